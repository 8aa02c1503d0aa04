import { type CompiledProgram, ENGINE_VERSION } from '@tierwright/engine';
import type { Problem } from '@tierwright/program';
import { earningsOf } from '../benefits/earnings.ts';
import { firstHeldDay } from '../held/held-since.ts';
import { isInColumns, rowReasons } from '../outcome/in-columns.ts';
import { simulationProblem } from '../problems/simulation-problems.ts';
import { factKeys, factOfKey } from './fact-keys.ts';
import { readingKey } from './reading-key.ts';
import type { SnapshotMaking, SnapshotQuestion } from './snapshot.ts';

const DAYS = ['asOf', 'from', 'parametersAsOf', 'asKnownOn'] as const;

/** Why a snapshot that was made so cannot answer a question about versions (SIM111 to SIM117); nothing where it can. */
export function fits(made: SnapshotMaking, versions: readonly CompiledProgram[], question: SnapshotQuestion): Problem[] {
  const problems = aboutQuestion(made, question);
  // Another engine has other keys for the same facts.
  return made.engine === ENGINE_VERSION ? [...problems, ...versions.flatMap((compiled) => aboutVersion(made, compiled))] : problems;
}

function aboutQuestion(made: SnapshotMaking, question: SnapshotQuestion): Problem[] {
  const problems: Problem[] = [];
  if (made.engine !== ENGINE_VERSION) {
    const message = `The snapshot was made by engine ${made.engine}.`;
    problems.push(simulationProblem('SIM111', message, { value: made.engine, expected: ENGINE_VERSION }));
  }
  if (made.base !== question.base) {
    const message = 'The snapshot was made of another base.';
    problems.push(simulationProblem('SIM112', message, { pointer: '/base', value: made.base, expected: question.base }));
  }
  for (const day of DAYS) {
    const [before, asked] = [dayOf(made, day), dayOf(question, day)];
    if (before === asked) continue;
    const message = `The snapshot was made for ${day} ${before ?? '(none)'}, not ${asked ?? '(none)'}.`;
    problems.push(simulationProblem('SIM113', message, { pointer: `/${day}`, value: asked ?? null, expected: before ?? 'none' }));
  }
  return problems;
}

/** Parameters hold on the day that is decided where no other day is given. */
const dayOf = (question: SnapshotQuestion, day: (typeof DAYS)[number]): string | undefined =>
  day === 'parametersAsOf' ? (question.parametersAsOf ?? question.asOf) : question[day];

function aboutVersion(made: SnapshotMaking, compiled: CompiledProgram): Problem[] {
  const { version } = compiled.program;
  const kept = new Set(made.keys);
  const ids = new Set(made.keys.map(factOfKey));
  const problems = [...factKeys(compiled)].flatMap(([id, key]): Problem[] => {
    if (kept.has(key)) return [];
    const pointer = `/facts/${id}`;
    if (ids.has(id)) return [simulationProblem('SIM115', `Version ${version} defines the fact ${id} otherwise.`, { pointer, value: id })];
    return [simulationProblem('SIM114', `The snapshot does not hold the fact ${id} of version ${version}.`, { pointer, value: id })];
  });
  // Where facts differ, what partners are read by may differ for that alone.
  if (problems.length === 0 && !made.readings.includes(readingKey(compiled))) {
    const message = `Version ${version} checks partners against other records, fields or attributes.`;
    problems.push(simulationProblem('SIM116', message, { pointer: '/records', value: version }));
  }
  problems.push(...missingDays(made, compiled), ...missingEarnings(made, compiled));
  const reasons = missingReasons(made, compiled);
  if (reasons.length > 0) {
    const message = `Version ${version} decides partners from their records, which the snapshot does not hold: ${reasons.join(', ')}.`;
    problems.push(simulationProblem('SIM117', message, { value: version }));
  }
  return problems;
}

/** Days before the one that is decided, which the version asks for and the snapshot does not hold. */
function missingDays(made: SnapshotMaking, compiled: CompiledProgram): Problem[] {
  if (made.rows === 'everybody' || !isInColumns(compiled, made)) return [];
  const since = firstHeldDay([compiled], made);
  if (since === undefined || (made.since !== undefined && made.since <= since)) return [];
  const message = `The snapshot does not hold facts from ${since} on, which version ${compiled.program.version} asks for.`;
  return [simulationProblem('SIM114', message, { pointer: '/derived', value: since, expected: made.since ?? made.asOf })];
}

/** Benefits of which the snapshot does not hold what they count. */
function missingEarnings(made: SnapshotMaking, compiled: CompiledProgram): Problem[] {
  if (made.rows === 'everybody' || !isInColumns(compiled, made)) return [];
  return earningsOf(compiled).flatMap(({ name, benefit: { id } }) => {
    if (made.keys.includes(name)) return [];
    const message = `The snapshot does not hold what the benefit ${id} of version ${compiled.program.version} counts.`;
    return [simulationProblem('SIM114', message, { pointer: `/benefits/${id}`, value: id })];
  });
}

/** Why partners are left to rows of whom the snapshot has columns alone. */
function missingReasons(made: SnapshotMaking, compiled: CompiledProgram): string[] {
  const { rows } = made;
  if (rows === 'everybody') return [];
  if (!isInColumns(compiled, made)) return ['everybody'];
  return rowReasons(compiled, made).flatMap(({ name }) => (rows.includes(name) ? [] : [name]));
}
