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

/** Whether `unless` of a check clears an item. */
type Clears = (ready: ReadyCheck, item: Opposing) => boolean;

const isSettled = (settled: readonly Settled[], on: string, opposing: string | null): boolean =>
  settled.some((one) => one.check === on && one.opposing === opposing);

function handle(ready: ReadyCheck, item: Opposing | null, settled: readonly Settled[], hasLetter: boolean, clears: Clears): Handled {
  const { on, then } = ready.check;
  const as = (how: Handled['how'], isByLetter = false): Handled => ({ ready, item, how, isByLetter });
  if (isSettled(settled, on, item?.id ?? null)) return as('settled');
  if (item === null) return as(then === 'note' ? 'note' : 'adjudicate');
  if (clears(ready, item)) return as('cleared');
  return hasLetter && on === 'otherPartner' && then !== 'note' ? as('adjudicate', true) : as(then);
}

const NONE: readonly Handled[] = [];
const UNKNOWN: readonly null[] = [null];

/**
 * D8, D10: what becomes of each item that the checks found, in order of checks. With `hasLetter` the customer's letter decides
 * between registrations.
 */
export function handleConflicts(
  found: readonly CheckHits[],
  settled: readonly Settled[],
  hasLetter: boolean,
  clears: Clears,
): readonly Handled[] {
  let handled: Handled[] | undefined;
  for (const { ready, hits } of found) {
    for (const item of hits ?? UNKNOWN) {
      handled ??= [];
      handled.push(handle(ready, item, settled, hasLetter, clears));
    }
  }
  return handled ?? NONE;
}

/** Whether `unless` is met, in the deal's reading, for an opposing item. Unknown keeps the conflict (S3). */
export function isCleared(reading: ItemReading, { check, readsOpposing }: ReadyCheck, facts: () => ReturnType<Opposing['facts']>): boolean {
  if (check.unless === undefined) return false;
  return (readsOpposing ? reading.with(facts()) : reading).deal.unless(check);
}

/** The conflicts that nobody has settled and nothing clears. */
export function conflictsOf(handled: readonly Handled[]): readonly Conflict[] {
  const found: Conflict[] = [];
  for (const { ready, item, how, isByLetter } of handled) {
    if (how === 'settled' || how === 'cleared') continue;
    found.push({ check: ready.check, outcome: how, opposing: item?.id ?? null, isByLetter });
  }
  return found;
}
