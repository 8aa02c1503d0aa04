import { compileProgram } from '@tierwright/engine';
import { type CurvePoint, comparisonOf, decideVersion, makeSnapshot, sensitivity } from '@tierwright/simulation';
import { expect, it } from 'vitest';
import { pointOf, written } from './brute-force.ts';
import { type CurveCase, casesOf, seeded } from './cases.ts';

/** More of them: TIERWRIGHT_CURVES=1000 npx vitest run --project conformance test/conformance/curves */
const CURVES = Number(process.env.TIERWRIGHT_CURVES ?? 16);

/** Some values around the present one. */
function boundsOf(present: number, type: string, random: () => number): { from: number; to: number; step: number } {
  const whole = type === 'integer' || type === 'money' || present > 20;
  const width = Math.max(4, Math.abs(present));
  const step = whole ? Math.max(1, Math.round(width / 4)) : Number((width / 4).toPrecision(2));
  const from = Math.round(present - step * Math.floor(random() * 4));
  return { from, to: from + 5 * step, step };
}

function compare({ name, baseline, candidate, partners, asOf, slot, present }: CurveCase, random: () => number): string {
  const type = candidate.parameters?.[slot.parameter]?.type ?? '';
  const question = { ...slot, ...boundsOf(present, type, random) };
  const versions = { baseline: compileProgram(baseline), candidate: compileProgram(candidate) };
  const section = sensitivity(versions.candidate, question, asOf);
  if (!section.ok) return section.problems.map(({ code }) => code).join();
  const snapshot = makeSnapshot([versions.baseline, versions.candidate], partners, { base: 'a'.repeat(64), asOf });
  const [before, after] = [decideVersion(snapshot, versions.baseline), decideVersion(snapshot, versions.candidate)];
  const comparison = comparisonOf(versions);
  const part = section.value.of({ snapshot, comparison, before, after });
  const { points } = section.value.tell(part, comparison);
  const counted = partners.filter((partner) => !snapshot.undecided.some((one) => one.partner === partner.id));
  const decided = compileProgram(baseline);
  for (const point of points) {
    const trial = written(candidate, slot, asOf, point.value)?.program ?? candidate;
    const expected = pointOf(decided, trial, counted, asOf, point.value);
    expect({ name, ...inWords(point) }).toEqual({ name, ...inWords(expected) });
  }
  return new Set(points.map((point) => JSON.stringify({ ...point, value: 0 }))).size > 1 ? 'turns' : 'flat';
}

/** Lines that come to nothing for anybody are in one of both. */
const inWords = ({ cost, ...point }: CurvePoint) => ({
  ...point,
  cost: Object.fromEntries(Object.entries(cost).filter(([, { amount, unknown }]) => amount !== 0 || unknown !== 0)),
});

it(
  'SIM-Q3, SIM-Q4, SIM-Q5: a curve says at each value what deciding the base again says',
  () => {
    const found: Record<string, number> = {};
    let seen = 0;
    for (let seed = 1; seen < CURVES; seed += 1) {
      const random = seeded(seed + 7);
      for (const one of casesOf(seed, 3)) {
        if (seen === CURVES) break;
        seen += 1;
        const kind = compare(one, random);
        found[kind] = (found[kind] ?? 0) + 1;
      }
    }
    expect(found.turns).toBeGreaterThan(CURVES / 5);
  },
  300_000 + 5000 * CURVES,
);
