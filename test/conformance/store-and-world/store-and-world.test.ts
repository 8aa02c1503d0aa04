import { testStores } from '@tierwright/store/testing';
import { expect, it } from 'vitest';
import { lockstep } from './lockstep.ts';

/** Runs in `npm test`; the long form sets TIERWRIGHT_STORED_RUNS=2000. */
const RUNS = Number(process.env.TIERWRIGHT_STORED_RUNS ?? 8);
const FIRST = Number(process.env.TIERWRIGHT_STORED_FROM ?? 1);
const STEPS = 40;

it.each(testStores())(
  'does in $name what a world does in memory, item by item, byte for byte',
  { timeout: 60_000 + RUNS * 30_000 },
  async ({ open }) => {
    const store = await open();
    try {
      let steps = 0;
      let refusals = 0;
      for (let seed = FIRST; seed < FIRST + RUNS; seed += 1) {
        const run = await lockstep(store, seed, STEPS);
        expect({ seed, program: run.program, difference: run.difference }).toEqual({ seed, program: run.program, difference: undefined });
        steps += run.steps;
        refusals += run.refusals;
      }
      expect(steps).toBeGreaterThan(RUNS * 15);
      expect(refusals).toBeGreaterThan(RUNS);
    } finally {
      await store.close();
    }
  },
);
