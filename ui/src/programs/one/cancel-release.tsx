import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../service/api.ts';
import { useWords } from '../../words/use-words.ts';
import { Confirm } from './confirm.tsx';
import { programPageWords } from './words.ts';

/** Calls off a release that has a date, or that was suspended. */
export function CancelRelease({ release, version }: { readonly release: string; readonly version: string }) {
  const say = useWords(programPageWords);
  const client = useQueryClient();
  const [isAsked, setIsAsked] = useState(false);
  const cancel = useMutation({
    mutationFn: (reason: string) => api.cancelRelease({ params: { release }, body: reason === '' ? {} : { reason } }),
    onSuccess: async () => {
      setIsAsked(false);
      notifications.show({ message: say('cancelledNow', { version }) });
      await client.invalidateQueries({ queryKey: ['programs'] });
    },
  });
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={say('cancelReleaseOf', { version })}
        onClick={() => {
          cancel.reset();
          setIsAsked(true);
        }}
      >
        {say('cancelRelease')}
      </Button>
      {isAsked && (
        <Confirm
          title={say('cancelReleaseOf', { version })}
          text={say('cancelText', { version })}
          action={say('cancelRelease')}
          needsReason={false}
          isPending={cancel.isPending}
          error={cancel.error}
          close={() => setIsAsked(false)}
          act={(reason) => cancel.mutate(reason)}
        />
      )}
    </>
  );
}
