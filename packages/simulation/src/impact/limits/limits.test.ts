import type { Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { EXAMPLE, partnerWith, withGoldAt } from '../../report/versions.fixture.ts';
import { partnersOf } from '../drill-down/partners-of.ts';
import { impactOf, impactReport, mergeImpact } from '../impact.ts';
import { PARTNERS, reportOn, shardOf, versionsOf, withAttributes } from '../regions.fixture.ts';
import type { Broken } from './broken.ts';
import { brokenInColumns } from './broken-in-columns.ts';
import { brokenInRows } from './broken-in-rows.ts';

const bounded = (program: Program, limits: Program['limits'] = []): Program => ({ ...program, limits });
const foundIn = (baseline: Program, candidate: Program, partners = PARTNERS) => reportOn(versionsOf(baseline, candidate), partners).limits;

describe('limits', () => {
  it('SIM-M12: are held or broken, with what was found and who', () => {
    const limits: Program['limits'] = [
      { measure: 'demotedWithoutGracePercent', atMost: 9.9 },
      { measure: 'demotedWithoutGracePercent', atMost: 10 },
      { measure: 'benefitCostRisePercent', atMost: 0 },
      { measure: 'runningDealsChanged', atMost: 0 },
    ];
    const found = foundIn(withAttributes(EXAMPLE), bounded(withAttributes(withGoldAt(1500)), limits)).limits;
    expect(found.map(({ found: value, result }) => [value, result])).toEqual([
      [10, 'broken'],
      [10, 'held'],
      [0, 'held'],
      [null, 'notLookedAt'],
    ]);
    expect(found[0]!.who).toEqual({ partners: 4, first: 'P20' });
  });

  it('SIM-M12: a rise is one of what it was; of nothing any is too much, and two currencies cannot be compared', () => {
    const limits: Program['limits'] = [{ measure: 'benefitCostRisePercent', atMost: 40 }];
    const rate = (value: number): Program => ({
      ...EXAMPLE,
      benefits: [{ id: 'rebate', title: 'Rebate', kind: 'rebate', value, basis: 'bookings' }],
    });
    const riseOf = (before: Program, after: Program) => foundIn(before, bounded(after, limits), [partnerWith('a', 1000)]).limits[0]!;
    expect(riseOf(rate(10), rate(14))).toMatchObject({ found: 40, result: 'held' });
    expect(riseOf(rate(10), rate(15))).toMatchObject({ found: 50, result: 'broken' });
    expect(riseOf({ ...EXAMPLE, benefits: [] }, rate(1))).toMatchObject({ result: 'broken' });
    expect(riseOf(rate(10), { ...rate(15), currency: 'EUR' })).toMatchObject({ found: null, result: 'unknown' });
  });
});

describe('invariants', () => {
  const track = EXAMPLE.tracks![0]!;
  /** Gold asks for people alone, Silver for bookings. */
  const loose = (invariants: Program['invariants'] = [], award: 'highest' | 'ladder' = 'highest'): Program => ({
    ...EXAMPLE,
    version: '2',
    tracks: [{ ...track, award, tiers: [track.tiers[0]!, { id: 'gold', title: 'Gold', qualify: { all: [{ condition: 'team' }] } }] }],
    invariants,
  });
  const partners = [partnerWith('b', 50, 3), partnerWith('a', 60, 3), partnerWith('c', 500, 3), partnerWith('d', 50, 0)];

  it('SIM-M13: nested is broken by who has a tier and not the one below', () => {
    const candidate = loose([{ kind: 'nested' }, { kind: 'nested', track: 'resale' }]);
    const [all, one] = foundIn(EXAMPLE, candidate, partners).invariants;
    const notNested = [{ track: 'resale', tier: 'gold', below: 'silver', partners: 2, first: 'a' }];
    expect(all).toEqual({ invariant: { kind: 'nested' }, result: 'broken', notNested });
    expect(one).toMatchObject({ result: 'broken', notNested });
    expect(foundIn(EXAMPLE, { ...EXAMPLE, version: '2', invariants: [{ kind: 'nested' }] }, partners).invariants).toEqual([
      { invariant: { kind: 'nested' }, result: 'held' },
    ]);
    // Of a ladder nobody holds such a tier.
    expect(foundIn(EXAMPLE, loose([{ kind: 'nested' }], 'ladder'), partners).invariants[0]).toMatchObject({ result: 'held' });
    const versions = versionsOf(EXAMPLE, candidate);
    const selector = { part: 'limits', track: 'resale', tier: 'gold', below: 'silver' } as const;
    expect(partnersOf(shardOf(versions, partners), selector, { limit: 5 })).toEqual({
      total: 2,
      partners: [{ partner: 'a' }, { partner: 'b' }],
    });
    const parts = partners.map((partner) => impactOf(shardOf(versions, [partner]).snapshot, versions));
    expect(impactReport(mergeImpact(parts), versions).limits.invariants[0]).toMatchObject({ notNested });
  });

  it('SIM-M13: tells tiers that nobody reaches, and what partners cannot show', () => {
    const invariants: Program['invariants'] = [{ kind: 'reachable' }, { kind: 'monotone', fact: 'bookings' }];
    expect(foundIn(EXAMPLE, { ...EXAMPLE, version: '2', invariants }, [partnerWith('a', 500)]).invariants).toEqual([
      { invariant: { kind: 'reachable' }, result: 'nobody', unreached: [{ track: 'resale', tier: 'gold' }] },
      { invariant: { kind: 'monotone', fact: 'bookings' }, result: 'notLookedAt' },
    ]);
    // Who has the higher tier alone reaches that one alone.
    expect(foundIn(EXAMPLE, { ...EXAMPLE, version: '2', invariants }, [partnerWith('a', 5000)]).invariants[0]).toMatchObject({
      result: 'nobody',
      unreached: [{ tier: 'silver' }],
    });
  });

  it('SIM-M13: is the same in columns and partner by partner', () => {
    const shard = shardOf(versionsOf(EXAMPLE, loose()), [...PARTNERS, ...partners]);
    const told = (found: Iterable<Broken>) => [...found].map((one) => JSON.stringify(one)).sort();
    const tracks = new Set(['resale']);
    expect(told(brokenInColumns(shard, tracks))).toHaveLength(2);
    expect(told(brokenInColumns(shard, tracks))).toEqual(told(brokenInRows(shard, tracks)));
  });
});
