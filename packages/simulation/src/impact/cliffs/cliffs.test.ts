import { compileProgram } from '@tierwright/engine';
import type { FactSet, PartnerData } from '@tierwright/facts';
import type { Condition, Operator, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { columnsFromFacts } from '../../columns/columns-from-facts.ts';
import type { StatusNode } from '../../plan/node.ts';
import type { Plan } from '../../plan/plan.ts';
import { EXAMPLE, partnerWith } from '../../report/versions.fixture.ts';
import { BlockRunner } from '../../run/block-runner.ts';
import { ofColumns } from '../../run/column-source.ts';
import { qualifiedTiers } from '../../run/qualified-tiers.ts';
import { makeSnapshot } from '../../snapshot/make-snapshot.ts';
import { comparisonOf, decideShard } from '../decided-shard.ts';
import { planTests } from '../shard/shard-tests.ts';
import { cliffs } from './cliffs.ts';
import { findCliffs } from './find-cliffs.ts';
import { type CliffKind, FoundCliffs } from './found-cliffs.ts';
import { tierTests } from './tier-tests.ts';

const DAY = '2026-06-30';

function told(parts: readonly (readonly PartnerData[])[]) {
  const versions = { baseline: compileProgram(EXAMPLE), candidate: compileProgram(EXAMPLE) };
  const all = parts.map((partners) => {
    const snapshot = makeSnapshot([versions.candidate], partners, { base: 'a'.repeat(64), asOf: DAY });
    return cliffs.of(decideShard(snapshot, versions));
  });
  return cliffs.tell(cliffs.merge(all), comparisonOf(versions));
}

describe('cliffs', () => {
  const partners = [partnerWith('a', 950), partnerWith('b', 1050), partnerWith('c', 95), partnerWith('d', 500), partnerWith('e', 950, 1)];

  it('SIM-Q9, SIM-Q10: are partners within 10 % of a threshold whose tier hangs on it, with what they would lose or gain', () => {
    const { looked, counts, nearest } = told([partners]);
    expect(looked).toBe(5);
    const ask = { track: 'resale', requirement: 'sales', fact: 'bookings', threshold: 'min.bookings' };
    // Gold has 10 % instead of 5 % as a rebate, and 100 a year for the fund; a tier costs a fee of 24.
    expect(counts).toEqual([
      { ...ask, side: 'lose', from: 'gold', to: 'silver', partners: 1, value: -152.5, unknown: 0 },
      {
        ...{ ...ask, requirement: 'team', fact: 'people', threshold: 'min.people' },
        ...{ side: 'lose', from: 'gold', to: 'silver', partners: 1, value: -152.5, unknown: 0 },
      },
      { ...ask, side: 'gain', from: 'silver', to: 'gold', partners: 1, value: 147.5, unknown: 0 },
      { ...ask, side: 'gain', from: null, to: 'silver', partners: 1, value: -19.25, unknown: 0 },
    ]);
    expect(nearest.map(({ partner, is, at, distance, value }) => [partner, is, at, distance, value])).toEqual([
      ['b', 2, 2, 0, -152.5],
      ['a', 950, 1000, 0.05, 147.5],
      ['b', 1050, 1000, 0.05, -152.5],
      ['c', 95, 100, 0.05, -19.25],
    ]);
  });

  it('SIM-M8, SIM-Q10: are the same however the base is cut', () => {
    const whole = told([partners]);
    expect(told([partners.slice(3), partners.slice(0, 1), partners.slice(1, 3)])).toEqual(whole);
  });
});

it('SIM-Q10: has the partners behind each count', () => {
  const versions = { baseline: compileProgram(EXAMPLE), candidate: compileProgram(EXAMPLE) };
  const partners = [partnerWith('x', 500), partnerWith('a', 950), partnerWith('b', 1050)];
  const snapshot = makeSnapshot([versions.candidate], partners, { base: 'a'.repeat(64), asOf: DAY });
  const shard = decideShard(snapshot, versions);
  const [first] = cliffs.of(shard).counts;
  expect(first).toMatchObject({ from: 'gold', to: 'silver', requirement: 'sales' });
  expect([...(cliffs.select?.(shard, first ? { cliff: first } : {}) ?? [])]).toEqual([2]);
  expect([...(cliffs.select?.(shard, {}) ?? [])]).toEqual([1, 2]);
});

/** Numbers from 0 on, below a limit. */
function seeded(seed: number): (below: number) => number {
  let state = seed * 7919 + 17;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >>> 8) % below;
  };
}

