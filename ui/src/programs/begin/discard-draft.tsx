import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../../app/failure.tsx';
import { api } from '../../service/api.ts';
import { useWords } from '../../words/use-words.ts';
import { programWords } from '../words.ts';

/** Closes a draft for everybody, after asking. */
export function DiscardDraft({ id, title }: { readonly id: string; readonly title: string }) {
  const say = useWords(programWords);
  const client = useQueryClient();
  const [isAsked, setIsAsked] = useState(false);
  const shown = title || say('untitled');
  const discard = useMutation({
    mutationFn: () => api.discardDraft({ params: { draft: id } }),
    onSuccess: async () => {
      setIsAsked(false);
      notifications.show({ message: say('discardedNow', { title: shown }) });
      await Promise.all([client.invalidateQueries({ queryKey: ['drafts'] }), client.invalidateQueries({ queryKey: ['reviews'] })]);
    },
  });
  return (
    <>
      <Button variant="default" size="compact-sm" aria-label={say('discardDraft', { title: shown })} onClick={() => setIsAsked(true)}>
        {say('discard')}
      </Button>
      <Modal
        opened={isAsked}
        onClose={() => setIsAsked(false)}
        title={say('discardTitle')}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        <Stack>
          <Text>{say('discardText', { title: shown })}</Text>
          {discard.error && <Failure error={discard.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setIsAsked(false)} data-autofocus>
              {say('keep')}
            </Button>
            <Button color="red" loading={discard.isPending} onClick={() => discard.mutate()}>
              {say('discard')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
