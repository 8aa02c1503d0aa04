import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type Program, parseProgram } from '@tierwright/program';
import { generateBase } from '@tierwright/sample-data';
import { loaded, programFiles } from '../../programs/program-files.ts';
import type { Subject } from './cases.ts';

const DAYS: Record<string, string> = { odoo: '2024-06-30', hubspot: '2025-09-30', google: '2025-06-30' };
const NUMBERS: ReadonlySet<string> = new Set(['integer', 'number', 'money', 'percent']);

/** A published program; where it says of no fact that it can be moved, every number that is made of records can. */
function withMovables(program: Program): Program {
  if (Object.values(program.facts ?? {}).some(({ actionable }) => actionable)) return program;
  const copy = structuredClone(program);
  for (const [index, fact] of Object.values(copy.facts ?? {}).entries()) {
    if (!NUMBERS.has(fact.type) || fact.scope === 'deal') continue;
    fact.actionable = fact.type === 'money' ? { costPerUnit: 0.001, step: 500 } : { costPerUnit: 1 + (index % 5), step: 1 };
  }
  return copy;
}

/** The latest version of every published program, made ready for questions about paths. */
export const publishedPrograms: readonly { path: string; program: Program; hash: string; asOf: string }[] = programFiles.flatMap((file) => {
  const { program, hash } = parseProgram(JSON.stringify(withMovables(loaded(file))));
  if (!program || hash === undefined || (program.tracks ?? []).length === 0) return [];
  const asOf = Object.entries(DAYS).find(([name]) => file.path.startsWith(name))?.[1] ?? '2027-05-31';
  return [{ path: file.path, program, hash, asOf }];
});

/** Generated partners of one program. */
export function partnersOf(program: Program, asOf: string, size: number, seed: string): PartnerData[] {
  const base = generateBase([program], { size, seed, asOf });
  if (!base.ok) throw new Error(JSON.stringify(base.problems));
  return [...base.value.partners] as PartnerData[];
}

/** Partners of the published programs, by turns. */
export function* publishedSubjects(size = 12): Generator<Subject> {
  const all = publishedPrograms.map(({ path, program, hash, asOf }) => ({
    path,
    program,
    asOf,
    compiled: compileProgram(program, hash),
    partners: partnersOf(program, asOf, size, 'paths'),
  }));
  for (let index = 0; index < size; index += 1) {
    for (const { path, program, compiled, asOf, partners } of all) {
      const data = partners[index];
      if (data && compiled.facts.prepare(data).ok) yield { name: `${path}, ${data.id}`, program, compiled, data, asOf };
    }
  }
}
