import type { CompiledProgram } from '@tierwright/engine';
import { type PartnerData, type RowProblem, rowProblem } from '@tierwright/facts';
import type { Problem } from '@tierwright/program';

/** What versions say is wrong with a partner, each once; what they do not declare is passed over. */
export function foundByVersions(partner: PartnerData, versions: readonly CompiledProgram[]): Problem[] {
  const found = new Map<string, Problem>();
  for (const { facts } of versions) {
    for (const problem of facts.prepare(partner, { extra: 'ignore' }).problems)
      if (problem.severity === 'error') found.set(`${problem.code} ${problem.pointer}`, problem);
  }
  return [...found.values()];
}

/** The same as problems of the line that the partner stands in; columns are pointers into it. */
export const programProblems = (partner: PartnerData, versions: readonly CompiledProgram[], line: number): RowProblem[] =>
  foundByVersions(partner, versions).map((problem) => rowProblem({ line, row: line }, problem.pointer, problem));
