import { compileProgram } from '@tierwright/engine';
import type { Condition, Operator, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { factsOn } from '../../benefits/facts-on.ts';
import type { Column } from '../../columns/column.ts';
import { Plan } from '../../plan/plan.ts';
import { TierPlanner } from '../../plan/tier-planner.ts';
import { EXAMPLE, partnerWith, withGoldAt } from '../../report/versions.fixture.ts';
import { BlockRunner } from '../../run/block-runner.ts';
import { factOfKey } from '../../snapshot/fact-keys.ts';
import { partnersOf } from '../drill-down/partners-of.ts';
import { impactOf, impactReport, mergeImpact } from '../impact.ts';
import { PARTNERS, reportOn, shardOf, versionsOf, withAttributes } from '../regions.fixture.ts';
import type { Broken } from './broken.ts';
import { brokenInColumns } from './broken-in-columns.ts';
import { brokenInRows } from './broken-in-rows.ts';
import { implies } from './implies.ts';

/** Columns under the ids of their facts. */
const named = (facts: ReadonlyMap<string, Column>) => new Map([...facts].map(([key, column]) => [factOfKey(key), column]));

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

  it('SIM-M13: what the form of two conditions shows is true of everybody', () => {
    const program: Program = { ...EXAMPLE, requirements: { ...EXAMPLE.requirements } };
    const at = (operator: Operator, value: number): Condition => ({ all: [{ fact: 'people', operator, value }] });
    const forms: Condition[] = [
      at('greaterThanInclusive', 1),
      at('greaterThanInclusive', 2),
      at('greaterThan', 1),
      at('lessThan', 2),
      at('lessThan', 1),
      at('equal', 2),
      { any: [at('greaterThanInclusive', 2), at('equal', 0)] },
      { all: [at('greaterThanInclusive', 1), { condition: 'sales' }] },
      { all: [{ condition: 'sales' }] },
      { not: at('lessThan', 1) },
      { any: [{ condition: 'sales' }, at('greaterThanInclusive', 1)] },
    ];
    const plan = new Plan();
    const planner = new TierPlanner(plan, compileProgram(program), { day: '2026-06-30' });
    const ids = forms.map((form) => planner.condition(form, { tier: 'gold', groups: {} }));
    const people = [0, 1, 2, 3].flatMap((count) => [500, 2000].map((bookings) => partnerWith(`${count} ${bookings}`, bookings, count)));
    const { snapshot } = shardOf(versionsOf(program, program), people);
    const runner = new BlockRunner(plan, factsOn({ ...snapshot, facts: named(snapshot.facts) }, null));
    runner.enter(0);
    const met = ids.map((id) => (runner.status(id).met[0] as number) & 0xff);
    let shown = 0;
    for (const [one, above] of ids.entries())
      for (const [other, below] of ids.entries()) {
        if (!implies(plan, above, below)) continue;
        shown += 1;
        expect((met[one] as number) & ~(met[other] as number)).toBe(0);
      }
    expect(shown).toBe(20);
    expect([implies(plan, null, null), implies(plan, null, ids[0]!), implies(plan, ids[0]!, null)]).toEqual([true, false, true]);
  });

  it('SIM-M13: is the same in columns and partner by partner', () => {
    const shard = shardOf(versionsOf(EXAMPLE, loose()), [...PARTNERS, ...partners]);
    const told = (found: Iterable<Broken>) => [...found].map((one) => JSON.stringify(one)).sort();
    const tracks = new Set(['resale']);
    expect(told(brokenInColumns(shard, tracks))).toHaveLength(2);
    expect(told(brokenInColumns(shard, tracks))).toEqual(told(brokenInRows(shard, tracks)));
  });
});
