import { fromDay, toDay } from '@tierwright/facts';
import type { ReviewDates } from '@tierwright/program';
import { expect, it } from 'vitest';
import { NO_DAY } from '../snapshot/snapshot.ts';
import { NEVER, nextReviewOf } from './review-days.ts';

const next = (at: ReviewDates | undefined, day: string, since?: string, yearStarts?: string): string => {
  const found = nextReviewOf(at, yearStarts)(toDay(day), since === undefined ? NO_DAY : toDay(since));
  return found === NEVER ? 'never' : fromDay(found);
};

it('SIM-T2: the next review date is one that the day itself may be', () => {
  expect(next(undefined, '2026-05-05')).toBe('2026-05-05');
  expect(next({ every: 'quarter' }, '2026-05-05')).toBe('2026-07-01');
  expect(next({ every: 'quarter' }, '2026-07-01')).toBe('2026-07-01');
  expect(next({ every: 'year' }, '2026-02-01', undefined, '02-01')).toBe('2026-02-01');
  expect(next({ every: 'month', from: '2027-03-15' }, '2026-01-01')).toBe('2027-04-01');
  expect(next({ dates: ['02-29'] }, '2096-03-01')).toBe('2104-02-29');
  expect(next({ dates: ['08-15', '02-15'] }, '2026-08-16')).toBe('2027-02-15');
});

it('SIM-T2: periods count from a day of the partner, months clamped from it', () => {
  const monthly = { every: 'month', since: 'joined' } as const;
  expect(next(monthly, '2026-01-31', '2026-01-31')).toBe('2026-02-28');
  expect(next(monthly, '2026-03-01', '2026-01-31')).toBe('2026-03-31');
  expect(next(monthly, '2025-01-01', '2026-01-31')).toBe('2026-02-28');
  expect(next({ every: 'day', since: 'joined' }, '2026-01-01', '2026-01-31')).toBe('2026-02-01');
  expect(next(monthly, '2026-01-01')).toBe('never');
});
