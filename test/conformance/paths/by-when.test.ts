import type { Fact, Review, Window } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { atLeast, movable, paths, small } from './small-program.ts';

const sales = (window: Window | Window[], title = 'Sales'): Fact => ({
  title,
  type: 'money',
  from: { record: 'order', aggregate: 'sum', of: 'amount', window },
  actionable: { costPerUnit: 0.001, step: 1000 },
});
const orders = { order: { title: 'Order', fields: { soldOn: { type: 'date' }, amount: { type: 'money' } } } } as const;

const program = (window: Window | Window[], review?: Review, calendar = {}) =>
  small({
    records: orders as never,
    ...calendar,
    facts: { sales: sales(window), certified: movable('integer', 20, { title: 'Certificates', unit: 'certificates', onMissing: 0 }) },
    tracks: [
      {
        id: 'track',
        title: 'Track',
        tiers: [
          { id: 'base', title: 'Base' },
          { id: 'silver', title: 'Silver', qualify: { all: [atLeast('sales', 10_000)] } },
          { id: 'gold', title: 'Gold', qualify: { all: [atLeast('sales', 38_000), atLeast('certified', 1)] } },
        ],
        ...(review ? { review } : {}),
      },
    ],
  });
const trailing: Window = { on: 'soldOn', trailing: 'P12M' };
const thisYear: Window = { on: 'soldOn', calendar: { unit: 'year', current: true } };
const previous = { on: '2026-01-01', tier: 'base' };

/** When the tier is reached and by when each change counts, on 30 June 2026. */
async function when(window: Window | Window[], review?: Review, more: object = { previous }, calendar = {}) {
  const [found] = await paths(program(window, review, calendar), { ...more });
  return { reachedOn: found?.reachedOn, by: found?.by, changes: found?.changes.map((change) => change.by), sentence: found?.sentence };
}

describe('by when', () => {
  it('ENG-H8: without a wait there is no last day', async () => {
    expect(await when(trailing)).toMatchObject({ reachedOn: '2026-06-30', by: undefined, changes: [undefined, undefined] });
    expect(await when(trailing, { promote: { at: { every: 'year' } } }, {})).toMatchObject({ reachedOn: '2026-06-30', by: undefined });
  });

  it('ENG-H8: the next day on which the partner rises', async () => {
    expect(await when(trailing, { promote: { at: { every: 'year' } } })).toEqual({
      reachedOn: '2027-01-01',
      by: '2027-01-01',
      changes: ['2027-01-01', '2027-01-01'],
      sentence: '38,000 EUR and 1 certificate to Gold, by 1 January 2027. The review gives it on 1 January 2027.',
    });
  });

  it('ENG-H8: one tier at a time the first rise is the last day, the second gives the tier', async () => {
    const steps = { promote: { at: { every: 'quarter' }, steps: 'one' } } as const;
    expect(await when(trailing, steps)).toMatchObject({ reachedOn: '2026-10-01', by: '2026-07-01' });
  });

  it('ENG-H8: what counts by calendar counts until its period ends', async () => {
    expect(await when(thisYear)).toEqual({
      reachedOn: '2026-06-30',
      by: '2026-12-31',
      changes: ['2026-12-31', undefined],
      sentence: '38,000 EUR and 1 certificate to Gold, by 31 December 2026.',
    });
    expect(await when(thisYear, undefined, { previous }, { calendar: { yearStarts: '10-01' } })).toMatchObject({ by: '2026-09-30' });
    const complete: Window = { on: 'soldOn', calendar: { unit: 'quarter', complete: 4 } };
    expect(await when(complete)).toMatchObject({ by: '2026-06-30' });
  });

  it('ENG-H8: the earlier of both', async () => {
    const half = { promote: { at: { dates: ['08-15'] } } };
    expect(await when(thisYear, half)).toMatchObject({ by: '2026-08-15', changes: ['2026-08-15', '2026-08-15'] });
    const late = { promote: { at: { dates: ['02-15'] } } };
    expect(await when(thisYear, late)).toMatchObject({ reachedOn: '2027-02-15', by: '2026-12-31', changes: ['2026-12-31', '2027-02-15'] });
  });

  it('ENG-H8: windows of the fact around it count, those of another year do not', async () => {
    const inner = small({
      records: orders as never,
      facts: {
        sales: { ...sales({ on: 'soldOn', calendar: { unit: 'quarter', current: true } }), actionable: undefined as never },
        part: { title: 'Part', type: 'money', from: { within: 'sales' }, actionable: { costPerUnit: 1 } },
        before: {
          ...sales([{ on: 'soldOn', calendar: { unit: 'year', current: true }, ago: 'P1Y' }], 'Before'),
          actionable: { costPerUnit: 1 },
        },
      },
      gold: { all: [atLeast('part', 5), atLeast('before', 5)] },
    });
    const [found] = await paths(inner, {});
    expect(found?.changes.map(({ fact, by }) => [fact, by])).toEqual([
      ['part', '2026-06-30'],
      ['before', undefined],
    ]);
  });

  it('ENG-H8: who was removed is given it on no day', async () => {
    const removed = { previous: { on: '2026-01-01', tier: null, state: 'removed' } };
    expect(await when(trailing, undefined, removed)).toMatchObject({
      reachedOn: null,
      sentence: '38,000 EUR and 1 certificate to Gold. The review gives it on no day of the next ten years.',
    });
  });

  it('ENG-H8: thresholds of the days ahead count', async () => {
    const rising = small({
      facts: { a: movable('integer') },
      parameters: { needed: { type: 'integer', byTier: { gold: [{ value: 3 }, { from: '2026-12-01', value: 9 }], base: 0 } } },
      tracks: [
        {
          id: 'track',
          title: 'Track',
          tiers: [
            { id: 'base', title: 'Base' },
            { id: 'gold', title: 'Gold', qualify: { all: [atLeast('a', 'needed')] } },
          ],
          review: { promote: { at: { every: 'year' } } },
        },
      ],
    });
    const [found] = await paths(rising, { facts: { a: 0 }, previous });
    expect(found).toMatchObject({ cost: 3, reachedOn: null });
  });
});

