import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { memo, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { session } from '../../service/session.ts';
import { useWords } from '../../words/use-words.ts';
import type { DraftSaver } from './draft-saver.ts';
import { draftWords } from './words.ts';

/** How far saving is; where two people changed the draft, the question which goes on. */
export function SavingState({ saver }: { readonly saver: DraftSaver }) {
  const say = useWords(draftWords);
  const state = useSyncExternalStore(saver.subscribe, () => saver.state);
  const [isPutOff, putOff] = useState(false);
  useEffect(() => {
    if (state.kind !== 'theirs') putOff(false);
  }, [state.kind]);
  useEffect(() => {
    // Closing the page with work that is not saved is asked about; the journal keeps it anyway.
    const ask = (event: BeforeUnloadEvent) => {
      if (saver.state.kind !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [saver]);
  useEffect(() => {
    // Not only after the next pause of those that grow: when the connection is back, or somebody has signed in again.
    const again = () => {
      if (saver.state.kind === 'noAnswer' && !session.isOver()) void saver.saveNow();
    };
    window.addEventListener('online', again);
    const forget = session.subscribe(again);
    return () => {
      window.removeEventListener('online', again);
      forget();
    };
  }, [saver]);
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" role="status" data-saving={state.kind}>
        {state.kind === 'theirs' ? say('theirsTitle') : say(state.kind)}
        {(state.kind === 'refused' || state.kind === 'noAnswer') && ` (${state.message})`}
      </Text>
      {(state.kind === 'noAnswer' || state.kind === 'refused') && (
        <Button size="compact-xs" variant="default" onClick={() => void saver.saveNow()}>
          {say('tryNow')}
        </Button>
      )}
      <TheirsDialog saver={saver} isOpen={state.kind === 'theirs' && !isPutOff} close={useCallback(() => putOff(true), [])} />
    </Group>
  );
}

interface TheirsDialogProps {
  readonly saver: DraftSaver;
  readonly isOpen: boolean;
  readonly close: () => void;
}

/** Somebody else changed the draft: whose work stays. Not drawn again each time that something was saved. */
const TheirsDialog = memo(function TheirsDialog({ saver, isOpen, close }: TheirsDialogProps) {
  const say = useWords(draftWords);
  return (
    <Modal opened={isOpen} onClose={close} title={say('theirsTitle')} withCloseButton={false}>
      <Stack>
        {/* It may open while somebody types: the focus is on nothing that a space or Enter would press. */}
        <Text tabIndex={-1} data-autofocus>
          {say('theirsText')}
        </Text>
        <Button onClick={() => void saver.keepOurs({ theirs: say('takeTheirsStep'), ours: say('keepOursStep') })}>{say('keepOurs')}</Button>
        <Text size="sm">{say('keepOursHint')}</Text>
        <Button variant="default" onClick={() => saver.takeTheirs(say('takeTheirsStep'))}>
          {say('takeTheirs')}
        </Button>
        <Text size="sm">{say('takeTheirsHint')}</Text>
      </Stack>
    </Modal>
  );
});
