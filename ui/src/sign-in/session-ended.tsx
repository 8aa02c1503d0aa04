import { Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ReturnFocus } from '../app/return-focus.tsx';
import { useWords } from '../words/use-words.ts';
import { SignInForm } from './sign-in-form.tsx';
import { signInWords } from './words.ts';

/** Asks who was signed in to sign in again, over the page: nothing on it is lost. Somebody else begins with a page of their own. */
export function SessionEnded({ account }: { readonly account: string | undefined }) {
  const say = useWords(signInWords);
  const client = useQueryClient();
  const close = () => {};
  return (
    <Modal opened onClose={close} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={say('ended')}>
      <ReturnFocus />
      <Stack>
        <Text size="sm">{say('endedText')}</Text>
        <SignInForm
          done={(who) => {
            if (who.account === account) void client.invalidateQueries();
            else location.assign('/');
          }}
        />
      </Stack>
    </Modal>
  );
}