describe('in words', () => {
  const told = async (facts: Record<string, Fact>, gold: never, given: Record<string, never>) =>
    (await paths(small({ facts, gold }), { facts: given }))[0]?.sentence;

  it('ENG-H10: counts in their unit, one of it in the singular', async () => {
    const people = movable('integer', 20, { title: 'People with a valid certificate', unit: 'people' });
    expect(await told({ people }, atLeast('people', 3) as never, { people: 2 } as never)).toBe(
      '1 person with a valid certificate to Gold.',
    );
    expect(await told({ people }, atLeast('people', 5) as never, { people: 2 } as never)).toBe(
      '3 people with a valid certificate to Gold.',
    );
    const deals = movable('integer', 1, { title: 'Deals won, last 12 months', unit: 'deals' });
    expect(await told({ deals }, atLeast('deals', 5) as never, { deals: 2 } as never)).toBe('3 deals won to Gold.');
    const bare = movable('integer', 1, { title: 'Visits, last month' });
    expect(await told({ bare }, atLeast('bare', 5) as never, { bare: 2 } as never)).toBe('3 (Visits) to Gold.');
  });

  it('ENG-H10: what is to be less, other amounts of money, flags, words and dates', async () => {
    const facts = {
      open: movable('integer', 1, { title: 'Complaints', unit: 'complaints' }),
      one: movable('money', 1, { title: 'Licences, this year' }),
      other: movable('money', 1, { title: 'Services' }),
      rate: movable('percent', 1, { title: 'Satisfaction' }),
      signed: movable('boolean', 1, { title: 'Agreement signed' }),
      skills: movable('set', 1, { title: 'Skills', values: ['cloud', 'data'] }),
      since: movable('date', 1, { title: 'Joined on' }),
    };
    const gold = {
      all: [
        { fact: 'open', operator: 'lessThanInclusive', value: 1 },
        atLeast('one', 1500),
        atLeast('other', 20.5),
        atLeast('rate', 80),
        { fact: 'signed', operator: 'equal', value: true },
        { fact: 'skills', operator: 'contains', value: 'cloud' },
        { fact: 'since', operator: 'lessThan', value: '2026-01-01' },
      ],
    };
    const given = { open: 3, one: 0, other: 0, rate: 78, signed: false, skills: [], since: '2026-01-03' };
    expect(await told(facts, gold as never, given as never)).toBe(
      '2 complaints fewer, 1,500 EUR (Licences), 20.50 EUR (Services), 2 percentage points (Satisfaction), Agreement signed: yes, cloud in skills and Joined on 3 days earlier to Gold.',
    );
  });

  it('ENG-H10: a tier above that is met with it', async () => {
    const program = small({
      facts: { a: movable('integer', 1, { title: 'Points', unit: 'points', step: 10 }) },
      tracks: [
        {
          id: 'track',
          title: 'Track',
          tiers: [
            { id: 'gold', title: 'Gold', qualify: { all: [atLeast('a', 2)] } },
            { id: 'best', title: 'Best', qualify: { all: [atLeast('a', 5)] } },
          ],
        },
      ],
    });
    expect((await paths(program, { facts: { a: 0 } }))[0]?.sentence).toBe('10 points to Gold. Best is met with it.');
  });
});
