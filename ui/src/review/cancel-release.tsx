import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../service/api.ts';
import { useWords } from '../words/use-words.ts';
import { Refused } from './refused.tsx';
import { useAct } from './use-act.ts';
import { reviewWords } from './words.ts';

/** Cancels a release that is scheduled; its review stays approved. */
export function CancelRelease({ release }: { readonly release: string }) {
  const say = useWords(reviewWords);
  const [reason, setReason] = useState('');
  const cancel = useAct(() => api.cancelRelease({ params: { release }, body: reason === '' ? {} : { reason } }));
  return (
    <div>
      <Group align="flex-end">
        <TextInput
          label={say('cancelReason')}
          value={reason}
          maxLength={4000}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {say('cancelRelease')}
        </Button>
      </Group>
      <Refused error={cancel.error} />
    </div>
  );
}
