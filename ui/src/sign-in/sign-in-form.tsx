import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ProblemError } from '@tierwright/client';
import { useState } from 'react';
import { api } from '../service/api.ts';
import type { Person } from '../service/queries.ts';
import { session } from '../service/session.ts';
import { noteSignedIn } from '../service/signed-in.ts';
import { useWords } from '../words/use-words.ts';
import { signInWords } from './words.ts';

/** CMD403: the password was given by an administrator and is replaced first. */
const mustReplace = (error: unknown) => error instanceof ProblemError && error.code === 'CMD403';

/** Asks for login and password; `done` is told who has signed in. */
export function SignInForm({ done }: { readonly done: (who: Person) => void }) {
  const say = useWords(signInWords);
  const toggle = { 'aria-label': say('togglePassword') };
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const signIn = useMutation({
    mutationFn: async () => (await api.signIn({ body: { login, password, ...(newPassword && { newPassword }) } })).body,
    onSuccess: (who) => {
      noteSignedIn(true);
      session.begun();
      done(who);
    },
  });
  const replaces = mustReplace(signIn.error) || newPassword !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={say('login')}
          autoComplete="username"
          required
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          data-autofocus
        />
        <PasswordInput
          label={say('password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={toggle}
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {replaces && (
          <PasswordInput
            label={say('newPassword')}
            description={say('newPasswordHint')}
            autoComplete="new-password"
            visibilityToggleButtonProps={toggle}
            required
            value={newPassword}
            onChange={(event) => setNewPassword(event.currentTarget.value)}
          />
        )}
        {signIn.error && (
          <Alert color="red" role="alert">
            {signIn.error.message}
          </Alert>
        )}
        <Button type="submit" loading={signIn.isPending}>
          {say(replaces ? 'replace' : 'signIn')}
        </Button>
      </Stack>
    </form>
  );
}
