import { Text } from '@mantine/core';
import { useFault } from '../editor/document/use-document.ts';
import { useWords } from '../words/use-words.ts';
import type { ImpactState } from './impact-state.ts';
import { impactWords } from './words.ts';

/** Says that what is shown is of an earlier text, where that will stay so until somebody corrects it. */
export function StaleNote({ state: { refused } }: { readonly state: ImpactState }) {
  const say = useWords(impactWords);
  const fault = useFault();
  const problem = fault ?? refused?.problems[0];
  if (!problem) return null;
  return (
    <Text size="xs" role="status" c="var(--mantine-color-orange-text)">
      {`⚠ ${say('stale')} ${say('staleWhy', { message: problem.message, code: problem.code })}`}
    </Text>
  );
}
