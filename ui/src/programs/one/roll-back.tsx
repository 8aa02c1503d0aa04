import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../service/api.ts';
import { useWords } from '../../words/use-words.ts';
import { Confirm } from './confirm.tsx';
import { programPageWords } from './words.ts';

interface Former {
  readonly program: string;
  readonly hash: string;
  readonly version: string;
}

/** Makes a version live again that was live before. */
export function RollBack({ program, hash, version }: Former) {
  const say = useWords(programPageWords);
  const client = useQueryClient();
  const [isAsked, setIsAsked] = useState(false);
  const rollBack = useMutation({
    mutationFn: (reason: string) => api.rollBackProgram({ params: { program }, body: { hash, reason } }),
    onSuccess: async () => {
      setIsAsked(false);
      notifications.show({ message: say('rolledBack', { version }) });
      await client.invalidateQueries({ queryKey: ['programs'] });
    },
  });
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={say('rollBackTo', { version })}
        onClick={() => {
          rollBack.reset();
          setIsAsked(true);
        }}
      >
        {say('rollBack')}
      </Button>
      {isAsked && (
        <Confirm
          title={say('rollBackTo', { version })}
          text={say('rollBackText', { version })}
          action={say('rollBack')}
          needsReason
          isPending={rollBack.isPending}
          error={rollBack.error}
          close={() => setIsAsked(false)}
          act={(reason) => rollBack.mutate(reason)}
        />
      )}
    </>
  );
}
