import { compileProgram } from '@tierwright/engine';
import { type Program, parseProgram } from '@tierwright/program';
import { loadRandom } from '../random/pairs.ts';
import { randomPartner } from '../random/partner.ts';
import { Random } from '../random/random.ts';
import { trialOf } from '../random/shapes.ts';
import type { Subject } from './cases.ts';

const PARTNERS = 4;

/** A document in which some facts, of any type, can be moved. */
function withMovables(program: Program, seed: number): { program: Program; hash: string } {
  const random = new Random(seed * 7 + 1);
  const copy = structuredClone(program);
  for (const fact of Object.values(copy.facts ?? {})) {
    if (fact.type === 'string' || fact.type === 'duration' || fact.scope === 'deal' || !random.chance(0.6)) continue;
    const costPerUnit = random.pick([0, 1, 2, 0.5, 3, 10]);
    fact.actionable = { costPerUnit, ...random.maybe(0.4, () => ({ step: random.pick([1, 2, 5, 0.5, 10]) })) };
  }
  const parsed = parseProgram(JSON.stringify(copy));
  if (!parsed.program || parsed.hash === undefined) throw new Error(`random document ${seed} does not load with facts that can be moved`);
  return { program: parsed.program, hash: parsed.hash };
}

/** Partners of random documents over the whole language, without exceptions and given derived values. */
export function* randomSubjects(): Generator<Subject> {
  for (let seed = 1; ; seed += 1) {
    const { program, hash } = withMovables(loadRandom(seed).program, seed);
    const compiled = compileProgram(program, hash);
    for (let partner = 0; partner < PARTNERS; partner += 1) {
      const { data, options } = randomPartner(program, seed * 1000 + partner, trialOf(seed).days);
      if (options.parametersAsOf !== undefined || options.asKnownOn !== undefined) continue;
      const { exception: _granted, ...records } = data.records ?? {};
      const facts = Object.fromEntries(Object.entries(data.facts ?? {}).filter(([id]) => program.derived?.[id] === undefined));
      const plain = { ...data, records, facts };
      if (!compiled.facts.prepare(plain).ok) continue;
      yield { name: `random ${seed}, partner ${partner}`, program, compiled, data: plain, asOf: options.asOf };
    }
  }
}
