import type { JsonSchema } from '@tierwright/program';
import { type Static, Type } from 'typebox';
import { answers, closed, count, flag, id, instant, listOf, orNull, text } from '../shapes/vocabulary.ts';
import { chainShape } from '../status/chain-shown.ts';
import { headMembers, holderShape, partnerShape, personShape } from '../status/status-shapes.ts';

const stepMembers = {
  id: id('The step.'),
  title: text('Its title.', 400),
  kind: text('What is done: form, signature …', 40),
  state: text('Its state.', 40),
  since: instant('Since when.'),
  due: orNull(instant('Until when.')),
  isOverdue: flag('Its time is over.'),
  isSigned: flag('The partner has signed, the vendor not yet.'),
  reason: orNull(text('Why it was rejected, returned or skipped, or could not be provided.')),
} as const;

const common = {
  ...headMembers,
  partner: partnerShape,
  answers: answers('Answers of its forms.'),
  reason: orNull(text('Why it was closed.')),
} as const;

/** An onboarding as people of its partner see it. */
const partnerOnboardingShape = closed(
  {
    ...common,
    holders: listOf(text('Title of who has to do something now.', 400), 50),
    steps: listOf(
      closed({
        ...stepMembers,
        isYours: flag('The partner does it.'),
        form: orNull(
          Type.Unsafe<JsonSchema>({
            type: 'object',
            additionalProperties: true,
            description: 'JSON Schema of the answers of a form that is open.',
          }),
        ),
      }),
      200,
    ),
  },
  'An onboarding as people of its partner see it.',
);
export type PartnerOnboarding = Static<typeof partnerOnboardingShape>;

/** An onboarding as the vendor’s people see it. */
const vendorOnboardingShape = closed(
  {
    ...common,
    holders: listOf(holderShape, 50),
    submitter: orNull(personShape),
    steps: listOf(
      closed({
        ...stepMembers,
        owners: listOf(holderShape, 20),
        rejections: count('How often it was rejected.'),
        by: orNull(personShape),
        evidence: orNull(text('What was handed in.', 1000)),
        chain: orNull(id('The run of its chain.')),
      }),
      200,
    ),
    chains: listOf(chainShape, 200),
  },
  'An onboarding as the vendor’s people see it.',
);
export type VendorOnboarding = Static<typeof vendorOnboardingShape>;

export const onboardingShape = Type.Unsafe<PartnerOnboarding | VendorOnboarding>({
  anyOf: [vendorOnboardingShape, partnerOnboardingShape],
});
