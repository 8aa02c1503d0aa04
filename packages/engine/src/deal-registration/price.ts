import type { FactValue } from '@tierwright/facts';
import type { DealRegistration } from '@tierwright/program';
import { addPercents, compoundPercents, percentOfPercent } from '../benefits/round.ts';
import type { BenefitDecision, StackDecision } from '../decision/decision.ts';

const best = (value: unknown): number | null => {
  if (typeof value === 'number') return value;
  if (value === null || typeof value !== 'object') return null;
  const known = Object.values(value).filter((one) => typeof one === 'number');
  return known.length === 0 ? null : Math.max(...known);
};

/** The tier benefit that a registered percentage is combined with; 0 where the partner has none. */
function tierBenefit(id: string, benefits: readonly BenefitDecision[], stacking: readonly StackDecision[]): number {
  const stack = stacking.find((candidate) => candidate.stack === id);
  if (stack) return Math.max(best(stack.value) ?? 0, stack.others ?? 0);
  return best(benefits.find((candidate) => candidate.benefit === id)?.value) ?? 0;
}

interface PriceParts {
  pricing: NonNullable<DealRegistration['pricing']>;
  registered: FactValue;
  max: FactValue | undefined;
  /** Percent of what the first place would get; nothing where there is no such place. */
  share: number | undefined;
  benefits: readonly BenefitDecision[];
  stacking: readonly StackDecision[];
}

/** ENG-R8: the percentage all in all; null where a part is not known. */
export function priceOf({ pricing, registered, max, share, benefits, stacking }: PriceParts): number | null {
  if (typeof registered !== 'number' || share === undefined) return null;
  const own = percentOfPercent(registered, share);
  const { stack } = pricing;
  if (!stack) return own;
  const tier = tierBenefit(stack.benefit, benefits, stacking);
  const combined =
    stack.how === 'higher' ? Math.max(own, tier) : stack.how === 'add' ? addPercents([own, tier]) : compoundPercents([own, tier]);
  if (max === null) return null;
  return Math.max(tier, typeof max === 'number' ? Math.min(combined, max) : combined);
}
