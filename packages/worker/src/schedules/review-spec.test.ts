import type { Program, Review, Track } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { reviewSpec } from './review-spec.ts';

const track = (review: Review | undefined, tiers: readonly Review[] = []): Track => ({
  ...{ id: 't', title: 'T', ...(review && { review }) },
  tiers: [{ id: 'base', title: 'Base' }, ...tiers.map((own, n) => ({ id: `x${n}`, title: 'X', review: own }))],
});
const program = (tracks: readonly Track[], yearStarts?: string): Program =>
  ({ timeZone: 'Europe/Berlin', tracks, ...(yearStarts !== undefined && { calendar: { yearStarts } }) }) as unknown as Program;
const days = (...args: Parameters<typeof program>) => reviewSpec(program(...args))?.calendars?.map(({ comment }) => comment);

describe('review calendars', () => {
  it('are at the start of the program’s days', () => {
    expect(reviewSpec(program([track(undefined)]))).toEqual({
      calendars: [{ comment: 'every day', hour: 0, minute: 1 }],
      timezone: 'Europe/Berlin',
    });
    expect(reviewSpec(program([]))).toBeUndefined();
  });

  it('are the days that tracks and tiers name, each once', () => {
    const dates = { at: { dates: ['02-15', '08-15'] } };
    const year = { at: { every: 'year' } } as const;
    expect(days([track({ promote: dates, demote: year }, [{ demote: dates }])])).toEqual(['01-01', '02-15', '08-15']);
    expect(days([track({ promote: { at: { every: 'month' } }, demote: year })])).toEqual(['01-01', 'each month']);
    expect(days([track({ promote: dates })])).toEqual(['every day']);
  });

  it('count quarters and years from the fiscal year, in shorter months on their last day', () => {
    const quarter = { at: { every: 'quarter' } } as const;
    expect(days([track({ promote: quarter, demote: quarter })], '04-01')).toEqual(['01-01', '04-01', '07-01', '10-01']);
    expect(days([track({ promote: quarter, demote: quarter })], '08-31')).toEqual(['02-28', '05-31', '08-31', '11-30']);
  });

  it('leave a partner’s own anniversaries to that partner', () => {
    const own = { at: { every: 'year', since: 'partner.joinedOn' } } as const;
    expect(reviewSpec(program([track({ promote: own, demote: own })]))).toBeUndefined();
  });
});
