import { compileProgram } from '@tierwright/engine';
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

async function sought(thresholds: SeekQuestion['thresholds'], goal: SeekQuestion['goal']) {
  const versions = { baseline: compileProgram(EXAMPLE), candidate: compileProgram(EXAMPLE) };
  const partners = Array.from({ length: 100 }, (_, index) => partnerWith(`P${index}`, index * 40 + 0.5));
  const snapshot = makeSnapshot([versions.candidate], partners, { base: 'a'.repeat(64), asOf: DAY });
  const seeking = seek(EXAMPLE, { thresholds, goal }, DAY);
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
      goals: [{ comesTo: 50, met: false }],
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
