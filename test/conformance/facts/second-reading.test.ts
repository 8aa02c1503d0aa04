import { isDeepStrictEqual } from 'node:util';
import { compileFacts } from '@tierwright/facts';
import { describe, expect, it } from 'vitest';
import { DAYS, randomPartner, randomProgram, START } from './random-facts.ts';
import { SecondReading } from './second-reading.ts';
import { dayBetween, seeded } from './seeded.ts';

/** With 9 to 15 facts each, on 3 days of a partner. */
const PROGRAMS = 100;

describe('facts of random programs', () => {
  it('FACT-E2: equal a direct reading of the rules', { timeout: 60_000 }, () => {
    let compared = 0;
    for (let seed = 1; seed <= PROGRAMS; seed += 1) {
      const random = seeded(seed);
      const program = randomProgram(random);
      const model = compileFacts(program);
      const partner = randomPartner(random);
      const prepared = model.prepare(partner);
      if (!prepared.ok) throw new Error(`seed ${seed}: ${JSON.stringify(prepared.problems)}`);
      for (let count = 0; count < 3; count += 1) {
        const day = dayBetween(random, START, DAYS + 200);
        const { values } = model.facts(prepared.value, day);
        const reading = new SecondReading(program, partner, day);
        for (const id of Object.keys(program.facts ?? {})) {
          const wanted = reading.value(id);
          compared += 1;
          // A message is made only where it is needed: there are thousands of cases.
          if (isDeepStrictEqual(values[id], wanted)) continue;
          expect.soft(values[id], `seed ${seed}, ${id} on ${day}: ${JSON.stringify(program.facts?.[id])}`).toEqual(wanted);
        }
      }
    }
    expect(compared).toBeGreaterThan(3000);
  });
});
