import { expect, it } from 'vitest';
import { randomRun } from './run.ts';

/** Runs in `npm test`; the long form sets TIERWRIGHT_RUNS=100000. */
const RUNS = Number(process.env.TIERWRIGHT_RUNS ?? 2000);
const STEPS = 40;

it(
  `holds what must always hold over ${RUNS.toLocaleString('en-US')} random runs of ${STEPS} steps`,
  () => {
    const taken = new Set<string>();
    let steps = 0;
    let refusals = 0;
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const run = randomRun(seed, STEPS);
      expect({ seed, program: run.program, broken: run.broken }).toEqual({ seed, program: run.program, broken: [] });
      steps += run.happenings.length;
      refusals += run.refusals;
      for (const { step } of run.happenings) for (const { what, from, on, to } of step.moves) taken.add(`${what}: ${from} ${on} ${to}`);
    }
    // Runs that reach nothing show nothing.
    expect(steps).toBeGreaterThan(RUNS * 15);
    expect(refusals).toBeGreaterThan(RUNS);
    // Two thousand runs take some sixty rows of the tables, fifty thousand 98.
    expect(taken.size).toBeGreaterThan(RUNS >= 2000 ? 50 : 0);
  },
  60_000 + RUNS * 60,
);
