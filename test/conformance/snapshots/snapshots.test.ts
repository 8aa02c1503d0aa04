import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { makeSnapshot, readSnapshot, type Snapshot, writeSnapshot } from '@tierwright/simulation';
import { expect, it } from 'vitest';
import { partnersOf, publishedPrograms } from '../paths/published.ts';
import { loadRandom } from '../random/pairs.ts';
import { randomPartner } from '../random/partner.ts';
import { rowFacts } from './facts-of-rows.ts';

/** More of them: TIERWRIGHT_DOCUMENTS=2000 npx vitest run --project conformance test/conformance/snapshots */
const DOCUMENTS = Number(process.env.TIERWRIGHT_DOCUMENTS ?? 40);
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

/** A file gives back what it was written from. */
async function expectTheSameFromFile(snapshot: Snapshot): Promise<void> {
  const read = await readSnapshot(await writeSnapshot(snapshot));
  expect(read).toEqual({ ok: true, value: snapshot, problems: [] });
}

it.each(publishedPrograms.map((one) => [one.path, one] as const))(
  'SIM-S1, SIM-S3, SIM-S5: a snapshot holds the facts of %s',
  async (_, { program, hash, asOf }) => {
    const compiled = compileProgram(program, hash);
    const partners = partnersOf(program, asOf, 20, 'snapshots');
    const snapshot = makeSnapshot([compiled], partners, { base: BASE, asOf });
    expect(snapshot.count + snapshot.undecided.length).toBe(partners.length);
    const rows = expectTheFacts(snapshot, compiled, partners);
    // Of one day there is a row for each, but where versions ask for days before.
    if (snapshot.made.since === undefined) expect(rows).toBe(snapshot.count);
    else expect(rows).toBeGreaterThan(snapshot.count);
    await expectTheSameFromFile(snapshot);
  },
);

it('SIM-S1, SIM-S3, SIM-S5: of random partners under random documents, on each day since the state before', async () => {
  let [rows, partners] = [0, 0];
  for (let seed = 1; seed <= DOCUMENTS; seed += 1) {
    const { program, hash } = loadRandom(seed);
    const compiled = compileProgram(program, hash);
    const asked = Array.from({ length: PARTNERS }, (_, partner) => randomPartner(program, seed * 1000 + partner, 60));
    const { asOf = '2026-06-30', parametersAsOf, asKnownOn } = asked[0]?.options ?? {};
    // As they come from a file: JSON has no −0.
    const data = asked.map((one, index) => JSON.parse(JSON.stringify({ ...one.data, id: `P${index}` })) as PartnerData);
    const snapshot = makeSnapshot([compiled], data, {
      base: BASE,
      asOf,
      ...(parametersAsOf === undefined ? {} : { parametersAsOf }),
      ...(asKnownOn === undefined ? {} : { asKnownOn }),
    });
    rows += expectTheFacts(snapshot, compiled, data);
    partners += snapshot.count;
    if (seed % 5 === 0) await expectTheSameFromFile(snapshot);
  }
  expect(partners).toBeGreaterThan(DOCUMENTS * PARTNERS * 0.5);
  expect(rows).toBeGreaterThan(partners * 2);
});
