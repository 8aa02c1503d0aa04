import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Use } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { WhereUsed } from './where-used.tsx';
import { entryWords } from './words.ts';

interface RemoveEntryProps {
  readonly title: string;
  /** What names it, asked when it is to be removed. */
  readonly uses: () => readonly Use[];
  readonly remove: () => void;
}

/** Removes at once what nothing uses; else says first where it is used. */
export function RemoveEntry({ title, uses, remove }: RemoveEntryProps) {
  const say = useWords(entryWords);
  const [isAsking, setAsking] = useState(false);
  const [used, setUsed] = useState<readonly Use[]>([]);
  const others = used.filter(({ by }) => by.kind !== 'test');
  const ask = () => {
    const found = uses();
    if (found.length === 0) remove();
    else {
      setUsed(found);
      setAsking(true);
    }
  };
  return (
    <>
      <Button variant="default" size="xs" aria-label={say('removeNamed', { what: title })} onClick={ask}>
        {say('remove')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={say('removeNamed', { what: title })}
        closeButtonProps={{ 'aria-label': say('cancel') }}
      >
        <Stack>
          <Text size="sm">{say('stillUsed')}</Text>
          <WhereUsed uses={others.length > 0 ? others : used} />
          <Group>
            <Button size="xs" onClick={() => setAsking(false)} data-autofocus>
              {say('keep')}
            </Button>
            <Button
              size="xs"
              color="red"
              onClick={() => {
                setAsking(false);
                remove();
              }}
            >
              {say('removeAnyway')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
