import type { Timer } from '../machine/item.ts';

/** What a timer of a chain is about. `step` is its step, `what` the clock. */
interface ChainTimer {
  readonly chain: string;
  readonly step: string;
  readonly what: 'due' | 'remind' | 'morning';
}

const PREFIX = 'chain';

/** The timers of a run of a chain, or of one of its steps: all ids that begin so. */
export const timersOf = (chain: string, step?: string): string => `${PREFIX}:${chain}${step === undefined ? '' : `:${step}`}`;

/** What a timer says, where it is one of a chain; else nothing. */
export function chainTimer({ id }: Timer): ChainTimer | undefined {
  const [prefix, chain, step, what] = id.split(':');
  if (prefix !== PREFIX || chain === undefined || step === undefined) return undefined;
  return what === 'due' || what === 'remind' || what === 'morning' ? { chain, step, what } : undefined;
}
