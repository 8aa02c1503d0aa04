import type { Onboarding, OnboardingStep } from '../../onboarding/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import { conditionUses } from '../condition-uses.ts';
import type { Part } from '../part.ts';
import { eachIn, type Recorder } from '../recorder.ts';
import { formParts, useTimeout } from '../value-uses.ts';

export function onboardingParts(recorder: Recorder, onboarding: Onboarding, pointer: string): void {
  recorder.part('onboarding', 'onboarding', 'Onboarding', pointer);
  eachIn(onboarding.fastTrack, childPointer(pointer, 'fastTrack'), (fast, at) => {
    const part = recorder.part('fastTrack', fast.id, fast.title, at);
    conditionUses(recorder, fast.when, childPointer(at, 'when'), { by: part });
    stepUses(recorder, part, fast.skip, childPointer(at, 'skip'));
  });
  eachIn(onboarding.steps, childPointer(pointer, 'steps'), (step, at) => stepPart(recorder, step, at));
  eachIn(onboarding.milestones, childPointer(pointer, 'milestones'), (milestone, at) => {
    const part = recorder.part('milestone', milestone.id, milestone.title, at);
    conditionUses(recorder, milestone.passes, childPointer(at, 'passes'), { by: part, effect: 'helps' });
  });
}

function stepPart(recorder: Recorder, step: OnboardingStep, at: string): void {
  const part = recorder.part('step', step.id, step.title, at, { names: [{ namespace: 'step', id: step.id }] });
  stepUses(recorder, part, step.after, childPointer(at, 'after'));
  stepUses(recorder, part, step.onReject?.redo, childPointer(childPointer(at, 'onReject'), 'redo'));
  conditionUses(recorder, step.when, childPointer(at, 'when'), { by: part });
  conditionUses(recorder, step.passes, childPointer(at, 'passes'), { by: part, effect: 'helps' });
  formParts(recorder, step.fields, childPointer(at, 'fields'), part);
  useTimeout(recorder, part, step.onTimeout, childPointer(at, 'onTimeout'));
  if (step.owner !== undefined) recorder.use(part, 'role', step.owner, childPointer(at, 'owner'));
  if (step.countersign !== undefined) recorder.use(part, 'role', step.countersign, childPointer(at, 'countersign'));
  if (step.chain !== undefined) recorder.use(part, 'chain', step.chain, childPointer(at, 'chain'));
  if (typeof step.undo === 'object') recorder.use(part, 'role', step.undo.owner, childPointer(childPointer(at, 'undo'), 'owner'));
}

function stepUses(recorder: Recorder, part: Part, ids: readonly string[] | undefined, pointer: string): void {
  eachIn(ids, pointer, (id, at) => recorder.use(part, 'step', id, at));
}
