import { Text } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { reviewWords } from '../words.ts';
import { openAt, useComments } from './use-comments.ts';

/** In a row or a column of a table: how many comments on the rule are open; nothing where there are none. */
export function OpenMarker({ pointer }: { readonly pointer: string }) {
  const say = useWords(reviewWords);
  const open = openAt(useComments().comments, pointer);
  if (open === 0) return null;
  return (
    <Text component="span" size="xs" fw={600} display="block" c="var(--mantine-primary-color-light-color)">
      {say('openComments', { count: open })}
    </Text>
  );
}
