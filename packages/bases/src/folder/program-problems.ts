import type { CompiledProgram } from '@tierwright/engine';
import { type PartnerData, type RowProblem, rowProblem } from '@tierwright/facts';
import type { Problem } from '@tierwright/program';
import { readingKey } from '@tierwright/simulation';
import type { Trusted } from '../base.ts';

/** What versions say is wrong with a partner, each once; what they do not declare is passed over. */
export function foundByVersions(partner: PartnerData, versions: readonly CompiledProgram[]): Problem[] {
  const found = new Map<string, Problem>();
  const asked = new Set<string>();
  for (const compiled of versions) {
    // Versions that read partners alike find the same.
    const reading = versions.length > 1 ? readingKey(compiled) : '';
    if (asked.has(reading)) continue;
    asked.add(reading);
    const { facts } = compiled;
    for (const problem of facts.prepare(partner, { extra: 'ignore' }).problems)
      if (problem.severity === 'error') found.set(`${problem.code} ${problem.pointer}`, problem);
  }
  return [...found.values()];
}

/** The same as problems of the line that the partner stands in; columns are pointers into it. */
export const programProblems = (partner: PartnerData, versions: readonly CompiledProgram[], line: number): RowProblem[] =>
  foundByVersions(partner, versions).map((problem) => rowProblem({ line, row: line }, problem.pointer, problem));

/** The versions that have to look at a partner. */
export function askedOf(versions: readonly CompiledProgram[], trusted: Trusted | undefined): (id: string) => readonly CompiledProgram[] {
  if (trusted === undefined) return () => versions;
  const others = versions.filter((compiled) => !trusted.versions.has(compiled));
  return (id) => (trusted.has(id) ? others : versions);
}
