import { Text } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import type { Baseline } from './impact-state.ts';
import { impactWords } from './words.ts';

/** What the draft is compared with. */
export function ComparedWith({ baseline }: { readonly baseline: Baseline }) {
  const say = useWords(impactWords);
  return (
    <Text size="xs" c="dimmed">
      {baseline.kind === 'none' ? say('against_none') : say(`against_${baseline.kind}`, { version: baseline.version })}
    </Text>
  );
}
