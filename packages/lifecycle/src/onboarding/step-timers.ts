import type { Timer } from '../machine/item.ts';

/** What a timer of a step is about. */
interface StepTimer {
  readonly step: string;
  readonly what: 'due' | 'remind' | 'morning';
}

const PREFIX = 'step';

/** The timers of a step: all ids that begin so. */
export const timersOf = (step: string): string => `${PREFIX}:${step}`;

/** What a timer says, where it is one of a step; else nothing. */
export function stepTimer({ id }: Timer): StepTimer | undefined {
  const [prefix, step, what] = id.split(':');
  if (prefix !== PREFIX || step === undefined) return undefined;
  return what === 'due' || what === 'remind' || what === 'morning' ? { step, what } : undefined;
}
