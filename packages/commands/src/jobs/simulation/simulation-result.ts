import { ENGINE_VERSION } from '@tierwright/engine';
import type { LifecycleProgram } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { type ImpactPart, impactReport } from '@tierwright/simulation';
import type { Simulated } from './simulated.ts';

const versionOf = ({ program, hash }: LifecycleProgram) => ({ program: program.program, version: program.version, hash });

/** What a simulation answers: the report of all partners, and what it was made of. */
export function simulationResult({ input, before, after, versions }: Simulated, part: ImpactPart): { readonly [name: string]: Json } {
  const { days, partners, notices, questions } = input;
  const reproduce = {
    baseline: versionOf(before),
    candidate: versionOf(after),
    ...days,
    partners,
    engineVersion: ENGINE_VERSION,
    ...(notices === undefined ? {} : { notices }),
    ...questions,
  };
  return { ...impactReport(part, versions), reproduce } as unknown as { readonly [name: string]: Json };
}
