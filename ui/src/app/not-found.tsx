import { Button, Container, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words/use-words.ts';
import { appWords } from './words.ts';

export function NotFound() {
  const say = useWords(appWords);
  return (
    <Container component="main" py="md">
      <Title order={1} mb="md">
        {say('notFound')}
      </Title>
      <Button component={Link} to="/">
        {say('home')}
      </Button>
    </Container>
  );
}
