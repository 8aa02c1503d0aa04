import type { CompiledProgram } from '@tierwright/engine';
import type { Json, Outcome, Problem } from '@tierwright/program';
import {
  runAttribution,
  runSeek,
  runSweeps,
  type Seeking,
  type Sensitivity,
  type Snapshot,
  seek,
  sensitivity,
  type Versions,
  type Watch,
} from '@tierwright/simulation';
import type { QuestionsAsked } from './question-shapes.ts';

/** Questions beside the report, read against the candidate. */
export interface Questions {
  readonly sweeps: readonly Sensitivity[];
  readonly seeking: (() => Seeking) | null;
  readonly attribution: boolean;
}

/** Which questions were asked; undefined: none. */
export function askedQuestions({ sweeps, seek: sought, attribution }: QuestionsAsked): QuestionsAsked | undefined {
  if (sweeps === undefined && sought === undefined && attribution !== true) return undefined;
  return {
    ...(sweeps === undefined ? {} : { sweeps }),
    ...(sought === undefined ? {} : { seek: sought }),
    ...(attribution === true ? { attribution } : {}),
  };
}

/** SIM-Q1, SIM-Q6: what is wrong with questions is told where it stands in what was asked. `day`: whose values are moved. */
export function questionsOf(asked: QuestionsAsked, candidate: CompiledProgram, day: string): Outcome<Questions> {
  const problems: Problem[] = [];
  const taken = <T>(outcome: Outcome<T>, pointer: string): T[] => {
    if (outcome.ok) return [outcome.value];
    problems.push(...outcome.problems.map((problem) => ({ ...problem, pointer: `${pointer}${problem.pointer}` })));
    return [];
  };
  const sweeps = (asked.sweeps ?? []).flatMap((one, index) => taken(sensitivity(candidate, one, day), `/sweeps/${index}`));
  const [seeking = null] = asked.seek ? taken(seek(candidate.program, asked.seek, day), '/seek') : [];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { sweeps, seeking, attribution: asked.attribution === true }, problems: [] };
}

/** What the shards of a base answer. */
export async function answersOf(
  { sweeps, seeking, attribution }: Questions,
  shards: readonly Snapshot[],
  versions: Versions,
  watch: Watch,
): Promise<{ readonly [name: string]: Json }> {
  const answers = {
    ...(attribution ? { attribution: await runAttribution(shards, versions, watch) } : {}),
    ...(sweeps.length > 0 ? { curves: await runSweeps(shards, versions, sweeps, watch) } : {}),
    ...(seeking === null ? {} : { sought: await runSeek(() => shards, versions, seeking(), watch) }),
  };
  return answers as unknown as { readonly [name: string]: Json };
}
