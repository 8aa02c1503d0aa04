import { Container, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useWords } from '../words/use-words.ts';
import { SignInForm } from './sign-in-form.tsx';
import { signInWords } from './words.ts';

/** Where to go afterwards: a page of ours, never another address. */
const ownPage = (to: string | undefined): string => (to?.startsWith('/') && !/^\/[/\\]/.test(to) ? to : '/');

export function SignInPage() {
  const say = useWords(signInWords);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { to } = useSearch({ from: '/sign-in' });
  return (
    <Container size="xs" py="xl" component="main">
      <Stack>
        <Title order={1} size="h2">
          {say('title')}
        </Title>
        <SignInForm
          done={() => {
            client.clear();
            void navigate({ to: ownPage(to) });
          }}
        />
        <Text size="sm" c="dimmed">
          {say('forSamples')}
        </Text>
      </Stack>
    </Container>
  );
}
