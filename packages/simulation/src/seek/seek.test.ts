import { compileProgram } from '@tierwright/engine';
import type { Fact, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { EXAMPLE, partnerWith } from '../report/versions.fixture.ts';
import { makeSnapshot } from '../snapshot/make-snapshot.ts';
import type { Goal } from './goal.ts';
import { runSeek } from './run-seek.ts';
import { type SeekQuestion, seek } from './seek.ts';

const DAY = '2026-06-30';
const GOLD = { parameter: 'min.bookings', tier: 'gold' };
const codesOf = (question: SeekQuestion) => {
  const found = seek(EXAMPLE, question, DAY);
  return found.ok ? [] : found.problems.map(({ code, pointer }) => `${code} ${pointer}`);
};
const ofGoal = (goal: Goal | Goal[]) => codesOf({ thresholds: [GOLD], goal });

async function sought(thresholds: SeekQuestion['thresholds'], goal: SeekQuestion['goal'], program = EXAMPLE) {
  const versions = { baseline: compileProgram(program), candidate: compileProgram(program) };
  const partners = Array.from({ length: 100 }, (_, index) => partnerWith(`P${index}`, index * 40 + 0.5));
  const snapshot = makeSnapshot([versions.candidate], partners, { base: 'a'.repeat(64), asOf: DAY });
  const seeking = seek(program, { thresholds, goal }, DAY);
  if (!seeking.ok) throw new Error(JSON.stringify(seeking.problems));
  return runSeek(() => [snapshot], versions, seeking.value());
}

describe('goal seek', () => {
  it('SIM-Q7: refuses goals without a bound, and what is not there', () => {
    expect(ofGoal({ measure: 'partners', tier: 'gold', atMost: 40 })).toEqual([]);
    expect(ofGoal({ measure: 'partners', tier: 'gold' })).toEqual(['SIM310 /goal']);
    expect(ofGoal({ measure: 'partners', tier: 'gold', atMost: 1, atLeast: 2 })).toEqual(['SIM310 /goal']);
    expect(ofGoal([])).toEqual(['SIM310 /goal']);
    expect(ofGoal([{ measure: 'size' as 'cost', atMost: 1 }])).toEqual(['SIM309 /goal/0/measure']);
    expect(ofGoal({ measure: 'partners', tier: 'glod', atMost: 1 })).toEqual(['SIM311 /goal/tier']);
    expect(ofGoal({ measure: 'partners', track: 'sales', tier: 'gold', atMost: 1 })).toEqual(['SIM311 /goal/track']);
    expect(ofGoal({ measure: 'cost', line: 'rebat', atMost: 1 })).toEqual(['SIM311 /goal/line']);
    expect(codesOf({ thresholds: [], goal: { measure: 'cost', atMost: 1 } })).toEqual(['SIM312 /thresholds']);
    expect(codesOf({ thresholds: [GOLD, { ...GOLD, from: 3 }], goal: { measure: 'cost', atMost: 1 } })).toEqual(['SIM313 /thresholds']);
  });

  it('SIM-Q6, SIM-Q8: finds the value that is nearest to the present one, to the step', async () => {
    // 40 partners have 2400.50 or more, 50 have 2000.50: twice the present value is as far as is looked without limits.
    expect(await sought([GOLD], { measure: 'partners', tier: 'gold', atMost: 40 })).toMatchObject({
      met: false,
      values: [{ lowest: 0, highest: 2000 }],
      goals: [{ comesTo: 50, met: false, atLowest: 100, atHighest: 50 }],
    });
    expect(await sought([{ ...GOLD, to: 9000 }], { measure: 'partners', tier: 'gold', atMost: 40 })).toMatchObject({
      met: true,
      proved: true,
      values: [{ present: 1000, value: 2361 }],
      goals: [{ comesTo: 40 }],
    });
    expect(await sought([{ ...GOLD, step: 250, to: 9000 }], { measure: 'partners', tier: 'gold', atLeast: 80, atMost: 90 })).toMatchObject({
      met: true,
      values: [{ value: 750 }],
    });
  });

  it('SIM-Q8: says how far it looked, and what goals come to at both ends, of each threshold and goal', async () => {
    const thresholds = [
      { ...GOLD, from: 500, to: 900, step: 200 },
      { parameter: 'min.bookings', tier: 'silver', from: 40, to: 80, step: 40 },
    ];
    const found = await sought(thresholds, [
      { measure: 'partners', tier: 'gold', atMost: 10 },
      { measure: 'partners', tier: 'silver', atLeast: 90 },
    ]);
    expect(found.met).toBe(false);
    expect(found.values.map(({ lowest, highest }) => [lowest, highest])).toEqual([
      [40, 80],
      [500, 900],
    ]);
    // Partners have 0.50, 40.50, 80.50 … up to 3960.50.
    expect(found.goals.map(({ atLowest, atHighest }) => [atLowest, atHighest])).toEqual([
      [87, 77],
      [12, 21],
    ]);
  });

  it('SIM-Q6: without a step goes in those in which partners move what is compared with the threshold', async () => {
    const { bookings } = EXAMPLE.facts ?? {};
    const moving = (step: number): Program => ({
      ...EXAMPLE,
      facts: { ...EXAMPLE.facts, bookings: { ...(bookings as Fact), actionable: { costPerUnit: 1, step } } },
    });
    const goal: Goal = { measure: 'partners', tier: 'gold', atMost: 60 };
    const foundBy = async (program: Program, question = {}) =>
      (await sought([{ ...GOLD, to: 9000, ...question }], goal, program)).values.map(({ value }) => value);
    expect(await foundBy(EXAMPLE)).toEqual([1561]);
    expect(await foundBy(moving(250))).toEqual([1750]);
    expect(await foundBy(moving(250), { step: 100 })).toEqual([1600]);
    // What money cannot be, and nothing at all, is no step.
    for (const step of [0, 0.001]) expect(await foundBy(moving(step))).toEqual([1561]);
    const people = { parameter: 'min.people', tier: 'gold' };
    expect((await sought([people], goal, moving(250))).values).toMatchObject([{ present: 2, lowest: 0, highest: 100 }]);
  });

  it('SIM-Q8: says of more combinations than it looks at that what it found is not proved', async () => {
    const thresholds = [
      { ...GOLD, to: 5000 },
      { parameter: 'min.bookings', tier: 'silver', to: 5000 },
    ];
    const found = await sought(thresholds, [
      { measure: 'partners', tier: 'gold', atMost: 40 },
      { measure: 'partners', tier: 'silver', atMost: 20 },
    ]);
    expect(found).toMatchObject({ met: true, proved: false, values: [{ value: expect.any(Number) }, { value: expect.any(Number) }] });
    expect(found.looked).toBeGreaterThan(900_000);
    expect(found.distance).toBeLessThan(17);
  });
});
