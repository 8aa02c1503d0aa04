import type { OnboardingStep, Problem } from '@tierwright/program';
import { checkAnswers } from '../forms/check-answers.ts';
import { refusal } from '../machine/refusal.ts';
import type { MessageOf } from './messages.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingStepRun } from './onboarding-item.ts';
import { finishStep, proceed, watch } from './opening.ts';
import { whyNot } from './people.ts';
import { openTask, tellOfStep } from './step-events.ts';
import { isAutomatic } from './step-graph.ts';
import { putStep } from './step-moves.ts';
import { holdersOf } from './step-owners.ts';

const byRecords = (definition: OnboardingStep, type: string): Problem =>
  refusal('OPS402', `“${definition.title}” is done when records show it.`, { pointer: '/type', value: type, expected: 'recheck' });

/** A step is done in another way than was said. */
const otherwise = (type: string, expected: string): Problem =>
  refusal('OPS102', 'That is not how this step is done.', { pointer: '/type', value: type, expected });

/** O1: who owns a step says that it is done; a form with its answers. */
export function complete(
  visit: OnboardingRun,
  step: OnboardingStepRun,
  definition: OnboardingStep,
  { by, answers, evidence, type }: MessageOf<'complete'>,
): Problem | undefined {
  if (definition.passes !== undefined) return byRecords(definition, type);
  const isEscalated = step.escalated.length > 0;
  if (definition.chain !== undefined && !isEscalated) return otherwise(type, 'decide');
  if (definition.kind === 'signature') return otherwise(type, step.isSigned ? 'countersign' : 'signed');
  if (isAutomatic(definition) && !isEscalated) return otherwise(type, 'provisioned');
  const wrong = whyNot(visit, definition, definition.chain === undefined ? holdersOf(definition, step) : step.escalated, by);
  if (wrong) return wrong;
  if (definition.kind === 'form') {
    const refused = fillIn(visit, definition, answers ?? {});
    if (refused) return refused;
  } else if (answers !== undefined) {
    return refusal('OPS105', 'The step asks for no answers.', { pointer: '/answers', value: answers, expected: 'nothing' });
  }
  finishStep(visit, step, by, evidence ?? null);
  proceed(visit);
  return undefined;
}

function fillIn(
  { run, context }: OnboardingRun,
  definition: OnboardingStep,
  answers: NonNullable<MessageOf<'complete'>['answers']>,
): Problem | undefined {
  const { item } = run;
  const fields = definition.fields ?? [];
  const own = new Set(fields.map(({ id }) => id));
  // What the form was answered with before, where it is filled in again, does not stay.
  const others = Object.fromEntries(Object.entries(item.answers).filter(([id]) => !own.has(id)));
  const merged = { ...others, ...answers };
  const reading = context.reading({ partner: item.partner, answers: merged });
  const [problem] = checkAnswers(fields, answers, reading, { pointer: '/answers', currency: context.program.program.currency });
  if (!problem) item.answers = merged;
  return problem;
}

/** The partner has signed; the step is done, or goes on to who signs for the vendor. */
export function sign(
  visit: OnboardingRun,
  step: OnboardingStepRun,
  definition: OnboardingStep,
  { by, type }: MessageOf<'signed'>,
): Problem | undefined {
  if (definition.passes !== undefined) return byRecords(definition, type);
  if (definition.kind !== 'signature') return otherwise(type, 'complete');
  if (by === undefined && (step.state !== 'open' || step.isSigned)) return undefined;
  if (step.isSigned) return otherwise(type, 'countersign');
  const wrong = by === undefined ? undefined : whyNot(visit, definition, holdersOf(definition, step), by);
  if (wrong) return wrong;
  if (definition.countersign === undefined) {
    finishStep(visit, step, by ?? null);
    proceed(visit);
    return undefined;
  }
  const signed = putStep(visit, { ...step, isSigned: true, by: by ?? null });
  tellOfStep(visit, signed, 'approval.stepOpened');
  openTask(visit, signed);
  watch(visit, signed, definition);
  return undefined;
}

/** The vendor has signed too. */
export function countersign(
  visit: OnboardingRun,
  step: OnboardingStepRun,
  definition: OnboardingStep,
  { by, type }: MessageOf<'countersign'>,
): Problem | undefined {
  if (definition.countersign === undefined || !step.isSigned)
    return otherwise(type, definition.kind === 'signature' ? 'signed' : 'complete');
  const wrong = whyNot(visit, definition, holdersOf(definition, step), by);
  if (wrong) return wrong;
  finishStep(visit, step, by);
  proceed(visit);
  return undefined;
}
