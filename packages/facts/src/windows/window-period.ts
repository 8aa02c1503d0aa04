import type { Window } from '@tierwright/program';
import type { Day } from '../dates/day.ts';
import { addDuration, firstDayReaching } from '../dates/duration.ts';
import { type PeriodGrid, periodFrom, periodGrid, periodIndex, periodStart } from '../dates/period.ts';

/**
 * The days that count on a day D: from `first(D)` through `last(D)`. Both edges never move back as D grows, so each has
 * a first D on which it reaches a day: the days on which a record enters or leaves a window.
 */
export interface WindowPeriod {
  first(day: Day): Day;
  last(day: Day): Day;
  /** The first D with first(D) ≥ day; Infinity if it never gets there. */
  firstReaches(day: Day): Day;
  /** The first D with last(D) ≥ day. */
  lastReaches(day: Day): Day;
}

const always: WindowPeriod['first'] = () => Number.NEGATIVE_INFINITY;
const never: WindowPeriod['firstReaches'] = () => Number.POSITIVE_INFINITY;
const same = (day: Day) => day;

const upToTheDay: WindowPeriod = { first: always, last: same, firstReaches: never, lastReaches: same };
const theDay: WindowPeriod = { first: same, last: same, firstReaches: same, lastReaches: same };

/** D − P < d ≤ D. */
const trailing = (duration: string): WindowPeriod => ({
  first: (day) => addDuration(day, duration, -1) + 1,
  last: same,
  firstReaches: (day) => firstDayReaching(day - 1, duration),
  lastReaches: same,
});

const currentPeriodOf = (grid: PeriodGrid, complete: number): WindowPeriod => ({
  first: (day) => periodStart(grid, periodIndex(grid, day) - complete),
  last: same,
  firstReaches: (day) => periodStart(grid, periodFrom(grid, day) + complete),
  lastReaches: same,
});

const completePeriodsOf = (grid: PeriodGrid, complete: number): WindowPeriod => ({
  ...currentPeriodOf(grid, complete),
  last: (day) => periodStart(grid, periodIndex(grid, day)) - 1,
  lastReaches: (day) => periodStart(grid, periodFrom(grid, day + 1)),
});

/** The same period as seen `ago` earlier. */
const movedBack = (period: WindowPeriod, ago: string): WindowPeriod => ({
  first: (day) => period.first(addDuration(day, ago, -1)),
  last: (day) => period.last(addDuration(day, ago, -1)),
  firstReaches: (day) => reachBack(period.firstReaches(day), ago),
  lastReaches: (day) => reachBack(period.lastReaches(day), ago),
});

const reachBack = (day: Day, ago: string) => (Number.isFinite(day) ? firstDayReaching(day, ago) : day);

/** The period of a window; without one, `on` counts up to the day and `span` must contain the day. */
export function windowPeriod(window: Window, yearStarts?: string): WindowPeriod {
  const period = unmoved(window, yearStarts);
  return window.ago === undefined ? period : movedBack(period, window.ago);
}

function unmoved({ on, trailing: duration, calendar }: Window, yearStarts: string | undefined): WindowPeriod {
  if (duration !== undefined) return trailing(duration);
  if (calendar === undefined) return on === undefined ? theDay : upToTheDay;
  const grid = periodGrid(calendar.unit, yearStarts);
  const complete = calendar.complete ?? 0;
  return complete > 0 && calendar.current !== true ? completePeriodsOf(grid, complete) : currentPeriodOf(grid, complete);
}
