import type { ReviewDates } from '@tierwright/program';
import { expect, it } from 'vitest';
import { nextReviewDate, reviewPolicy } from './review-days.ts';

const next = (at: ReviewDates | undefined, day: string, since: string | null = null, yearStarts?: string) =>
  nextReviewDate(at, day, { since, yearStarts });

it('O4.6: the next review date comes after the day, as the policy counts', () => {
  expect(next(undefined, '2027-02-28')).toBe('2027-03-01');
  expect(next({ every: 'day' }, '2027-12-31')).toBe('2028-01-01');
  expect(next({ every: 'day', from: '2028-05-01' }, '2027-12-31')).toBe('2028-05-01');
  expect(next({ every: 'quarter' }, '2027-04-01')).toBe('2027-07-01');
  expect(next({ every: 'quarter' }, '2027-04-01', null, '02-01')).toBe('2027-05-01');
  expect(next({ every: 'year', from: '2028-01-01' }, '2026-06-01')).toBe('2028-01-01');
  expect(next({ dates: ['08-15', '02-15'] }, '2027-02-15')).toBe('2027-08-15');
  expect(next({ dates: ['08-15', '02-15'] }, '2027-08-15')).toBe('2028-02-15');
});

it('O4.6: counted from a day, it is the same day of later months, or their last; never that day or before', () => {
  const monthly: ReviewDates = { every: 'month', since: 'partner.joinedOn' };
  expect(next(monthly, '2027-01-01', '2027-03-31')).toBe('2027-04-30');
  expect(next(monthly, '2027-03-31', '2027-03-31')).toBe('2027-04-30');
  expect(next(monthly, '2027-04-30', '2027-03-31')).toBe('2027-05-31');
  expect(next({ ...monthly, every: 'year' }, '2030-03-30', '2027-03-31')).toBe('2030-03-31');
  expect(next({ every: 'day', since: 'partner.joinedOn' }, '2027-01-01', '2027-03-31')).toBe('2027-04-01');
  expect(next(monthly, '2027-01-01', null)).toBeUndefined();
});

it('O4.6: a tier’s own policy overrides the track’s, key by key', () => {
  const policy = reviewPolicy(
    {
      id: 't',
      title: 'T',
      tiers: [
        { id: 'low', title: 'Low' },
        { id: 'high', title: 'High', review: { demote: { to: 'oneBelow' } } },
      ],
      review: { promote: { steps: 'one' }, demote: { at: { every: 'year' } }, probation: [{ reach: 'high', until: '2028-01-01' }] },
    },
    'high',
  );
  expect(policy).toEqual({
    promote: { steps: 'one' },
    demote: { at: { every: 'year' }, to: 'oneBelow' },
    probation: [{ reach: 'high', until: '2028-01-01' }],
  });
});
