import type { ApprovalChain, ApprovalStep, Term, Timeout } from '@tierwright/program';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { ChainRun, StepRun } from './chain-run.ts';

/** The chain as the document has it. That it is there was checked when the document was, and when an item was moved to it. */
export function chainDefinition(program: LifecycleProgram, id: string): ApprovalChain {
  const chain = program.chain(id);
  if (!chain) throw new Error(`The program has no chain ${id}`);
  return chain;
}

export function stepDefinition(program: LifecycleProgram, { chain }: Pick<ChainRun, 'chain'>, id: string): ApprovalStep {
  const step = chainDefinition(program, chain).steps.find((candidate) => candidate.id === id);
  if (!step) throw new Error(`The chain ${chain} has no step ${id}`);
  return step;
}

/** S5: the steps that have to be done first; by default the one before, for `[]` none. */
export function stepsBefore(program: LifecycleProgram, { chain }: Pick<ChainRun, 'chain'>, id: string): readonly string[] {
  const { steps } = chainDefinition(program, chain);
  const index = steps.findIndex((candidate) => candidate.id === id);
  const previous = steps[index - 1];
  return steps[index]?.after ?? (previous ? [previous.id] : []);
}

const SLA: Term = { business: 'P2D' };

/** The clock that a step runs on now: its own, or that of the last escalation. */
export function clockOf(definition: ApprovalStep, { escalated }: Pick<StepRun, 'escalated'>): { sla: Term; onTimeout: Timeout } {
  let { sla = SLA, onTimeout = 'wait' } = definition;
  for (const _ of escalated) {
    if (typeof onTimeout === 'string') break;
    ({ sla = SLA, onTimeout = 'wait' } = onTimeout);
  }
  return { sla, onTimeout };
}
