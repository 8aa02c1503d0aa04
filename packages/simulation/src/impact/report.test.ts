import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { canonicalize, type Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { moveSentences } from '../report/move-sentences.ts';
import { ratesOn } from '../report/rates-on.ts';
import { TierOrder } from '../report/tier-order.ts';
import { EXAMPLE, partnerWith, withGoldAt } from '../report/versions.fixture.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import { impactOf, impactReport, mergeImpact } from './impact.ts';

const DAY = '2026-06-30';

const versionsOf = (baseline: Program, candidate: Program) => ({
  baseline: compileProgram(baseline, baseline.version),
  candidate: compileProgram(candidate, candidate.version),
});
type Versions = ReturnType<typeof versionsOf>;

function partOf(versions: Versions, partners: readonly PartnerData[]) {
  const snapshot = makeSnapshot([versions.baseline, versions.candidate], partners, { base: 'b'.repeat(64), asOf: DAY });
  expect(snapshot.undecided).toEqual([]);
  return impactOf(snapshot, versions);
}

function report(baseline: Program, candidate: Program, partners: readonly PartnerData[]) {
  const versions = versionsOf(baseline, candidate);
  const { summary, partners: count, moves, changes, bands, cost } = impactReport(partOf(versions, partners), versions);
  const { changed, directions, tiers, reasons } = changes;
  const byBand = Object.fromEntries(bands.map(({ band, partners: own }) => [band, own]));
  return {
    ...{ summary, partners: count, changed, directions, tiers, reasons, tracks: moves, changes: changes.partners },
    ...{ benefits: cost.lines, cost: cost.total, bands: byBand },
  };
}

describe('moves', () => {
  it('SIM-M1: counts each partner in the matrix of its track, and says who changes', () => {
    const { tracks, changed, partners, changes } = report(EXAMPLE, withGoldAt(1500), [
      partnerWith('a', 50),
      partnerWith('b', 500),
      partnerWith('c', 1200),
      partnerWith('d', 2000),
    ]);
    expect({ partners, changed }).toEqual({ partners: 4, changed: 1 });
    expect(changes.map(({ partner, direction }) => ({ partner, direction }))).toEqual([{ partner: 'c', direction: 'down' }]);
    expect(tracks).toEqual([
      {
        track: 'resale',
        title: 'Resale',
        byGroup: false,
        tiers: [
          { tier: 'silver', title: 'Silver', before: 1, after: 2 },
          { tier: 'gold', title: 'Gold', before: 2, after: 1 },
        ],
        noTier: { before: 1, after: 1 },
        moves: [
          { from: 'gold', to: 'gold', partners: 1 },
          { from: 'gold', to: 'silver', partners: 1 },
          { from: 'silver', to: 'silver', partners: 1 },
          { from: null, to: null, partners: 1 },
        ],
      },
    ]);
  });

  it('SIM-M2: puts the tiers of both versions into one order', () => {
    const tiers = (...ids: string[]): Program => ({
      ...EXAMPLE,
      tracks: [{ id: 'resale', title: 'Resale', tiers: ids.map((id) => ({ id, title: id })) }],
    });
    const order = (a: Program, b: Program) => new TierOrder(a, b).tracks[0]?.tiers.map(({ tier }) => tier);
    expect(order(tiers('ready', 'silver', 'gold'), tiers('silver', 'gold', 'platinum'))).toEqual(['ready', 'silver', 'gold', 'platinum']);
    expect(order(tiers('silver', 'elite', 'gold'), tiers('silver', 'gold'))).toEqual(['silver', 'elite', 'gold']);
    expect(new TierOrder(tiers('silver'), tiers('silver', 'gold')).rank('resale', null)).toBe(0);
    expect(new TierOrder(tiers('silver'), tiers('silver', 'gold')).rank('resale', 'gold')).toBe(2);
  });

  it('SIM-M3: tells up, down, into and out of every tier', () => {
    const silverAt = (amount: number): Program => ({
      ...EXAMPLE,
      parameters: {
        ...EXAMPLE.parameters,
        'min.bookings': { title: 'Bookings asked for', type: 'money', byTier: { silver: amount, gold: 1000 } },
      },
    });
    const partners = [partnerWith('a', 150), partnerWith('b', 1200), partnerWith('c', 900)];
    expect(report(EXAMPLE, silverAt(200), partners).directions).toEqual({ up: 0, down: 0, in: 0, out: 1, mixed: 0 });
    expect(report(silverAt(200), EXAMPLE, partners).directions).toEqual({ up: 0, down: 0, in: 1, out: 0, mixed: 0 });
    expect(report(withGoldAt(1500), withGoldAt(800), partners).directions).toEqual({ up: 2, down: 0, in: 0, out: 0, mixed: 0 });
  });
});

describe('reasons', () => {
  it('SIM-M4: a loss is explained by the candidate, a gain by the baseline', () => {
    const partners = [partnerWith('a', 1200)];
    const lost = report(EXAMPLE, withGoldAt(1500), partners).changes[0]!.moves[0]!.reason;
    expect(lost).toMatchObject({ because: 'missed', version: 'candidate', tier: 'gold', missed: [{ requirement: 'sales' }] });
    expect(lost.missed[0]!.leaves).toEqual([
      expect.objectContaining({ fact: 'bookings', measured: 1200, threshold: 1500, shortfall: 300, status: 'missed' }),
    ]);
    const gained = report(withGoldAt(1500), EXAMPLE, partners).changes[0]!.moves[0]!.reason;
    expect(gained).toMatchObject({ because: 'missed', version: 'baseline', tier: 'gold', missed: [{ requirement: 'sales' }] });
  });

  it('SIM-M4: names a tier that is gone and a track that does not apply any more', () => {
    const [track] = EXAMPLE.tracks!;
    const withoutGold: Program = { ...EXAMPLE, version: '2', tracks: [{ ...track!, tiers: track!.tiers.slice(0, 1) }], benefits: [] };
    const notApplying: Program = {
      ...EXAMPLE,
      version: '2',
      tracks: [{ ...track!, appliesTo: { all: [{ fact: 'people', operator: 'lessThan', value: 1 }] } }],
    };
    const because = (candidate: Program) => report(EXAMPLE, candidate, [partnerWith('a', 1200)]).changes[0]!.moves[0]!.reason.because;
    expect(because(withoutGold)).toBe('noSuchTier');
    expect(because(notApplying)).toBe('notInTrack');
  });

  it('SIM-M5: tells near misses from far ones', () => {
    const partners = [partnerWith('a', 1200), partnerWith('b', 1430), partnerWith('c', 1425)];
    const { tiers, reasons, changes } = report(EXAMPLE, withGoldAt(1500), partners);
    expect(changes.map(({ moves }) => moves[0]!.reason.distance)).toEqual([0.2, 70 / 1500, 0.05]);
    expect(tiers).toEqual([{ change: 'lost', track: 'resale', tier: 'gold', partners: 3, near: 1 }]);
    expect(reasons).toEqual([
      { change: 'lost', track: 'resale', tier: 'gold', reason: 'sales', title: 'Sales', partners: 3, alone: 3, near: 1 },
    ]);
  });

  it('SIM-M5: two missing requirements are as far away as the farther one', () => {
    const candidate: Program = {
      ...withGoldAt(1500),
      parameters: { ...withGoldAt(1500).parameters, 'min.people': { title: 'People', type: 'integer', value: 4 } },
    };
    const { reasons, changes, tiers } = report(EXAMPLE, candidate, [partnerWith('a', 1490, 3)]);
    expect(changes[0]!.moves[0]!.reason.distance).toBe(0.25);
    expect(tiers[0]).toMatchObject({ partners: 1, near: 0 });
    expect(reasons.map(({ reason, alone, near }) => ({ reason, alone, near }))).toEqual([
      { reason: 'sales', alone: 0, near: 1 },
      { reason: 'team', alone: 0, near: 0 },
    ]);
  });

  it('SIM-M5: says nothing of a distance where a part that counts is unknown', () => {
    const { id: _, ...rest } = partnerWith('a', 1490);
    const candidate = withGoldAt(1500);
    const asksPeople: Program = {
      ...candidate,
      parameters: {
        ...candidate.parameters,
        'min.people': { title: 'People', type: 'integer', placeholder: 'not published', value: null },
      },
    };
    const { changes, tiers } = report(EXAMPLE, asksPeople, [{ id: 'a', ...rest }]);
    expect(changes[0]!.moves[0]!.reason).toMatchObject({
      distance: null,
      missed: [
        { requirement: 'sales', distance: 10 / 1500 },
        { requirement: 'team', distance: null },
      ],
    });
    expect(tiers[0]).toMatchObject({ partners: 1, near: 0 });
  });

  it('says them in sentences', () => {
    const candidate = withGoldAt(1500);
    const { changes } = report(EXAMPLE, candidate, [partnerWith('a', 1200)]);
    expect(moveSentences(changes[0]!, EXAMPLE, candidate)).toMatchInlineSnapshot(`
      [
        "Gold → Silver",
        "Gold asks for more under version 2: Sales.",
        "Bookings: 1,200 USD, must be at least 1,500 USD (20 % short)",
        "Benefits a year: 196 USD → 36 USD.",
      ]
    `);
  });
});

describe('a track by group', () => {
  const perArea = (gold: number, headline: 'best' | 'worst' = 'best'): Program => ({
    ...EXAMPLE,
    version: String(gold),
    benefits: [],
    records: {
      order: {
        title: 'Order',
        fields: { soldOn: { type: 'date' }, amount: { type: 'money' }, area: { type: 'enum', values: ['data', 'voice'] } },
      },
    },
    facts: { ...EXAMPLE.facts, bookings: { ...EXAMPLE.facts!.bookings!, by: 'area' } },
    parameters: withGoldAt(gold).parameters!,
    tracks: [{ ...EXAMPLE.tracks![0]!, per: 'area', headline }],
  });
  const inAreas = (id: string, data: number, voice: number): PartnerData => ({
    id,
    attributes: { people: 2 },
    records: {
      order: [
        { soldOn: '2026-03-01', amount: data, area: 'data' },
        { soldOn: '2026-03-01', amount: voice, area: 'voice' },
      ],
    },
  });

  it('SIM-M1, SIM-M3: has a matrix of headlines and one of groups; a change in a group is a change', () => {
    const { tracks, changed, directions, tiers } = report(perArea(1000), perArea(1500), [
      inAreas('a', 2000, 1200),
      inAreas('b', 1200, 200),
    ]);
    expect({ changed, down: directions.down }).toEqual({ changed: 2, down: 2 });
    expect(tracks.map(({ byGroup, moves }) => ({ byGroup, moves }))).toEqual([
      {
        byGroup: false,
        moves: [
          { from: 'gold', to: 'gold', partners: 1 },
          { from: 'gold', to: 'silver', partners: 1 },
        ],
      },
      {
        byGroup: true,
        moves: [
          { from: 'gold', to: 'gold', partners: 1 },
          { from: 'gold', to: 'silver', partners: 2 },
          { from: 'silver', to: 'silver', partners: 1 },
        ],
      },
    ]);
    expect(tiers).toEqual([{ change: 'lost', track: 'resale', tier: 'gold', partners: 1, near: 0 }]);
  });

  it('SIM-M3: the headline says whether a partner is in or out', () => {
    const silverAt = (silver: number, headline: 'best' | 'worst'): Program => ({
      ...perArea(1000, headline),
      parameters: { ...EXAMPLE.parameters, 'min.bookings': { title: 'Bookings asked for', type: 'money', byTier: { silver, gold: 1000 } } },
    });
    const directions = (headline: 'best' | 'worst') =>
      report(silverAt(500, headline), silverAt(100, headline), [inAreas('a', 200, 50)]).directions;
    expect(directions('best')).toMatchObject({ in: 1, up: 0 });
    expect(directions('worst')).toMatchObject({ in: 0, up: 1 });
  });

  it('SIM-M4: the headline is explained by the group nearest to the tier', () => {
    const { changes } = report(perArea(1000), perArea(1500), [inAreas('a', 1050, 1350)]);
    const reasons = changes[0]!.moves.map(({ group = 'headline', reason }) => [group, reason.distance]);
    expect(reasons).toEqual([
      ['headline', 0.1],
      ['data', 0.3],
      ['voice', 0.1],
    ]);
  });
});

describe('the yearly bill', () => {
  it('SIM-M6: counts months and quarters, and takes fees away', () => {
    const { benefits, cost } = report(EXAMPLE, withGoldAt(1500), [partnerWith('a', 1200)]);
    expect(benefits).toMatchObject([
      { line: 'rebate', before: { partners: 1, value: 120 }, after: { partners: 1, value: 60 }, difference: -60 },
      { line: 'fund', before: { partners: 1, value: 100 }, after: { partners: 0, value: 0 }, difference: -100 },
      { line: 'fee', before: { value: -24 }, after: { value: -24 }, difference: 0 },
      { line: 'listing', before: { partners: 1, value: null }, after: { partners: 0, value: null }, difference: null },
    ]);
    expect(cost).toEqual({ currency: { before: 'USD', after: 'USD' }, before: 196, after: 36, difference: -160, unknown: 0 });
  });

  it('SIM-M6: a stacking stands in place of its members', () => {
    const [rebate] = EXAMPLE.benefits!;
    const program: Program = {
      ...EXAMPLE,
      benefits: [rebate!, { ...rebate!, id: 'extra', title: 'Extra', value: 20 }],
      stacking: { total: { title: 'Total', of: ['rebate', 'extra'], how: 'compound' } },
    };
    const { benefits } = report(program, program, [partnerWith('a', 1000)]);
    expect(benefits.map(({ line, before }) => [line, before.value])).toEqual([['stacking.total', 280]]);
  });

  it('SIM-M6: converts other currencies at the latest rate on or before the day', () => {
    const partner: PartnerData = {
      id: 'a',
      records: {
        rate: [
          { on: '2026-01-01', currency: 'EUR', rate: 2 },
          { on: '2026-02-01', currency: 'EUR', rate: 1.115 },
          { on: '2026-07-01', currency: 'EUR', rate: 9 },
          { on: '2026-01-01', currency: 'JPY', rate: 0.01 },
        ],
      },
    };
    const rateOf = ratesOn(partner, EXAMPLE, DAY);
    expect([rateOf('EUR'), rateOf('JPY'), rateOf('USD'), rateOf('GBP')]).toEqual([1.115, 0.01, 1, undefined]);
  });

  it('SIM-M6: adds other currencies up in the program’s, unknown without a rate', () => {
    const [rebate] = EXAMPLE.benefits!;
    const byRecord: Program = { ...EXAMPLE, benefits: [{ ...rebate!, value: 10, tierAt: 'soldOn' }] };
    const rate = [{ on: '2026-01-01', currency: 'EUR', rate: 1.115 }];
    const inEuro: PartnerData = {
      ...partnerWith('a', { EUR: 1000 }),
      records: { ...partnerWith('a', { EUR: 1000 }).records, rate },
    };
    expect(report(byRecord, byRecord, [inEuro]).cost).toMatchObject({ before: 111.5, after: 111.5, unknown: 0 });
  });

  it('SIM-M7: keeps a partner with an unknown amount out of both sums', () => {
    const [rebate] = EXAMPLE.benefits!;
    const unknownRate: Program = {
      ...EXAMPLE,
      version: '2',
      parameters: {
        ...EXAMPLE.parameters,
        cap: { title: 'Cap', type: 'money', value: { EUR: 1 } },
      },
      benefits: [{ ...rebate!, tierAt: 'soldOn', caps: [{ amount: { fact: 'cap' } }] }],
    };
    const known: Program = { ...EXAMPLE, benefits: [rebate!] };
    const { benefits, cost, bands } = report(known, unknownRate, [partnerWith('a', 1200)]);
    expect(benefits).toMatchObject([{ line: 'rebate', before: { partners: 1, value: 0 }, after: { value: 0 }, unknown: 1, difference: 0 }]);
    expect(cost.unknown).toBe(1);
    expect(bands.unknown).toBe(1);
  });

  it('SIM-M7: five per cent of what it was divides small changes from large ones', () => {
    const bands = (rate: number) => {
      const benefits = [{ id: 'rebate', title: 'Rebate', kind: 'rebate' as const, value: rate, basis: 'bookings' }];
      const before: Program = { ...EXAMPLE, benefits: [{ ...benefits[0]!, value: 10 }] };
      const found = Object.entries(report(before, { ...EXAMPLE, benefits }, [partnerWith('a', 1000)]).bands);
      return found.filter(([, partners]) => partners > 0).map(([band]) => band);
    };
    expect([bands(10), bands(10.4), bands(10.5), bands(9.6), bands(9.5)]).toEqual([
      ['same'],
      ['gainUnder5'],
      ['gainOver5'],
      ['loseUnder5'],
      ['loseOver5'],
    ]);
  });
});

describe('the summary', () => {
  it.each([
    [[partnerWith('a', 50)], 'None of 1 partner changes tier; benefit cost stays the same.'],
    [[partnerWith('a', 1200)], '1 of 1 partner changes tier; benefit cost falls by 160 USD a year; 1 loses Gold.'],
    [
      [partnerWith('a', 1200), partnerWith('b', 1490), partnerWith('c', 50)],
      '2 of 3 partners change tier; benefit cost falls by 335 USD a year; 2 lose Gold, 1 of them by less than 5 %.',
    ],
  ])('is one sentence with the numbers that matter (%#)', (partners, sentence) => {
    expect(report(EXAMPLE, withGoldAt(1500), partners).summary).toBe(sentence);
  });
});

it('SIM-M8: parts add up, however the partners are split', () => {
  // The candidate caps in a currency without a rate, so what it comes to is not known.
  const capped: Program['benefits'] = [{ ...EXAMPLE.benefits![0]!, atLeast: 'gold', tierAt: 'soldOn', caps: [{ amount: { EUR: 1 } }] }];
  const versions = versionsOf(EXAMPLE, { ...withGoldAt(1500), benefits: [...capped, ...EXAMPLE.benefits!.slice(1)] });
  const partners = Array.from({ length: 150 }, (_, index) =>
    partnerWith(`p${String(index).padStart(3, '0')}`, (index * 37) % 2000, index % 4),
  );
  const whole = canonicalize(impactReport(partOf(versions, partners), versions));
  for (const shards of [1, 2, 7, 64]) {
    const parts = Array.from({ length: shards }, (_, shard) =>
      partOf(
        versions,
        partners.filter((__, index) => index % shards === shard),
      ),
    );
    const carried = parts.reverse().map((part): typeof part => JSON.parse(JSON.stringify(part)));
    expect(canonicalize(impactReport(mergeImpact(carried), versions))).toBe(whole);
  }
});
