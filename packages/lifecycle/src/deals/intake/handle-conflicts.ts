import type { ItemReading } from '@tierwright/engine';
import type { CheckOutcome } from '@tierwright/program';
import type { Settled } from '../deal.ts';
import type { Conflict } from '../examination.ts';
import type { ReadyCheck } from './intake.ts';
import type { Hits, Opposing } from './opposing.ts';

/** What a check found before anything is made of it. */
export interface CheckHits {
  readonly ready: ReadyCheck;
  readonly hits: Hits;
}

/** What became of one opposing item under one check. `settled` and `cleared` are in nobody's way any more. */
export interface Handled {
  readonly ready: ReadyCheck;
  readonly item: Opposing | null;
  readonly how: CheckOutcome | 'settled' | 'cleared';
  readonly isByLetter: boolean;
}

/** What is known besides when conflicts are handled. */
export interface Handling {
  readonly settled: readonly Settled[];
  /** The customer's letter decides between registrations (D10). */
  readonly hasLetter: boolean;
  /** Whether `unless` of a check clears an item. */
  clears(ready: ReadyCheck, item: Opposing): boolean;
}

const isSettled = (settled: readonly Settled[], on: string, opposing: string | null): boolean =>
  settled.some((one) => one.check === on && one.opposing === opposing);

function handle(ready: ReadyCheck, item: Opposing | null, { settled, hasLetter, clears }: Handling): Handled {
  const { on, then } = ready.check;
  const as = (how: Handled['how'], isByLetter = false): Handled => ({ ready, item, how, isByLetter });
  if (isSettled(settled, on, item?.id ?? null)) return as('settled');
  if (item === null) return as(then === 'note' ? 'note' : 'adjudicate');
  if (clears(ready, item)) return as('cleared');
  return hasLetter && on === 'otherPartner' && then !== 'note' ? as('adjudicate', true) : as(then);
}

/** D8, D10: what becomes of each item that the checks found, in order of checks. */
export const handleConflicts = (found: readonly CheckHits[], handling: Handling): readonly Handled[] =>
  found.flatMap(({ ready, hits }) => (hits ?? [null]).map((item) => handle(ready, item, handling)));

/** Whether `unless` is met, asked once for a deal where it reads nothing of the opposing item. Unknown keeps the conflict (S3). */
export function unlessOf(reading: ItemReading, opposingFacts: (item: Opposing) => Readonly<Record<string, FactOf>>): Handling['clears'] {
  return ({ check, readsOpposing }, item) => {
    if (check.unless === undefined) return false;
    return (readsOpposing ? reading.with(opposingFacts(item)) : reading).deal.unless(check);
  };
}
type FactOf = ReturnType<Opposing['facts']>[string];

/** The conflicts that nobody has settled and nothing clears. */
export const conflictsOf = (handled: readonly Handled[]): readonly Conflict[] =>
  handled.flatMap(({ ready, item, how, isByLetter }) =>
    how === 'settled' || how === 'cleared' ? [] : [{ check: ready.check, outcome: how, opposing: item?.id ?? null, isByLetter }],
  );
