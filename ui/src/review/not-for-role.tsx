import { Text, Title } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import { reviewWords } from './words.ts';

/** For who may not read reviews: who does. */
export function NotForRole() {
  const say = useWords(reviewWords);
  return (
    <>
      <Title order={1}>{say('title')}</Title>
      <Text>{say('notForRole')}</Text>
    </>
  );
}
