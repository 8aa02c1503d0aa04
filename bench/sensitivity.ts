import { compileProgram } from '@tierwright/engine';
import { decideShard, decideVersion, makeSnapshot, sensitivity, withThreshold } from '@tierwright/simulation';
import { type BenchResult, timeInWords } from './figure.ts';
import { matrixPartner, matrixProgram } from './matrix-program.ts';
import { sideBySide } from './measure.ts';

const DAY = '2026-06-30';
const REQUIREMENTS = 26;
const VALUES = 200;
/** So many of the values are decided by whole passes in a round. */
const PASSES = 8;

/** A curve of 200 values over a base, and the same values each by a pass of its own; the answers are checked equal first. */
export async function benchSensitivity(partners: number, rounds: number): Promise<BenchResult> {
  const program = matrixProgram(REQUIREMENTS);
  const versions = { baseline: compileProgram(program), candidate: compileProgram(program) };
  const idOf = (index: number): string => `P${String(index).padStart(8, '0')}`;
  const attributes = (index: number) =>
    Object.fromEntries(Object.entries(matrixPartner(REQUIREMENTS, index)).map(([fact, value]) => [fact.replace('fact.', 'a'), value]));
  const all = Array.from({ length: partners }, (_, index) => ({ id: idOf(index), attributes: attributes(index) }));
  const snapshot = makeSnapshot([versions.candidate], all, { base: 'sensitivity', asOf: DAY });
  const shard = decideShard(snapshot, versions);
  const threshold = { parameter: 'min.3', tier: 'gold' };
  const asked = sensitivity(versions.candidate, { ...threshold, from: 0, to: VALUES - 1, step: 1 }, DAY);
  if (!asked.ok) throw new Error(JSON.stringify(asked.problems));
  const section = asked.value;

  const inCurve = () => section.tell(section.of(shard), shard.comparison).points;
  /** Tiers of all partners with another value in the document, and how many hold each. */
  const byPass = (value: number): number[] => {
    const { standings } = decideVersion(snapshot, compileProgram(withThreshold(program, threshold, value, DAY), `${value}`));
    const counts = [0, 0, 0, 0];
    for (const tier of standings[0]?.tier ?? []) if (tier >= 0) counts[tier] = (counts[tier] as number) + 1;
    return counts;
  };
  const points = inCurve();
  for (const value of Array.from({ length: 20 }, (_, index) => index * 7)) {
    const found = Object.values(points[value]?.tiers.main ?? {});
    if (JSON.stringify(found) !== JSON.stringify(byPass(value))) throw new Error(`the curve is another one at ${value}`);
  }
  let kept = 0;
  const [passes, curve] = await sideBySide(
    [
      {
        name: 'whole passes',
        run: () => {
          for (let pass = 0; pass < PASSES; pass += 1) kept += byPass(Math.floor((pass * 100) / PASSES))[0] as number;
          return PASSES * partners;
        },
      },
      {
        name: 'curve',
        run: () => {
          kept += inCurve().length;
          return VALUES * partners;
        },
      },
    ],
    rounds,
  );
  if (kept === 0 || !passes || !curve) throw new Error('nothing was decided');
  const size = partners.toLocaleString('en-US');
  const whole = (curve.micros * VALUES * partners) / 1e6;
  return {
    title: `A threshold moved over ${VALUES} values, ${size} partners, ${program.title}`,
    lines: [`a pass ${timeInWords(passes.micros * partners * 1000)}, the curve ${timeInWords(whole * 1e9)}`],
    figures: [
      {
        work: `curve of ${VALUES} values, ${size} partners`,
        against: `${VALUES} passes, ${timeInWords(passes.micros * partners * VALUES * 1000)}`,
        ratio: passes.micros / curve.micros,
        goal: 100,
        measured: timeInWords(whole * 1e9),
      },
    ],
  };
}
