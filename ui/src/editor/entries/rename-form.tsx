import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { idFault } from './ids.ts';
import { entryWords } from './words.ts';

interface RenameFormProps {
  readonly id: string;
  readonly taken: ReadonlySet<string>;
  /** The places that name it, asked when it is opened. */
  readonly uses: () => number;
  readonly rename: (to: string) => void;
}

/** Another id for an entry, there and wherever it is named. */
export function RenameForm({ id, taken, uses, rename }: RenameFormProps) {
  const say = useWords(entryWords);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState(id);
  const fault = typed === id ? null : idFault(typed, taken);
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          aria-label={say('renameNamed', { what: id })}
          onClick={() => {
            setTyped(id);
            setOpen(!isOpen);
          }}
        >
          {say('rename')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (fault) return;
            if (typed !== id) rename(typed);
            setOpen(false);
          }}
        >
          <Stack gap="xs">
            <TextInput
              label={say('id')}
              description={say('idHint', { count: isOpen ? uses() : 0 })}
              value={typed}
              error={fault && say(fault)}
              onChange={(event) => setTyped(event.currentTarget.value.trim())}
              data-autofocus
            />
            <Group gap="xs">
              <Button type="submit" size="xs" disabled={fault !== null}>
                {say('apply')}
              </Button>
              <Button variant="default" size="xs" onClick={() => setOpen(false)}>
                {say('cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
