import { Progress, Text } from '@mantine/core';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { ImpactState } from './impact-state.ts';
import { impactWords } from './words.ts';

/** A base that is decided at once needs no progress; above this it is told. */
const TOLD_ABOVE = 10_000;
const MB = 1_000_000;

/** How far the base is read, or decided. */
export function ImpactProgress({ state: { phase, bytes, progress } }: { readonly state: ImpactState }) {
  const say = useWords(impactWords);
  if (phase === 'loading')
    return (
      <Text size="sm" role="status">
        {say('reading', { size: number(Math.round(bytes / (MB / 10)) / 10) })}
      </Text>
    );
  if (progress === null || progress.of <= TOLD_ABOVE) return null;
  return (
    <div>
      <Progress value={(100 * progress.done) / progress.of} size="sm" aria-label={say('progress')} />
      <Text size="xs" c="dimmed">
        {say('working', { done: number(progress.done), of: number(progress.of) })}
      </Text>
    </div>
  );
}
