import { Alert, Button, Container, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ProblemError } from '@tierwright/client';
import { useState } from 'react';
import { api } from '../service/api.ts';
import { noteSignedIn } from '../service/signed-in.ts';
import { useWords } from '../words/use-words.ts';
import { signInWords } from './words.ts';

/** CMD403: the password was given by an administrator and is replaced first. */
const mustReplace = (error: unknown) => error instanceof ProblemError && error.code === 'CMD403';

export function SignInPage() {
  const say = useWords(signInWords);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { to } = useSearch({ from: '/sign-in' });
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.signIn({ body: { login, password, ...(newPassword && { newPassword }) } }),
    onSuccess: async () => {
      noteSignedIn(true);
      client.clear();
      await navigate({ to: to?.startsWith('/') && !to.startsWith('//') ? to : '/' });
    },
  });
  const replaces = mustReplace(signIn.error) || newPassword !== '';
  return (
    <Container size="xs" py="xl" component="main">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        <Stack>
          <Title order={1} size="h2">
            {say('title')}
          </Title>
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
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {replaces && (
            <PasswordInput
              label={say('newPassword')}
              description={say('newPasswordHint')}
              autoComplete="new-password"
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
          <Text size="sm" c="dimmed">
            {say('forSamples')}
          </Text>
        </Stack>
      </form>
    </Container>
  );
}
