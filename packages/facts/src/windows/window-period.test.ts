import type { Window } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { fromDay, toDay } from '../dates/day.ts';
import { addDuration } from '../dates/duration.ts';
import { windowPeriod } from './window-period.ts';

const calendars = (['month', 'quarter', 'year'] as const).flatMap((unit) => [
  { unit, current: true },
  { unit, complete: 1 },
  { unit, complete: 4, current: true },
]);
const PERIODS: Window[] = [
  { on: 'on' },
  { span: ['a', 'b'] },
  ...['P1D', 'P1M', 'P1M10D', 'P90D', 'P1Y'].map((trailing) => ({ on: 'on', trailing })),
  ...calendars.map((calendar) => ({ on: 'on', calendar })),
];
const windows = PERIODS.flatMap((window) => [window, { ...window, ago: 'P1M' }, { ...window, ago: 'P1Y' }, { ...window, ago: 'P45D' }]);
const named = windows.map((window) => [JSON.stringify(window), window] as const);

describe('periods of windows', () => {
  it.each(named)('FACT-W7: the edges of %s do not move back, and reach each day on the first possible day', (_name, window) => {
    const period = windowPeriod(window, '05-31');
    for (let day = toDay('2022-12-01'); day <= toDay('2024-12-31'); day += 1) {
      const back = period.first(day) < period.first(day - 1) || period.last(day) < period.last(day - 1);
      const { lastReaches, firstReaches } = period;
      const byLast = lastReaches(day);
      const byFirst = firstReaches(day);
      const late = period.last(byLast) < day || period.last(byLast - 1) >= day;
      const lateFirst = Number.isFinite(byFirst) && (period.first(byFirst) < day || period.first(byFirst - 1) >= day);
      if (back || late || lateFirst) expect([fromDay(day), fromDay(byLast), byFirst]).toBe('reached on the first possible day');
    }
  });

  it.each(['P1D', 'P1M', 'P3M', 'P1M10D', 'P90D', 'P1Y'])('FACT-W7: over 400 years the trailing windows of %s tile', (trailing) => {
    const period = windowPeriod({ on: 'on', trailing });
    for (let day = toDay('1800-01-31'); day < toDay('2200-01-01'); day += 17) {
      const first = period.last(addDuration(day, trailing, -1)) + 1;
      if (first !== period.first(day)) expect([fromDay(day), fromDay(first)]).toEqual([fromDay(day), fromDay(period.first(day))]);
    }
  });

  it.each(['01-01', '02-29', '05-31', '04-06'])(
    'FACT-W7: over 400 years complete and current periods tile, years from %s',
    (yearStarts) => {
      for (const unit of ['month', 'quarter', 'year'] as const) {
        const complete = windowPeriod({ on: 'on', calendar: { unit, complete: 1 } }, yearStarts);
        const current = windowPeriod({ on: 'on', calendar: { unit, current: true } }, yearStarts);
        for (let day = toDay('1800-01-31'); day < toDay('2200-01-01'); day += 11) {
          const eve = complete.last(day);
          const tiles = eve + 1 === current.first(day) && current.first(eve) === complete.first(day) && current.last(day) === day;
          if (!tiles) expect([unit, fromDay(day), fromDay(eve)]).toBe('one day before the current period');
        }
      }
    },
  );
});
