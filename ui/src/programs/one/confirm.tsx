import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '../../app/failure.tsx';
import { ReturnFocus } from '../../app/return-focus.tsx';
import { useWords } from '../../words/use-words.ts';
import { programPageWords } from './words.ts';

interface Asked {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly needsReason: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly close: () => void;
  readonly act: (reason: string) => void;
}

/** Asks before something is done for everybody, and for the reason that the history keeps. */
export function Confirm({ title, text, action, needsReason, isPending, error, close, act }: Asked) {
  const say = useWords(programPageWords);
  const [reason, setReason] = useState('');
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': say('close') }}>
      <ReturnFocus />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act(reason.trim());
        }}
      >
        <Stack>
          <Text>{text}</Text>
          <Textarea
            label={say('reason')}
            description={say('reasonHint')}
            required={needsReason}
            maxLength={1000}
            autosize
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          {error !== null && <Failure error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {say('leaveIt')}
            </Button>
            <Button type="submit" color="red" loading={isPending} disabled={needsReason && reason.trim() === ''}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
