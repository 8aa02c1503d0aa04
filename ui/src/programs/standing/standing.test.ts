import { describe, expect, it } from 'vitest';
import type { DraftListed, ReleaseListed, ReviewListed } from '../../service/queries.ts';
import { type About, programsOf, standingOf } from './standing.ts';

const AT = '2026-11-01T09:00:00Z';
const program = { id: 'odoo', title: 'Odoo', active: null, activeSince: null, createdAt: AT };
const draft = (change: Partial<DraftListed> = {}): DraftListed => ({
  ...{ id: 'd1', program: 'odoo', title: 'Odoo', base: null, state: 'open', revision: 1, round: 0, createdAt: AT, changedAt: AT },
  ...change,
});
const review = (change: Partial<ReviewListed> = {}): ReviewListed => ({
  ...{
    id: 'r1',
    draft: 'd1',
    program: 'odoo',
    hash: 'a',
    round: 1,
    state: 'open',
    needed: 1,
    note: '',
    askedBy: { id: 'x', name: 'X' },
    askedAt: AT,
  },
  ...change,
});
const release = (change: Partial<ReleaseListed> = {}): ReleaseListed => ({
  ...{ id: 'e1', program: 'odoo', hash: 'a', before: null, review: 'r1', kind: 'publish', state: 'scheduled', effectiveAt: AT },
  ...{ askedBy: { id: 'x', name: 'X' }, askedAt: AT, activatedAt: null, endedAt: null, reason: '', report: null },
  ...change,
});
const about = (change: Partial<About>): About => ({ program, drafts: [], reviews: [], releases: [], ...change });

describe('where a program stands', () => {
  it('is not live yet, and nobody acts, where there is nothing', () => {
    expect(standingOf(about({}))).toMatchObject({ states: ['notLive'], next: { who: 'nobody' }, nextDate: null, draft: null });
  });

  it('goes from draft over review to a date, and says each time who acts', () => {
    const inReview = draft({ state: 'inReview', round: 1 });
    expect(standingOf(about({ drafts: [draft()] }))).toMatchObject({ states: ['draft'], next: { who: 'designerEdits', draft: 'd1' } });
    expect(standingOf(about({ drafts: [inReview], reviews: [review()] }))).toMatchObject({
      states: ['inReview'],
      next: { who: 'approverDecides', review: 'r1' },
      draft: 'd1',
    });
    expect(standingOf(about({ drafts: [draft()], reviews: [review({ state: 'changesAsked' })] })).next).toEqual({
      who: 'designerCorrects',
      draft: 'd1',
    });
    expect(standingOf(about({ drafts: [inReview], reviews: [review({ state: 'approved' })] })).next).toEqual({
      who: 'approverPublishes',
      review: 'r1',
    });
    const published = draft({ state: 'published' });
    const later = release({ id: 'e2', effectiveAt: '2027-01-01T08:00:00Z' });
    const sooner = release({ effectiveAt: '2026-12-01T08:00:00Z' });
    expect(standingOf(about({ drafts: [published], reviews: [review({ state: 'approved' })], releases: [later, sooner] }))).toMatchObject({
      states: ['scheduled'],
      nextDate: '2026-12-01T08:00:00Z',
      next: { who: 'serviceReleases', at: '2026-12-01T08:00:00Z' },
      draft: null,
    });
  });

  it('says what stopped a release before all else', () => {
    const stopped = release({ state: 'suspended', reason: 'The base moved.' });
    const standing = standingOf(about({ program: { ...program, active: 'b' }, drafts: [draft()], releases: [stopped] }));
    expect(standing.states).toEqual(['suspended', 'live', 'draft']);
    expect(standing.next).toEqual({ who: 'approverLooks', release: 'e1', reason: 'The base moved.' });
  });

  it('is retired when it was live and is not any more', () => {
    const past = release({ state: 'superseded', activatedAt: AT, endedAt: AT });
    expect(standingOf(about({ releases: [past] })).states).toEqual(['retired']);
    expect(standingOf(about({ releases: [past, release({ id: 'e2' })] })).states).toEqual(['scheduled']);
  });

  it('looks only at what is its own', () => {
    const other = { program: 'aws' };
    const found = standingOf(about({ drafts: [draft(other)], reviews: [review(other)], releases: [release(other)] }));
    expect([found.states, found.next]).toEqual([['notLive'], { who: 'nobody' }]);
  });
});

it('knows programs that are only drafts, once each, by title; not those that nobody wants any more', () => {
  const found = programsOf(
    [program],
    [
      draft({ id: 'd2', program: 'aws', title: 'AWS' }),
      draft({ id: 'd3', program: 'aws', title: 'AWS again' }),
      draft({ id: 'd4', program: 'gone', state: 'discarded' }),
      draft({ id: 'd5', program: null, title: 'Untitled' }),
      draft({ id: 'd6', program: 'odoo', title: 'Other' }),
    ],
  );
  expect(found.map(({ id, title }) => [id, title])).toEqual([
    ['aws', 'AWS'],
    ['odoo', 'Odoo'],
  ]);
});
