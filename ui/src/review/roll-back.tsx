import { Button, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api } from '../service/api.ts';
import { useWords } from '../words/use-words.ts';
import { Refused } from './refused.tsx';
import { useAct } from './use-act.ts';
import { reviewWords } from './words.ts';

interface Props {
  readonly program: string;
  readonly hash: string;
  readonly version: string;
}

/** Back to a version that was in force before, with the reason. */
export function RollBack({ program, hash, version }: Props) {
  const say = useWords(reviewWords);
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const act = useAct(
    () => api.rollBackProgram({ params: { program }, body: { hash, reason } }),
    () => setIsOpen(false),
  );
  return (
    <>
      <Button size="compact-xs" variant="default" className="no-print" onClick={() => setIsOpen(true)}>
        {say('rollBack')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={say('rollBackTitle', { version })}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        <Stack>
          <Text size="sm">{say('rollBackText')}</Text>
          <Textarea
            label={say('rollBackReason')}
            value={reason}
            required
            maxLength={4000}
            autosize
            minRows={2}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Button color="red" disabled={reason.trim() === ''} loading={act.isPending} onClick={() => act.mutate()}>
            {say('rollBack')}
          </Button>
          <Refused error={act.error} />
        </Stack>
      </Modal>
    </>
  );
}
