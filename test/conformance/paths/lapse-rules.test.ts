import { fromDay, toDay } from '@tierwright/facts';
import type { Program, Track } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { atLeast, DAY, fact, lapses, refusedLapse, small } from './small-program.ts';

const records = {
  order: {
    title: 'Order',
    fields: { soldOn: { type: 'date' }, amount: { type: 'money' }, area: { type: 'enum', values: ['north', 'south'], optional: true } },
  },
  certificate: { title: 'Certificate', fields: { holder: { type: 'string' }, issuedOn: { type: 'date' }, expiresOn: { type: 'date' } } },
} as const;

const facts = {
  sales: {
    title: 'Bookings, last 12 months',
    type: 'money',
    from: { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'soldOn', trailing: 'P12M' } },
  },
  people: {
    title: 'Certified people',
    type: 'integer',
    unit: 'people',
    from: { record: 'certificate', aggregate: 'countDistinct', of: 'holder', window: { span: ['issuedOn', 'expiresOn'] } },
  },
} as const;

const requirement = (title: string, ...all: object[]) => ({ title, why: 'So it is.', when: { all } }) as never;

function program(track: Partial<Track> = {}, more: Partial<Program> = {}): Program {
  return small({
    records: records as never,
    facts: facts as never,
    parameters: { 'min.sales': { title: 'Bookings a tier asks for', type: 'money', byTier: { base: 0, silver: 1000, gold: 10_000 } } },
    requirements: {
      sales: requirement('Bookings', atLeast('sales', 'min.sales')),
      people: requirement('Certified people', atLeast('people', 2)),
    },
    tracks: [
      {
        id: 'track',
        title: 'Track',
        tiers: [
          { id: 'base', title: 'Base' },
          { id: 'silver', title: 'Silver', qualify: { all: [{ condition: 'sales' }] } },
          { id: 'gold', title: 'Gold', qualify: { all: [{ condition: 'sales' }, { condition: 'people' }] } },
        ],
        ...track,
      },
    ],
    ...more,
  });
}

const order = [
  { id: 'o-1', soldOn: '2025-08-01', amount: 2000 },
  { id: 'o-2', soldOn: '2025-10-15', amount: 4000 },
  { id: 'o-3', soldOn: '2026-05-20', amount: 9000 },
];
const certificate = [
  { id: 'c-1', holder: 'ann', issuedOn: '2025-01-01', expiresOn: '2027-03-14' },
  { id: 'c-2', holder: 'ben', issuedOn: '2025-01-01', expiresOn: '2027-03-14' },
  { id: 'c-3', holder: 'cleo', issuedOn: '2025-01-01', expiresOn: '2027-02-01' },
];
const partner = { records: { order, certificate } };

