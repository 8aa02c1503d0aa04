import type { CompiledProgram } from '@tierwright/engine';
import type { Outcome, Problem } from '@tierwright/program';
import { type AskedOfBase, allAlong, type Seeking, type SeekState, seek, sensitivity } from '@tierwright/simulation';
import { JobFailed } from '../job-run.ts';
import { rangeSteps } from './days-asked.ts';
import type { QuestionsAsked } from './question-shapes.ts';
import type { Simulated } from './simulated.ts';

/** Questions beside the report, read against the candidate. */
export interface Questions extends Pick<AskedOfBase, 'sweeps' | 'isAttributed'> {
  /** A search, begun or gone on with. */
  readonly seeking: ((from?: SeekState) => Seeking) | null;
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
  return { ok: true, value: { sweeps, seeking, isAttributed: asked.attribution === true }, problems: [] };
}

/** What a simulation asks of each shard of its base, and the search that its rounds are of. */
export interface AskedOfShards extends Omit<AskedOfBase, 'round'>, Questions {
  /** Whether anything is asked beside the report. */
  readonly isAny: boolean;
}

/** What is asked beside the report. Throws JobFailed. */
export function questionsIn({ input, versions }: Simulated): AskedOfShards {
  const { questions = {}, days } = input;
  const read = questionsOf(questions, versions.candidate, days.parametersAsOf ?? days.asOf);
  if (!read.ok) throw new JobFailed('CMD503', read.problems[0]?.message ?? 'The questions cannot be asked.');
  const courses = { baseline: allAlong(versions.baseline), candidate: allAlong(versions.candidate) };
  const time = days.from === undefined ? null : { courses, steps: rangeSteps(input, versions.candidate) };
  return { ...read.value, time, isAny: time !== null || input.questions !== undefined };
}