const FACTS = ['a', 'b', 'c', 'd'];
const OPERATORS: readonly Operator[] = ['greaterThan', 'greaterThanInclusive', 'lessThan', 'lessThanInclusive'];

function conditionOf(random: (below: number) => number, depth: number): Condition {
  const parts = () => Array.from({ length: 1 + random(3) }, () => conditionOf(random, depth - 1));
  switch (depth === 0 ? 3 : random(4)) {
    case 0:
      return { all: parts() };
    case 1:
      return { any: parts() };
    case 2:
      return { not: conditionOf(random, depth - 1) };
    default:
      return { fact: FACTS[random(4)] as string, operator: OPERATORS[random(4)] as Operator, value: 10 + 10 * random(3) };
  }
}

const randomProgram = (random: (below: number) => number): Program => ({
  ...EXAMPLE,
  facts: Object.fromEntries(FACTS.map((id) => [id, { title: id, type: 'integer', attribute: id }])),
  parameters: {},
  requirements: {},
  benefits: [],
  tracks: [
    {
      id: 'only',
      title: 'Only',
      award: random(2) === 0 ? 'ladder' : 'highest',
      tiers: ['one', 'two', 'three'].map((id) => ({ id, title: id, qualify: { all: [conditionOf(random, 3)] } })),
    },
  ],
});

const INVERSE: Partial<Record<Operator, Operator>> = {
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
};

/** The plan with one test the other way round. */
function turnedPlan(plan: Plan, test: number): Plan {
  const statuses = plan.statuses.map(
    (node, id): StatusNode => (id === test && node.op === 'test' ? { ...node, operator: INVERSE[node.operator] as Operator } : node),
  );
  return Object.create(plan, { statuses: { value: statuses }, values: { value: plan.values } }) as Plan;
}

it('SIM-Q9: a test that turns is followed as deciding with the test the other way round', () => {
  let seen = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = seeded(seed);
    const program = randomProgram(random);
    const compiled = compileProgram(program, `${seed}`);
    const sets = Array.from({ length: 70 }, (_, index): FactSet => {
      const values = Object.fromEntries(FACTS.map((id) => [id, random(6) === 0 ? null : 7 + random(28)]));
      const facts = { asOf: DAY, partner: `P${index}`, values, given: new Set<string>(), notLoaded: new Set<string>() };
      return { ...facts, problems: [], missing: () => null, source: () => undefined, records: () => [] };
    });
    const columns = columnsFromFacts(compiled, DAY, sets);
    const planned = planTests(compiled, { day: DAY, parametersOn: DAY }, (fact) => fact);
    const tracks = tierTests(compiled, planned) ?? [];
    const [track] = tracks;
    if (!track) throw new Error('the program is in columns');
    const plans = [
      {
        track: 'only',
        group: null,
        applies: null,
        award: track.track.award ?? 'highest',
        tiers: track.tiers.map((qualify, id) => ({ id: `${id}`, qualify })),
      },
    ] as const;
    const before = qualifiedTiers(planned.plan, columns, plans)[0]?.tiers ?? [];
    const expected = track.tests.flatMap(({ status, fact, threshold }) => {
      const after = qualifiedTiers(turnedPlan(planned.plan, status), columns, plans)[0]?.tiers ?? [];
      return sets.flatMap(({ values }, row) => {
        const value = values[fact];
        const isNear = typeof value === 'number' && Math.abs(value - Number(threshold)) * 10 <= Number(threshold);
        return isNear && before[row] !== after[row] ? [`${status} ${row}: ${before[row]} to ${after[row]}`] : [];
      });
    });
    const cliffs = new FoundCliffs();
    // A block of 32: what one says is nothing to the next.
    const runner = new BlockRunner(planned.plan, ofColumns(columns), 32);
    for (const _ of findCliffs({ plan: planned.plan, runner }, tracks, cliffs, (row) => row));
    const found = [...cliffs.rows].map((row, at) => {
      const { test, from, to } = cliffs.kinds[cliffs.kindAt[at] as number] as CliffKind;
      return `${test.status} ${row}: ${from} to ${to}`;
    });
    expect({ seed, found: found.sort() }).toEqual({ seed, found: expected.sort() });
    seen += found.length;
  }
  expect(seen).toBeGreaterThan(500);
});
