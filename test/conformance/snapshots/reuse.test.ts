import { dirname } from 'node:path';
import { type CompiledProgram, compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { makeSnapshot, type Snapshot, SnapshotBuilder, type SnapshotQuestion, writeSnapshot } from '@tierwright/simulation';
import { expect, it } from 'vitest';
import { partnersOf, publishedPrograms } from '../paths/published.ts';

const BASE = 'b'.repeat(64);

/** Versions of each program that is published in several. */
const families = [...new Set(publishedPrograms.map(({ path }) => dirname(path)))]
  .map((name) => [name, publishedPrograms.filter(({ path }) => dirname(path) === name)] as const)
  .filter(([, versions]) => versions.length > 1);

/** Partners for whom columns were taken over, each time. */
const taken: number[] = [];

function built(versions: readonly CompiledProgram[], partners: readonly PartnerData[], question: SnapshotQuestion, older: Snapshot) {
  const builder = new SnapshotBuilder(versions, question, older);
  for (const partner of partners) builder.add(partner);
  return { snapshot: builder.finish(), ...builder.takenOver };
}

it.each(families)('SIM-S9: what any version of %s takes over from any other is what it would make, byte for byte', async (_, family) => {
  const compiled = family.map(({ program, hash }) => compileProgram(program, hash));
  for (const [place, { program, asOf }] of family.entries()) {
    const partners = partnersOf(program, asOf, 16, 'reuse').map((one, index) => ({
      ...one,
      // Where some have a state before, and all are asked about for a range, rows begin on many days.
      ...(index % 3 === 0 ? { previous: { on: `${Number(asOf.slice(0, 4)) - 1}-03-15` } } : {}),
    }));
    // Backwards, and some are missing: neither is of account.
    const some = partners.filter((_, index) => index % 4 !== 0).reverse();
    const next = compiled[(place + 1) % compiled.length] as CompiledProgram;
    for (const days of [{ asOf }, { asOf, from: `${asOf.slice(0, 4)}-01-01` }]) {
      const question = { base: BASE, ...days };
      const wanted = [compiled[place] as CompiledProgram, next];
      const anew = Buffer.from(await writeSnapshot(makeSnapshot(wanted, partners, question)));
      for (const before of compiled) {
        const older = makeSnapshot([before, wanted[0] as CompiledProgram], some, question);
        const { snapshot, keys, partners: found } = built(wanted, partners, question, older);
        expect(Buffer.from(await writeSnapshot(snapshot)).equals(anew)).toBe(true);
        expect(keys.size).toBeGreaterThan(0);
        taken.push(found);
      }
    }
  }
});

it('takes something over from most of them', () => {
  expect(families.length).toBeGreaterThanOrEqual(3);
  expect(taken.filter((partners) => partners > 0).length).toBeGreaterThan(taken.length / 2);
});
