import { compileProgram } from '@tierwright/engine';
import type { Condition, Operator, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { countMoves } from '../../report/tier-changes.ts';
import { EXAMPLE } from '../../report/versions.fixture.ts';
import { makeSnapshot } from '../../snapshot/make-snapshot.ts';
import { finish } from '../../steps/steps.ts';
import { decideShard } from '../decided-shard.ts';
import { moversOf } from '../shard/movers.ts';
import { changes } from './changes.ts';
import { countedOf } from './counted.ts';
import { explained, explaining } from './explained.ts';

const DAY = '2026-06-30';
const FACTS = ['a', 'b', 'c', 'money'];

function seeded(seed: number): (below: number) => number {
  let state = seed * 7919 + 17;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >>> 8) % below;
  };
}
type Random = ReturnType<typeof seeded>;
const OPERATORS: readonly Operator[] = ['greaterThan', 'greaterThanInclusive', 'lessThan', 'lessThanInclusive', 'equal', 'notEqual'];

function conditionOf(random: Random, depth: number): Condition {
  const parts = () => Array.from({ length: 1 + random(3) }, () => conditionOf(random, depth - 1));
  switch (depth === 0 ? 3 + random(3) : random(6)) {
    case 0:
      return { all: parts() };
    case 1:
      return { any: parts() };
    case 2:
      return { not: conditionOf(random, depth - 1) };
    case 3:
      return { fact: 'met', operator: 'greaterThanInclusive', value: 1 + random(2) };
    case 4:
      return { condition: ['one', 'two'][random(2)] as string };
    default:
      return { fact: FACTS[random(4)] as string, operator: OPERATORS[random(6)] as Operator, value: 20 * random(3) };
  }
}

const leaf = (random: Random): Condition => ({
  all: [{ fact: FACTS[random(4)] as string, operator: 'greaterThanInclusive', value: 20 + 20 * random(3) }],
});

/** Versions differ in all that tiers and requirements ask, and in which tiers there are. */
const randomProgram = (random: Random): Program => ({
  ...EXAMPLE,
  facts: Object.fromEntries(FACTS.map((id) => [id, { title: id, type: id === 'money' ? 'money' : 'integer', attribute: id }])),
  parameters: {},
  benefits: [],
  stacking: {},
  requirements: { one: { title: 'One', when: leaf(random) }, two: { title: 'Two', when: { any: [leaf(random), leaf(random)] } } },
  derived: { met: { title: 'Met', count: ['one', 'two'] } },
  tracks: ['first', 'second'].map((id) => ({
    id,
    title: id,
    ...(random(2) === 0 ? {} : { appliesTo: { all: [{ fact: 'a', operator: 'lessThan', value: 50 + random(20) }] } }),
    award: random(2) === 0 ? 'ladder' : 'highest',
    tiers: ['low', 'middle', ...(random(2) === 0 ? ['high'] : [])].map((tier) => ({
      id: tier,
      title: tier,
      ...(random(8) === 0 ? {} : { qualify: { all: [conditionOf(random, 2)] } }),
    })),
  })),
});

/** Around the thresholds, some nearer to them than 5 %, some exactly as far. */
const partnersOf = (random: Random) =>
  Array.from({ length: 60 }, (_, index) => ({
    id: `P${index}`,
    attributes: Object.fromEntries(
      FACTS.flatMap((id) => (random(7) === 0 ? [] : [[id, [19, 38, 39, 40, 57, 59, 60, 20][random(8)] as number] as const])),
    ),
  }));

describe('the reasons of moves', () => {
  it('SIM-M4, SIM-M5, SIM-M18: are counted from tests in columns as they are told one by one', () => {
    let [moved, near, together] = [0, 0, 0];
    for (let seed = 1; seed <= 150; seed += 1) {
      const random = seeded(seed);
      const versions = {
        baseline: compileProgram(randomProgram(random), `before ${seed}`),
        candidate: compileProgram(randomProgram(random), `after ${seed}`),
      };
      const snapshot = makeSnapshot([versions.baseline, versions.candidate], partnersOf(random), { base: 'a'.repeat(64), asOf: DAY });
      const shard = decideShard(snapshot, versions);
      const movers = moversOf(shard);
      let asked = 0;
      const explain = explaining(shard);
      const counted = finish(
        countedOf(shard, movers, (mover) => {
          asked += 1;
          return explain(mover);
        }),
      );
      const told = finish(explained(shard)).flatMap(({ moves }) => moves.map((move) => ({ move, partners: 1 })));
      expect({ seed, ...counted }).toEqual({ seed, ...countMoves(told, shard.comparison.order) });
      moved += told.length;
      near += counted.reasons.reduce((sum, one) => sum + one.near, 0);
      together += told.length - asked;
    }
    expect(moved).toBeGreaterThan(2000);
    expect(near).toBeGreaterThan(200);
    // Most are not explained one by one.
    expect(together).toBeGreaterThan(moved / 4);
  });

  it('SIM-M18: of a part that others are merged with, who cannot be listed any more is counted and not told', () => {
    const random = seeded(4);
    const versions = {
      baseline: compileProgram(randomProgram(random), 'before'),
      candidate: compileProgram(randomProgram(random), 'after'),
    };
    const shard = decideShard(
      makeSnapshot([versions.baseline, versions.candidate], partnersOf(random), { base: 'a'.repeat(64), asOf: DAY }),
      versions,
    );
    const alone = changes.of(shard);
    expect(alone.listed.length).toBeGreaterThan(5);
    const [one] = alone.listed;
    if (one === undefined) throw new Error('somebody moves');
    // Ten thousand of each move, all before those of the shard.
    const before = alone.listed.flatMap((change, at) =>
      Array.from({ length: Math.ceil(10_000 / alone.listed.length) }, (_, more) => ({ ...change, partner: `A${at}-${more}` })),
    );
    const already = changes.merge([{ ...changes.empty(), listed: before }]);
    if (!changes.steps) throw new Error('changes are made in steps');
    const part = finish(changes.steps(shard, already));
    expect(part).toEqual({ ...alone, listed: [] });
    expect(changes.merge([already, part])).toEqual(changes.merge([already, alone]));
  });
});
