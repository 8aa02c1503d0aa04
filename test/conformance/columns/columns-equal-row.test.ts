import { compileProgram } from '@tierwright/engine';
import { expect, it } from 'vitest';
import { partnersOf, publishedPrograms } from '../paths/published.ts';
import { loadRandom } from '../random/pairs.ts';
import { randomPartner } from '../random/partner.ts';
import { everyWay, factsOf } from './both-ways.ts';

/** More of them: TIERWRIGHT_DOCUMENTS=4000 npx vitest run --project conformance test/conformance/columns */
const DOCUMENTS = Number(process.env.TIERWRIGHT_DOCUMENTS ?? 80);
const PARTNERS = 40;
/** A published program that asks for other days (`held`), which the facts of one day do not tell. */
const BY_ROWS = /^harbor\//;

it.each(publishedPrograms.map((one) => [one.path, one] as const))(
  'SIM-C3, SIM-C6: columns give the tiers of %s',
  (path, { program, hash, asOf }) => {
    const compiled = compileProgram(program, hash);
    const found = everyWay(compiled, factsOf(compiled, partnersOf(program, asOf, 200, 'columns'), asOf), asOf);
    if (BY_ROWS.test(path)) expect(found).toBeNull();
    else expect(found).toEqual({ row: found?.row, columns: found?.row, wasm: found?.row });
  },
);

it('SIM-C3: columns give the tiers of random partners under random documents', () => {
  let [seen, byRows] = [0, 0];
  for (let seed = 1; seed <= DOCUMENTS; seed += 1) {
    const { program, hash } = loadRandom(seed);
    const compiled = compileProgram(program, hash);
    const asked = Array.from({ length: PARTNERS }, (_, partner) => randomPartner(program, seed * 1000 + partner, 0));
    const day = asked[0]?.options.asOf ?? '2026-06-30';
    const partners = asked.map(({ data }) => data);
    const found = everyWay(compiled, factsOf(compiled, partners, day), day);
    if (found === null) byRows += 1;
    else expect({ seed, ...found }).toEqual({ seed, row: found.row, columns: found.row, wasm: found.row });
    seen += found?.row.length ?? 0;
  }
  expect(byRows).toBeLessThan(DOCUMENTS / 10);
  expect(seen).toBeGreaterThan(DOCUMENTS * PARTNERS * 0.8);
});
