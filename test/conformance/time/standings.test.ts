import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type Program, parseProgram } from '@tierwright/program';
import { makeSnapshot, type RowEvaluator, standingsUnder } from '@tierwright/simulation';
import { expect, it } from 'vitest';
import { partnersOf, publishedPrograms } from '../paths/published.ts';
import { randomPartner } from '../random/partner.ts';
import { randomProgram } from '../random/program.ts';
import { Random } from '../random/random.ts';
import { decidedLines, linesOf } from './decided-standings.ts';
import { previousState } from './previous-states.ts';

/** More of them: TIERWRIGHT_DOCUMENTS=1000 npx vitest run --project conformance test/conformance/time */
const DOCUMENTS = Number(process.env.TIERWRIGHT_DOCUMENTS ?? 24);
const PARTNERS = 15;
const WAYS: readonly RowEvaluator[] = ['javascript', 'wasm'];

/** Benefits say nothing of tiers. */
const tiersOnly = (program: Program): Program => ({ ...program, benefits: [], stacking: {} });

/** How many partners were decided in columns: as rows decide them, in both ways; and whether days before were looked at. */
function expectRows(
  compiled: ReturnType<typeof compileProgram>,
  partners: readonly PartnerData[],
  days: { asOf: string; parametersAsOf?: string },
): { columns: number; looksBack: boolean } {
  const snapshot = makeSnapshot([compiled], partners, { base: 'a'.repeat(64), ...days });
  const undecided = new Set(snapshot.undecided.map(({ partner }) => partner));
  const taken = partners.filter(({ id }) => !undecided.has(id));
  const told = { columns: snapshot.count - snapshot.asRead.size, looksBack: snapshot.made.since !== undefined };
  if (told.columns === 0) return told;
  for (const way of WAYS) {
    const [standings = []] = standingsUnder(snapshot, [compiled], way);
    for (const [index, data] of taken.entries())
      if (!snapshot.asRead.has(index))
        expect({ way, data, holds: linesOf(compiled, standings, index) }).toEqual({
          way,
          data,
          holds: decidedLines(compiled, data, snapshot),
        });
  }
  return told;
}

it.each(publishedPrograms.map((one) => [one.path, one] as const))(
  'SIM-T1, SIM-T2: standings in columns are those of rows: %s',
  (_, { program, hash, asOf }) => {
    const compiled = compileProgram(tiersOnly(program), hash);
    const random = new Random(7);
    const partners = partnersOf(program, asOf, 24, 'standings');
    const before = partners.map((data) => {
      const previous = previousState(program, asOf, random, 600);
      return { ...data, ...(previous && { previous }) };
    });
    const { columns, looksBack } = expectRows(compiled, before, { asOf });
    // Then whoever has a state before is left to rows (SIM-C7).
    if (looksBack) expect(columns).toBe(before.filter((data) => !('previous' in data)).length);
    else expect(columns).toBeGreaterThan(16);
  },
);

it('SIM-T1, SIM-T2: under random documents, with random states before', () => {
  let columns = 0;
  for (let seed = 1; seed <= DOCUMENTS; seed += 1) {
    const { program, hash } = parseProgram(
      JSON.stringify(randomProgram(seed, { held: false, reviewed: true, benefits: false, deals: false })),
    );
    if (!program) throw new Error(`The random document ${seed} does not load`);
    const compiled = compileProgram(program, hash);
    const asked = Array.from({ length: PARTNERS }, (_, partner) =>
      randomPartner(program, seed * 1000 + partner, [0, 60, 400, 1000][partner % 4] as number),
    );
    const { asOf = '2026-06-30', parametersAsOf } = asked[0]?.options ?? {};
    // Who has exceptions is left to rows, and is tested there.
    const partners = asked.map(({ data: { records: { exception: _, ...records } = {}, ...data } }, index) => ({
      ...data,
      records,
      id: `P${index}`,
    }));
    columns += expectRows(compiled, partners, { asOf, ...(parametersAsOf !== undefined && { parametersAsOf }) }).columns;
  }
  expect(columns).toBeGreaterThan(DOCUMENTS * PARTNERS * 0.3);
});
