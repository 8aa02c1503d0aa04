import type { Outcome, Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { ChainHost, ChainRun, DecisionOutcome, Purpose, StepDecision, StepRun } from './chain-run.ts';
import { deciderOf } from './decider.ts';
import { stepDefinition } from './definition.ts';
import type { DecideMessage } from './messages.ts';
import { isMet } from './need.ts';
import { proceed, watch } from './proceed.ts';
import { closeStep, endRun, findStep, withStep } from './steps.ts';

/** What goes back to whoever asked: not what is under way already, nor money that was earned. */
const RETURNS: readonly Purpose[] = ['confirm', 'adjudication', 'customerLetter', 'rule', 'step', 'plan'];

/**
 * A person decides in an open step (A1). Refused, with nothing changed: a chain or step that is not open (OPS102), unknown
 * ids (OPS104), values (OPS105), a person who does not hold the step (OPS108), who may not (OPS301) or did (OPS302).
 */
export function decideStep(host: ChainHost, chain: ChainRun, message: DecideMessage): Outcome<ChainRun> {
  const wrong = wrongValue(chain, message);
  if (wrong) return { ok: false, problems: [wrong] };
  const step = openStep(chain, message.step);
  if (!step.ok) return step;
  const decider = deciderOf(host, chain, step.value, message.by);
  if (!decider.ok) return decider;
  const { roles, for: holder } = decider.value;
  const decision: StepDecision = {
    by: message.by,
    as: roles,
    ...(holder === undefined ? {} : { for: holder }),
    outcome: message.outcome,
    ...(message.reason === undefined ? {} : { reason: message.reason }),
    at: host.run.at,
  };
  return { ok: true, value: take(host, chain, step.value, decision, message.answer), problems: [] };
}

function take(host: ChainHost, chain: ChainRun, step: StepRun, decision: StepDecision, answer: DecideMessage['answer']): ChainRun {
  const decided = { ...step, decisions: [...step.decisions, decision] };
  const after = withStep(chain, decided);
  switch (decision.outcome) {
    case 'reject':
      return endRun(host, closeStep(host, after, decided, 'reject', 'rejected'), 'rejected', decision.reason);
    case 'return':
      return endRun(host, closeStep(host, after, decided, 'return', 'returned'), 'returned', decision.reason);
    case 'approve': {
      const answered = answer === undefined ? after : { ...after, answer };
      return isSettled(host, chain, decided)
        ? proceed(host, closeStep(host, answered, decided, 'need', 'approved'))
        : watch(host, answered);
    }
  }
}

/** Enough have approved, or one in a role that escalation added (A3). */
function isSettled({ program }: ChainHost, chain: ChainRun, { id, decisions, escalated, roles }: StepRun): boolean {
  if (decisions.some((decision) => decision.as.some((role) => escalated.includes(role)))) return true;
  return isMet(
    stepDefinition(program, chain, id).need,
    roles,
    decisions.map((decision) => decision.as),
  );
}

function openStep(chain: ChainRun, id: string): Outcome<StepRun> {
  const step = findStep(chain, id);
  if (!step) {
    const expected = `one of ${chain.steps.map((each) => each.id).join(', ')}`;
    return { ok: false, problems: [refusal('OPS104', 'The chain has no such step.', { pointer: '/step', value: id, expected })] };
  }
  if (step.state !== 'open') {
    const open = chain.steps.filter(({ state }) => state === 'open').map((each) => each.id);
    const expected = open.length > 0 ? `a step that is open: ${open.join(', ')}` : 'nothing: the run is over';
    return { ok: false, problems: [refusal('OPS102', `The step is ${step.state}.`, { pointer: '/step', value: id, expected })] };
  }
  return { ok: true, value: step, problems: [] };
}

const outcomesOf = (purpose: Purpose): readonly DecisionOutcome[] =>
  RETURNS.includes(purpose) ? ['approve', 'reject', 'return'] : ['approve', 'reject'];

function wrongValue({ purpose }: ChainRun, { outcome, reason, answer }: DecideMessage): Problem | undefined {
  const outcomes = outcomesOf(purpose);
  if (!outcomes.includes(outcome)) {
    const expected = `one of ${outcomes.join(', ')}`;
    return refusal('OPS105', 'That is no decision that can be taken here.', { pointer: '/outcome', value: outcome, expected });
  }
  const isText = typeof reason === 'string' && reason.trim() !== '';
  if (reason === undefined ? outcome !== 'approve' : !isText) {
    return refusal('OPS105', 'The reason is missing.', { pointer: '/reason', value: reason, expected: 'a sentence that says why' });
  }
  if (answer !== undefined && (typeof answer !== 'object' || answer === null || Array.isArray(answer))) {
    return refusal('OPS105', 'The answer is no object.', { pointer: '/answer', value: answer, expected: 'an object' });
  }
  return undefined;
}
