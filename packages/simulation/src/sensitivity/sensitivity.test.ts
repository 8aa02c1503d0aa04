import { compileProgram, decide } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Leaf, Program } from '@tierwright/program';
import { expect, it } from 'vitest';
import { comparisonOf, decideShard } from '../impact/decided-shard.ts';
import { EXAMPLE, partnerWith } from '../report/versions.fixture.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import { sensitivity } from './sensitivity.ts';

const DAY = '2026-06-30';
const leaf = (fact: string, operator: Leaf['operator']): Leaf => ({ fact, operator, value: { fact: 'least' } });

/** One number that is tested in six ways, and counted with. */
const programWith = (least: number): Program => ({
  ...EXAMPLE,
  facts: {
    a: { title: 'A', type: 'integer', attribute: 'a' },
    b: { title: 'B', type: 'integer', attribute: 'b' },
  },
  parameters: {
    least: {
      title: 'Least',
      type: 'integer',
      value: [
        { from: '2026-01-01', value: least },
        { from: '2027-01-01', value: 0 },
      ],
    },
  },
  requirements: {},
  benefits: [],
  tracks: [
    {
      id: 'only',
      title: 'Only',
      tiers: [
        { id: 'one', title: 'One', qualify: { any: [leaf('a', 'greaterThanInclusive'), leaf('b', 'equal')] } },
        { id: 'two', title: 'Two', qualify: { all: [leaf('a', 'greaterThan'), leaf('b', 'lessThan')] } },
        { id: 'three', title: 'Three', qualify: { all: [leaf('a', 'lessThanInclusive'), { not: { all: [leaf('b', 'notEqual')] } }] } },
      ],
    },
  ],
});

const partners: PartnerData[] = Array.from({ length: 100 }, (_, index) => {
  const [a, b] = [index % 9, Math.floor(index / 9)];
  return { id: `P${index}`, attributes: { ...(a < 8 && { a }), ...(b < 9 && { b }) } };
});

function curve(shards: number) {
  const versions = { baseline: compileProgram(programWith(2)), candidate: compileProgram(programWith(4)) };
  const section = sensitivity(versions.candidate, { parameter: 'least', from: -1, to: 9, step: 1 }, DAY);
  if (!section.ok) throw new Error(JSON.stringify(section.problems));
  const parts = Array.from({ length: shards }, (_, shard) => {
    const some = partners.filter((_one, index) => index % shards === shard);
    const snapshot = makeSnapshot([versions.baseline, versions.candidate], some, { base: 'a'.repeat(64), asOf: DAY });
    return section.value.of(decideShard(snapshot, versions));
  });
  return section.value.tell(section.value.merge(parts), comparisonOf(versions));
}

it('SIM-Q3, SIM-Q4, SIM-Q5: a threshold that is tested in several ways turns where deciding with it turns', () => {
  const { points, present, partners: counted } = curve(1);
  expect({ present, counted }).toEqual({ present: 4, counted: 100 });
  const ranks = [null, 'one', 'two', 'three'];
  const ranksAt = (least: number) => {
    const compiled = compileProgram(programWith(least));
    return partners.map((partner) => {
      const outcome = decide(compiled, partner, { asOf: DAY });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
      return ranks.indexOf(outcome.value.tracks[0]?.tier ?? null);
    });
  };
  const before = ranksAt(2);
  for (const { value, tiers, moved } of points) {
    const after = ranksAt(value);
    const count = (is: (from: number, to: number) => boolean) => after.filter((to, index) => is(before[index] as number, to)).length;
    expect({ value, tiers: tiers.only, moved }).toEqual({
      value,
      tiers: Object.fromEntries(['one', 'two', 'three'].map((tier, index) => [tier, count((_, to) => to === index + 1)])),
      moved: {
        up: count((from, to) => from > 0 && to > from),
        down: count((from, to) => to > 0 && to < from),
        in: count((from, to) => from === 0 && to > 0),
        out: count((from, to) => from > 0 && to === 0),
        mixed: 0,
      },
    });
  }
  expect(new Set(points.map(({ tiers }) => JSON.stringify(tiers))).size).toBeGreaterThan(8);
});

it('SIM-M8, SIM-Q5: a curve is the same however the base is cut', () => {
  const whole = curve(1);
  for (const shards of [2, 7, 64]) expect(curve(shards)).toEqual(whole);
});

it('SIM-Q4: a version that is not in columns has the same curve where a partner has a state before', () => {
  const program: Program = {
    ...EXAMPLE,
    parameters: {
      ...EXAMPLE.parameters,
      most: { title: 'Largest order that counts', type: 'money', byTier: { silver: 400, gold: 900 } },
    },
    benefits: (EXAMPLE.benefits ?? []).map((benefit) =>
      benefit.id === 'rebate'
        ? {
            ...benefit,
            caps: [{ where: { all: [{ fact: 'amount', operator: 'greaterThan', value: { fact: 'most' } }] }, amount: { USD: 50 } }],
          }
        : benefit,
    ),
  };
  const compiled = compileProgram(program);
  const some: PartnerData[] = Array.from({ length: 12 }, (_, index) => ({
    ...partnerWith(`P${index}`, index * 100),
    ...(index === 4 ? { previous: { on: '2026-06-01', tier: 'gold', since: '2026-01-01' } } : {}),
  }));
  const question = { parameter: 'min.bookings', tier: 'gold', from: 300, to: 900, step: 100 };
  const section = sensitivity(compiled, question, DAY);
  if (!section.ok) throw new Error(JSON.stringify(section.problems));
  const versions = { baseline: compiled, candidate: compiled };
  const snapshot = makeSnapshot([compiled], some, { base: 'a'.repeat(64), asOf: DAY });
  expect([snapshot.asRead.size, snapshot.undecided]).toEqual([12, []]);
  const { points } = section.value.tell(section.value.of(decideShard(snapshot, versions)), comparisonOf(versions));
  const goldAt = (gold: number) => {
    const bookings = { title: 'Bookings asked for', type: 'money' as const, byTier: { silver: 100, gold } };
    const trial = compileProgram({ ...program, parameters: { ...program.parameters, 'min.bookings': bookings } });
    const decided = some.map((partner) => decide(trial, partner, { asOf: DAY }));
    return decided.filter((outcome) => outcome.ok && outcome.value.tracks[0]?.tier === 'gold').length;
  };
  expect(points.map(({ value, tiers }) => [value, tiers.resale?.gold])).toEqual(points.map(({ value }) => [value, goldAt(value)]));
});
