import type { OnboardingItem } from '@tierwright/lifecycle';
import type { OnboardingStep } from '@tierwright/program';
import type { Shown } from '../status/shown.ts';

const BY_PARTNER: readonly OnboardingStep['kind'][] = ['form', 'signature', 'training', 'certificate'];

/** A step as the document has it. */
export const stepOf = ({ program }: Pick<Shown, 'program'>, id: string): OnboardingStep | undefined =>
  program.program.onboarding?.steps.find((step) => step.id === id);

/** O1: whether a step is the partner's to do. */
export const isOfPartner = ({ owner, kind }: OnboardingStep): boolean =>
  owner === undefined ? BY_PARTNER.includes(kind) : owner === 'partner';

/** Answers of those forms that the partner fills in. */
export function partnerAnswers(shown: Shown<OnboardingItem>): OnboardingItem['answers'] {
  const steps = shown.program.program.onboarding?.steps ?? [];
  const own = new Set(steps.filter(isOfPartner).flatMap(({ fields = [] }) => fields.map(({ id }) => id)));
  return Object.fromEntries(Object.entries(shown.item.answers).filter(([id]) => own.has(id)));
}