describe('when a tier lapses', () => {
  it('ENG-V1, ENG-V5: records leave their window', async () => {
    const { tiers, through } = await lapses(program(), partner);
    expect(through).toBe('2028-06-30');
    expect(tiers).toMatchObject([
      { tier: 'gold', isMet: true, unmetOn: '2026-10-15', lostOn: '2026-10-15', becomes: 'silver', atRiskOn: null },
    ]);
    expect(tiers[0]?.reasons).toMatchObject([
      {
        requirement: 'sales',
        facts: [{ fact: 'sales', now: 15_000, before: 13_000, then: 9000, left: ['o-1', 'o-2'], last: ['o-2'] }],
        parameters: [],
      },
    ]);
  });

  it('ENG-V6: certificates that expire, as a sentence', async () => {
    const many = [{ id: 'o-9', soldOn: '2026-06-01', amount: 50_000 }];
    const { sentence } = await lapses(program(), { records: { order: many, certificate: certificate.slice(0, 2) } });
    expect(sentence).toBe(
      'Gold lapses on 14 March 2027: 2 certificates expire (c-1 and c-2); Certified people: 0 people, 2 needed; 2 missing. Silver is held then.',
    );
    const later = await lapses(program(), { records: { order: many, certificate } });
    expect(later.sentence).toBe(
      'Gold lapses on 14 March 2027: 3 certificates expire by then (c-1, c-2 and c-3); Certified people: 0 people, 2 needed; 2 missing. Silver is held then.',
    );
  });

  it('ENG-V5: thresholds that change by date', async () => {
    const rising = program(
      {},
      {
        parameters: {
          'min.sales': {
            title: 'Bookings a tier asks for',
            type: 'money',
            byTier: { base: 0, silver: 1000, gold: [{ value: 10_000 }, { from: '2026-08-01', value: 20_000 }] },
          },
        },
      },
    );
    const { tiers, sentence } = await lapses(rising, { records: { order: order.slice(1), certificate } });
    expect(tiers[0]).toMatchObject({
      unmetOn: '2026-08-01',
      reasons: [{ parameters: [{ parameter: 'min.sales', from: 10_000, to: 20_000 }], facts: [] }],
    });
    expect(sentence).toBe(
      'Gold lapses on 1 August 2026: Bookings a tier asks for: 20,000 EUR instead of 10,000 EUR; Bookings: 13,000 EUR, 20,000 EUR needed (since 1 August 2026); 7,000 EUR missing. Silver is held then.',
    );
  });

  it('ENG-V5, ENG-V6: a test of the day, without a requirement of its own', async () => {
    const renewing = small({
      facts: { renewsOn: fact('date', { title: 'Renews on' }) },
      gold: { all: [{ fact: 'today', operator: 'lessThan', value: { fact: 'renewsOn' } }] },
    });
    const { tiers, sentence } = await lapses(renewing, { facts: { renewsOn: '2026-09-01' } });
    expect(tiers[0]).toMatchObject({ unmetOn: '2026-09-01', reasons: [{ title: 'Gold', facts: [], parameters: [] }] });
    expect(sentence).toBe(
      'Gold lapses on 1 September 2026: Gold: 1 September 2026, must be before 1 September 2026 (Renews on). Base is held then.',
    );
  });

  it('ENG-V1: not while a higher tier is met, and not before the day after', async () => {
    const higher = program(
      {
        tiers: [
          { id: 'gold', title: 'Gold', qualify: { all: [atLeast('people', 3)] } },
          { id: 'best', title: 'Best', qualify: { all: [atLeast('people', 2)] } },
        ],
        review: { promote: { at: { dates: ['12-24'] } } },
      },
      { parameters: {}, requirements: {} },
    );
    const { tiers } = await lapses(higher, { records: { certificate }, previous: { on: '2026-06-01', tier: 'gold' } });
    // Three certificates until February, two until March, which are enough for the higher tier.
    expect(tiers[0]).toMatchObject({ tier: 'gold', unmetOn: '2027-03-14', lostOn: '2027-03-14' });
  });

  it('ENG-V3: reviews, graces and what is held then', async () => {
    const reviewed = program({ review: { demote: { at: { every: 'year' }, grace: 'P90D', to: 'oneBelow' } } });
    const { tiers, sentence } = await lapses(reviewed, partner);
    expect(tiers[0]).toMatchObject({ unmetOn: '2026-10-15', atRiskOn: '2027-01-01', lostOn: '2027-04-01', becomes: 'silver' });
    expect(sentence).toMatch(
      /^Gold lapses on 1 April 2027; it is no longer met from 15 October 2026: 2 orders leave the window by then \(o-1 and o-2\); .* It is at risk from 1 January 2027\. Silver is held then\.$/,
    );
  });

  it('ENG-V3: the state goes on from the one before', async () => {
    const reviewed = program({ review: { demote: { at: { every: 'year' }, grace: 'P90D' } } });
    const previous = { on: '2026-06-01', tier: 'gold', state: 'atRisk', until: '2026-08-01' } as const;
    const { tiers, sentence } = await lapses(reviewed, { records: { order: order.slice(2), certificate }, previous });
    expect(tiers[0]).toMatchObject({ isMet: false, unmetOn: null, atRiskOn: null, lostOn: '2026-08-01', becomes: 'silver', reasons: [] });
    expect(sentence).toBe('Gold is at risk, and lapses on 1 August 2026: its last day is 31 July 2026. Silver is held then.');
  });

  it('ENG-V3: exceptions keep a tier until they end', async () => {
    const kept = program({}, { records: { ...(records as never as object), exception: { title: 'Exception' } } as never });
    const exception = [
      { id: 'e', effect: 'keepTier', item: 'gold', reason: 'So agreed', until: '2027-01-15', askedBy: 'ann', grantedBy: 'ben' },
    ];
    const { tiers } = await lapses(kept, { records: { ...partner.records, exception } });
    expect(tiers[0]).toMatchObject({ unmetOn: '2026-10-15', lostOn: '2027-01-15' });
  });

  it('ENG-V1, ENG-V3: a track that no longer applies takes its tiers', async () => {
    const leaving = program({ appliesTo: { all: [{ fact: 'today', operator: 'lessThan', value: '2026-09-01' }] } });
    const { tiers, sentence } = await lapses(leaving, partner);
    expect(tiers[0]).toMatchObject({ unmetOn: '2026-09-01', lostOn: '2026-09-01', becomes: null, leavesTrack: true, reasons: [] });
    expect(sentence).toBe('Gold ends on 1 September 2026, when the track Track no longer applies.');
  });

  it('ENG-V2: what is loaded stays loaded, what is not stays unknown', async () => {
    const loaded = { order: DAY, certificate: DAY };
    expect((await lapses(program(), { ...partner, loaded })).tiers[0]).toMatchObject({ tier: 'gold', unmetOn: '2026-10-15' });
    const { tiers } = await lapses(program(), { ...partner, loaded: { order: DAY, certificate: fromDay(toDay(DAY) - 1) } });
    expect(tiers).toMatchObject([{ tier: 'silver', unmetOn: '2027-05-20' }]);
  });

  it('ENG-V6: where nothing lapses it says so, and where no tier is held', async () => {
    expect((await lapses(program(), partner, { horizon: 'P3M' })).sentence).toBe(
      'Gold is kept through 30 September 2026 if nothing else changes.',
    );
    const asking = small({
      facts: { a: fact('integer') },
      tracks: [{ id: 't', title: 'T', tiers: [{ id: 'gold', title: 'Gold', qualify: { all: [atLeast('a', 1)] } }] }],
    });
    expect((await lapses(asking, {})).sentence).toBe('No tier is held on 30 June 2026.');
    const yearly = program({ review: { demote: { at: { every: 'year' } } } });
    expect((await lapses(yearly, partner, { horizon: 'P4M' })).sentence).toMatch(
      /^Gold is no longer met from 15 October 2026: .* It is held through 30 October 2026 all the same\.$/,
    );
  });

  it('ENG-V1: in a track by group one for each group that has a tier', async () => {
    const grouped = program(
      { per: 'area', tiers: [{ id: 'gold', title: 'Gold', qualify: { all: [atLeast('area.sales', 3000)] } }] },
      {
        parameters: {},
        requirements: {},
        facts: {
          ...(facts as never as object),
          'area.sales': {
            title: 'Bookings',
            type: 'money',
            by: 'area',
            from: { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'soldOn', trailing: 'P12M' } },
          },
        } as never,
      },
    );
    const areas = order.map((one, index) => ({ ...one, area: index < 2 ? 'north' : 'south' }));
    const { tiers } = await lapses(grouped, { records: { order: areas } });
    // In the north 2,000 go in August, and 4,000 are left until October.
    expect(tiers.map(({ group, unmetOn, becomes }) => [group, unmetOn, becomes])).toEqual([
      ['north', '2026-10-15', null],
      ['south', '2027-05-20', null],
    ]);
    expect(tiers[0]?.sentence).toContain('Gold in north lapses on 15 October 2026');
  });
});

it('ENG-V2: a horizon that is too far, or no term of days, is refused', async () => {
  expect(await refusedLapse(program(), partner, { horizon: 'P21Y' })).toMatchObject([{ code: 'PATH106' }]);
  expect(await refusedLapse(program(), partner, { horizon: 'PT8H' })).toMatchObject([{ code: 'PATH106' }]);
  expect(await refusedLapse(program(), partner, { horizon: 'two years' })).toMatchObject([{ code: 'PATH106' }]);
  expect(await refusedLapse(program(), { facts: { nothing: 1 } })).toMatchObject([{ code: 'PDL406' }]);
});
