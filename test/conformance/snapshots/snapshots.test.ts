import { compileProgram } from '@tierwright/engine';
import { makeSnapshot, type Snapshot } from '@tierwright/simulation';
import { expect, it } from 'vitest';
import { partnersOf, publishedPrograms } from '../paths/published.ts';
import { loadRandom } from '../random/pairs.ts';
import { randomPartner } from '../random/partner.ts';
import { rowFacts } from './facts-of-rows.ts';

/** More of them: TIERWRIGHT_DOCUMENTS=2000 npx vitest run --project conformance test/conformance/snapshots */
const DOCUMENTS = Number(process.env.TIERWRIGHT_DOCUMENTS ?? 60);
const PARTNERS = 20;
const BASE = 'b'.repeat(64);

function expectTheFacts(snapshot: Snapshot, ...more: [Parameters<typeof rowFacts>[1], Parameters<typeof rowFacts>[2]]): number {
  let rows = 0;
  for (const { kept, computed, ...where } of rowFacts(snapshot, ...more)) {
    expect({ ...where, facts: kept }).toEqual({ ...where, facts: computed });
    rows += 1;
  }
  return rows;
}

it.each(publishedPrograms.map((one) => [one.path, one] as const))(
  'SIM-S1: a snapshot holds the facts of %s',
  (_, { program, hash, asOf }) => {
    const compiled = compileProgram(program, hash);
    const partners = partnersOf(program, asOf, 40, 'snapshots');
    const snapshot = makeSnapshot([compiled], partners, { base: BASE, asOf });
    expect(snapshot.count + snapshot.undecided.length).toBe(partners.length);
    expect(expectTheFacts(snapshot, compiled, partners)).toBe(snapshot.count);
  },
);

it('SIM-S1, SIM-S3: of random partners under random documents, on each day since the state before', () => {
  let [rows, partners] = [0, 0];
  for (let seed = 1; seed <= DOCUMENTS; seed += 1) {
    const { program, hash } = loadRandom(seed);
    const compiled = compileProgram(program, hash);
    const asked = Array.from({ length: PARTNERS }, (_, partner) => randomPartner(program, seed * 1000 + partner, 60));
    const { asOf = '2026-06-30', parametersAsOf, asKnownOn } = asked[0]?.options ?? {};
    const data = asked.map((one, index) => ({ ...one.data, id: `P${index}` }));
    const snapshot = makeSnapshot([compiled], data, {
      base: BASE,
      asOf,
      ...(parametersAsOf === undefined ? {} : { parametersAsOf }),
      ...(asKnownOn === undefined ? {} : { asKnownOn }),
    });
    rows += expectTheFacts(snapshot, compiled, data);
    partners += snapshot.count;
  }
  expect(partners).toBeGreaterThan(DOCUMENTS * PARTNERS * 0.5);
  expect(rows).toBeGreaterThan(partners * 2);
});
