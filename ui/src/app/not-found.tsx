import { Button, Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words/use-words.ts';
import { appWords } from './words.ts';

export function NotFound() {
  const say = useWords(appWords);
  return (
    <Stack align="flex-start">
      <Title order={1}>{say('notFound')}</Title>
      <Button component={Link} to="/">
        {say('home')}
      </Button>
    </Stack>
  );
}
