import type { CompiledProgram } from '@tierwright/engine';
import type { Outcome, Problem } from '@tierwright/program';
import { simulationProblem } from '../problems/simulation-problems.ts';
import { readSnapshot } from './arrow/read-snapshot.ts';
import { checkColumns } from './check-columns.ts';
import { checkRows } from './check-rows.ts';
import { fits } from './fits.ts';
import type { Snapshot, SnapshotQuestion } from './snapshot.ts';

/**
 * The snapshot of a file, if it can answer a question about versions: read, whole, made for that question, and with
 * values that facts can have. Nothing of it otherwise (SIM101 to SIM118).
 */
export async function openSnapshot(
  bytes: Uint8Array,
  versions: readonly CompiledProgram[],
  question: SnapshotQuestion,
): Promise<Outcome<Snapshot>> {
  const read = await readSnapshot(bytes);
  return read.ok ? answering(read.value, versions, question) : read;
}

/** A snapshot that was read, if it can answer a question about versions (SIM107 to SIM118). */
export function answering(snapshot: Snapshot, versions: readonly CompiledProgram[], question: SnapshotQuestion): Outcome<Snapshot> {
  const unfit = fits(snapshot.made, versions, question);
  if (unfit.length > 0) return { ok: false, problems: unfit };
  const rows = checkRows(snapshot);
  const problems = rows.length > 0 ? rows : [...checkColumns(snapshot, versions), ...checkAsRead(snapshot, versions)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: snapshot, problems: [] };
}

/** Partners with given values that no fact declares: a version reads them by the types of its own (SIM118). */
function checkAsRead({ asRead }: Snapshot, versions: readonly CompiledProgram[]): Problem[] {
  const isGiven = (compiled: CompiledProgram, id: string): boolean => !Object.hasOwn(compiled.program.facts ?? {}, id);
  return [...asRead].flatMap(([row, partner]) =>
    versions.flatMap((compiled) => {
      if (!Object.keys(partner.facts ?? {}).some((id) => isGiven(compiled, id))) return [];
      const prepared = compiled.facts.prepare(partner, { extra: 'ignore' });
      if (prepared.ok) return [];
      const [first] = prepared.problems;
      const message = `Version ${compiled.program.version} cannot decide the partner ${partner.id}: ${first?.message ?? 'its data is wrong'}`;
      return [simulationProblem('SIM118', message, { pointer: `/as read/${row}${first?.pointer ?? ''}`, value: partner.id })];
    }),
  );
}
