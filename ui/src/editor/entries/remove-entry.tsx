import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Use } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { WhereUsed } from './where-used.tsx';
import { entryWords } from './words.ts';

interface RemoveEntryProps {
  readonly title: string;
  readonly uses: readonly Use[];
  readonly remove: () => void;
}

/** Removes at once what nothing uses; else says first where it is used. */
export function RemoveEntry({ title, uses, remove }: RemoveEntryProps) {
  const say = useWords(entryWords);
  const [isAsking, setAsking] = useState(false);
  const others = uses.filter(({ by }) => by.kind !== 'test');
  return (
    <>
      <Button
        variant="default"
        size="xs"
        aria-label={say('removeNamed', { what: title })}
        onClick={() => (uses.length === 0 ? remove() : setAsking(true))}
      >
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
          <WhereUsed uses={others.length > 0 ? others : uses} />
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
