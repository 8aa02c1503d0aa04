import { fromDay, toDay } from '@tierwright/facts';
import type { TierState } from '@tierwright/program';
import type { DayView } from './day-view.ts';
import type { Policy } from './policy.ts';
import { type Held, stepDay } from './step-day.ts';

/** A tier held from a day on and its state, for benefits that look back (ENG-B4, ENG-B5) and lapses that look ahead. */
export interface HistoryEntry {
  from: string;
  tier: number;
  state: TierState;
}
export interface Replayed {
  held: Held;
  history: HistoryEntry[];
}
export interface ReplayParts {
  start: Held;
  from: string;
  through: string;
  /** The view of a day. */
  viewOn: (day: string) => DayView;
  /** Days on which the view may differ from the day before; nothing means every day. */
  changes: ReadonlySet<string> | null;
  policyOf: (tier: number) => Policy;
}

/**
 * The state on `through`, from the state on `from` (ENG-S). Dates are walked day by day, which is cheap; facts are
 * evaluated only on days when they can have changed (ENG-S9).
 */
export function replay({ start, from, through, viewOn, changes, policyOf }: ReplayParts): Replayed {
  let held = start;
  let view: DayView | undefined;
  const history: HistoryEntry[] = [];
  const last = toDay(through);
  for (let number = toDay(from) + 1; number <= last; number += 1) {
    const day = fromDay(number);
    if (view === undefined || changes === null || changes.has(day)) view = viewOn(day);
    const next = stepDay(held, day, view, policyOf);
    if (next.tier !== held.tier || next.state !== held.state) history.push({ from: day, tier: next.tier, state: next.state });
    held = next;
  }
  return { held, history };
}
