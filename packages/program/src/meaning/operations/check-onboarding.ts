import type { Onboarding, OnboardingStep } from '../../onboarding/schema.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { operationsScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkChain, checkRole, checkUnique } from '../references.ts';
import { checkTerm, checkTerms } from '../values/check-duration.ts';
import { checkClock, type Outcomes } from './check-clock.ts';
import { checkForm } from './check-form.ts';
import { allBefore, checkStep, checkSteps } from './check-steps.ts';

const OUTCOMES: Outcomes = { allowed: ['skip', 'close'], because: (outcome) => `A step of an onboarding is not ended by \`${outcome}\`.` };

/** Onboarding: the graph of steps, who does each, what ends it, milestones after it. */
export function checkOnboarding(x: Examination): void {
  const { onboarding } = x.program;
  if (!onboarding) return;
  checkTerm(x, onboarding.within, '/onboarding/within');
  checkSteps(x, onboarding.steps, '/onboarding/steps');
  onboarding.steps.forEach((step, index) => {
    checkOnboardingStep(x, onboarding, step, `/onboarding/steps/${index}`);
  });
  checkFastTracks(x, onboarding);
  checkMilestones(x, onboarding);
}

/** Kinds that a partner or the system does; the others name who does them (O1). */
const DONE_WITHOUT_OWNER: ReadonlySet<OnboardingStep['kind']> = new Set(['form', 'signature', 'training', 'certificate', 'provisioning']);
const ONLY_FOR = { fields: 'form', chain: 'approval', countersign: 'signature', provides: 'provisioning' } as const;

function checkOnboardingStep(x: Examination, { steps }: Onboarding, step: OnboardingStep, pointer: string): void {
  const { report } = x;
  checkClock(x, step, pointer, OUTCOMES);
  if (step.owner !== undefined) checkRole(x, step.owner, `${pointer}/owner`);
  else if (!DONE_WITHOUT_OWNER.has(step.kind) && step.chain === undefined)
    report.add('PDL242', pointer, `Nobody does the ${step.kind} \`${step.id}\`.`, {
      value: step.id,
      expected: step.kind === 'approval' ? '`owner` or `chain`' : '`owner`',
    });
  for (const [key, kind] of Object.entries(ONLY_FOR) as [keyof typeof ONLY_FOR, string][])
    if (step[key] !== undefined && step.kind !== kind)
      report.add('PDL242', `${pointer}/${key}`, `Only a step of kind ${kind} has \`${key}\`.`, {
        value: step[key],
        expected: `kind ${kind}`,
      });
  checkChain(x, step.chain, `${pointer}/chain`);
  if (step.countersign !== undefined) checkRole(x, step.countersign, `${pointer}/countersign`, []);
  if (typeof step.undo === 'object') checkRole(x, step.undo.owner, `${pointer}/undo/owner`, ['accountManager']);
  checkCondition(x, step.when, `${pointer}/when`, operationsScope());
  checkCondition(x, step.passes, `${pointer}/passes`, operationsScope());
  checkForm(x, step.fields, `${pointer}/fields`, operationsScope('requests'));
  const before = step.onReject?.redo ? allBefore(steps, step.id) : undefined;
  step.onReject?.redo?.forEach((redo, index) => {
    const at = `${pointer}/onReject/redo/${index}`;
    if (checkStep(x, redo, steps, at) && redo !== step.id && !before?.has(redo))
      report.add('PDL205', at, `\`${redo}\` does not come before \`${step.id}\`, so a rejection cannot reopen it.`, {
        value: redo,
        expected: 'this step, or one before it',
      });
  });
}

function checkFastTracks(x: Examination, { fastTrack, steps }: Onboarding): void {
  checkUnique(x, fastTrack ?? [], '/onboarding/fastTrack', 'fast track');
  fastTrack?.forEach((track, index) => {
    const pointer = `/onboarding/fastTrack/${index}`;
    checkCondition(x, track.when, `${pointer}/when`, operationsScope());
    track.skip.forEach((step, place) => {
      checkStep(x, step, steps, `${pointer}/skip/${place}`);
    });
  });
}

function checkMilestones(x: Examination, { milestones }: Onboarding): void {
  checkUnique(x, milestones ?? [], '/onboarding/milestones', 'milestone');
  milestones?.forEach((milestone, index) => {
    const pointer = `/onboarding/milestones/${index}`;
    checkCondition(x, milestone.passes, `${pointer}/passes`, operationsScope());
    checkTerm(x, milestone.within, `${pointer}/within`);
    checkTerms(x, milestone.remind, `${pointer}/remind`);
  });
}
