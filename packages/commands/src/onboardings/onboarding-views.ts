import { formatInstant, formSchema, type OnboardingItem, type OnboardingStepRun } from '@tierwright/lifecycle';
import { chainShown } from '../status/chain-shown.ts';
import { headOf } from '../status/head.ts';
import { holdersShown, holderTitles } from '../status/holders.ts';
import { instantOrNull, partnerShown } from '../status/parts-shown.ts';
import { personOrNull } from '../status/person-shown.ts';
import type { Shown } from '../status/shown.ts';
import type { AskedOfYou } from '../status/status-shapes.ts';
import type { PartnerOnboarding, VendorOnboarding } from './onboarding-shapes.ts';
import { isOfPartner, partnerAnswers, stepOf } from './onboarding-steps.ts';
import { onboardingSentence, onboardingTimerWords } from './onboarding-words.ts';

function stepCommon(shown: Shown<OnboardingItem>, step: OnboardingStepRun) {
  const definition = stepOf(shown, step.id);
  return {
    id: step.id,
    title: definition?.title ?? step.id,
    kind: definition?.kind ?? 'check',
    state: step.state,
    since: formatInstant(step.since),
    due: instantOrNull(step.due),
    isOverdue: step.isOverdue,
    isSigned: step.isSigned,
  };
}

function formOf(shown: Shown<OnboardingItem>, { id, state }: OnboardingStepRun) {
  const { kind, fields = [] } = stepOf(shown, id) ?? {};
  return kind === 'form' && state === 'open' ? formSchema(fields, shown.program.program) : null;
}

/** Why something has to be done again: written for whoever does it, unlike why a step was left out or could not be provided. */
const whyAgain = ({ state, reason }: OnboardingStepRun): string | null =>
  state === 'waiting' || state === 'returned' || state === 'rejected' ? reason : null;

/**
 * An onboarding as people of its partner see it: all steps by title and state; answers, clocks and reasons of those that the
 * partner does. What the vendor's people found in theirs stays inside, but why something
 * has to be done again.
 */
export function partnerOnboarding(shown: Shown<OnboardingItem>, partner: string, yours: readonly AskedOfYou[]): PartnerOnboarding {
  const { item } = shown;
  const viewer = { side: 'partner', partner } as const;
  return {
    ...headOf(shown, viewer, { sentence: onboardingSentence(shown), words: onboardingTimerWords, yours }),
    partner: { id: item.partner, title: item.title },
    answers: partnerAnswers(shown),
    reason: item.reason,
    holders: holderTitles(shown, viewer),
    steps: item.steps.map((step) => {
      const definition = stepOf(shown, step.id);
      const isYours = definition !== undefined && isOfPartner(definition);
      const common = stepCommon(shown, step);
      if (!isYours) return { ...common, due: null, isOverdue: false, reason: whyAgain(step), isYours, form: null };
      return { ...common, reason: step.reason, isYours, form: formOf(shown, step) };
    }),
  };
}

function ownersOf(shown: Shown<OnboardingItem>, step: OnboardingStepRun): readonly string[] {
  const definition = stepOf(shown, step.id);
  const own = definition === undefined ? [] : isOfPartner(definition) ? ['partner'] : (definition.owner ?? []);
  return [own, step.isSigned ? (definition?.countersign ?? []) : [], step.escalated].flat();
}

/** An onboarding as the vendor's people see it. */
export function vendorOnboarding(shown: Shown<OnboardingItem>, yours: readonly AskedOfYou[]): VendorOnboarding {
  const { item } = shown;
  return {
    ...headOf(shown, { side: 'vendor' }, { sentence: onboardingSentence(shown), words: onboardingTimerWords, yours }),
    partner: partnerShown(shown, item.partner),
    answers: item.answers,
    reason: item.reason,
    holders: holdersShown(shown),
    submitter: personOrNull(shown, item.submitter),
    steps: item.steps.map((step) => ({
      ...stepCommon(shown, step),
      reason: step.reason,
      owners: holdersShown(shown, ownersOf(shown, step)),
      rejections: step.rejections,
      by: personOrNull(shown, step.by),
      evidence: step.evidence,
      chain: step.chain,
    })),
    chains: item.chains.map((chain) => chainShown(shown, chain)),
  };
}
