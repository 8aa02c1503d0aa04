import type { Instant } from '@tierwright/lifecycle';
import type { Ref, Stage, Story } from '../stage.ts';
import { dayOf, hoursLater } from '../work-time.ts';

/** How far an onboarding gets where time is left for it. */
export type OnboardingEnd = 'active' | 'screened twice' | 'not screened' | 'not signed' | 'no profile' | 'not trained' | 'withdrawn';

export interface OnboardingPlan {
  readonly partner: string;
  readonly title: string;
  readonly country: string;
  readonly begins: Instant;
  readonly end: OnboardingEnd;
  /** Working hours until somebody acts. */
  readonly pace: number;
}

/** Waits, then lets whoever is asked do a step; whether it was there to do. */
async function* doStep(stage: Stage, ref: Ref, after: number, act: () => Promise<boolean>): AsyncGenerator<Instant, boolean, undefined> {
  yield hoursLater(stage.now, after);
  return (await stage.look(ref)).state === 'open' && (await act());
}

/** A partner applies, and is let in step by step. */
export async function* onboardingStory(stage: Stage, plan: OnboardingPlan): Story {
  const { partner, title, country, begins, end, pace } = plan;
  const user = stage.userOf(partner);
  yield begins;
  if (!(await stage.begin(user, 'member', { partner }))) return;
  const ref: Ref = { kind: 'onboarding', id: `${partner}-1` };
  const { partner: of, steps = [] } = await stage.look(ref);
  const first = (role: string) => stage.whoIs(role, { state: 'open', partner: of, steps })[0] ?? user;
  const answers = { legalName: title, country, taxId: `${country}-${partner}`, plan: 'Cloud and security for firms of our region' };
  const profile = () => stage.say(user, ref, { type: 'complete', step: 'profile', answers });
  if (end === 'no profile' || !(yield* doStep(stage, ref, pace, profile))) return;
  const isIntegrator = steps.some(({ id, state }) => id === 'plan' && state !== 'skipped');
  if (isIntegrator) await stage.say(first('accountManager'), ref, { type: 'complete', step: 'plan' });
  if (end === 'not screened') return;
  if (end === 'screened twice') {
    const reject = { type: 'reject', step: 'screening', reason: 'The tax number belongs to another company.' };
    if (!(yield* doStep(stage, ref, pace, () => stage.say(first('compliance'), ref, reject)))) return;
    if (!(yield* doStep(stage, ref, pace, profile))) return;
  }
  const screened = { type: 'complete', step: 'screening', evidence: `screening-${partner}` };
  if (!(yield* doStep(stage, ref, pace, () => stage.say(first('compliance'), ref, screened)))) return;
  if (end === 'withdrawn') {
    yield* doStep(stage, ref, pace, () => stage.say(user, ref, { type: 'withdraw', reason: 'Our strategy has changed.' }));
    return;
  }
  if (end === 'not signed') return;
  if (!(yield* doStep(stage, ref, pace, () => stage.say(user, ref, { type: 'signed', step: 'agreement' })))) return;
  const countersign = () => stage.say(first('programOwner'), ref, { type: 'countersign', step: 'agreement' });
  if (!(yield* doStep(stage, ref, pace, countersign)) || end === 'not trained') return;
  yield hoursLater(stage.now, pace * 4);
  await stage.record(partner, 'person', { id: 'person-1', joinedOn: dayOf(begins, -30) });
  await stage.record(partner, 'training', { person: 'person-1', completedOn: dayOf(stage.now) });
  yield* doStep(stage, ref, pace, () => stage.say(first('accountManager'), ref, { type: 'complete', step: 'welcome' }));
}
