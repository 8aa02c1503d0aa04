import { Badge, Group } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { State } from '../standing/standing.ts';
import { programWords } from '../words.ts';

const COLORS: Readonly<Record<State, string>> = {
  ...{ live: 'green', scheduled: 'blue', suspended: 'red', inReview: 'grape', draft: 'gray', retired: 'gray', notLive: 'gray' },
};

/** The states that hold, as words; the color only adds to them. */
export function StateBadges({ states }: { readonly states: readonly State[] }) {
  const say = useWords(programWords);
  return (
    <Group gap={4}>
      {states.map((state) => (
        <Badge key={state} color={COLORS[state]} variant="dot" tt="none">
          {say(state)}
        </Badge>
      ))}
    </Group>
  );
}
