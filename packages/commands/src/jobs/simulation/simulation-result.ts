import { ENGINE_VERSION } from '@tierwright/engine';
import type { LifecycleProgram } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { impactReport, type Sought, toldAnswers } from '@tierwright/simulation';
import type { AskedOfShards } from './answer-questions.ts';
import { BaseSum } from './base-sum.ts';
import type { Simulated } from './simulated.ts';
import type { SimulationPart } from './simulation-part.ts';

const versionOf = ({ program, hash }: LifecycleProgram) => ({ program: program.program, version: program.version, hash });

/** What a simulation answers: the report of all partners and what was asked beside it, and what it was made of. */
export function simulationResult(
  { input, before, after, versions }: Simulated,
  asked: AskedOfShards,
  { impact, base, answers }: SimulationPart,
  sought: Sought | undefined,
): { readonly [name: string]: Json } {
  const { days, step, partners, notices, questions } = input;
  const reproduce = {
    baseline: versionOf(before),
    candidate: versionOf(after),
    base: BaseSum.of([base]).hash,
    ...days,
    ...(step === undefined ? {} : { step }),
    partners,
    engineVersion: ENGINE_VERSION,
    ...(notices === undefined ? {} : { notices }),
    ...questions,
  };
  const told = answers === null ? {} : toldAnswers(answers, versions, { ...asked, round: null });
  return { ...impactReport(impact, versions), reproduce, ...told, ...(sought === undefined ? {} : { sought }) } as unknown as {
    readonly [name: string]: Json;
  };
}
