import { Stack, Text, Title } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { programWords } from '../words.ts';

/** In place of what only the vendor's people see. */
export function NotForPartner() {
  const say = useWords(programWords);
  return (
    <Stack>
      <Title order={1}>{say('title')}</Title>
      <Text>{say('notForRole')}</Text>
    </Stack>
  );
}
