import type { FactValue } from '@tierwright/facts';
import type { DealRegistration, Program } from '@tierwright/program';
import type { BenefitResults } from '../benefits/benefit-decisions.ts';
import { addPercents, compoundPercents, percentOfPercent } from '../benefits/round.ts';

const best = (value: unknown): number | null => {
  if (typeof value === 'number') return value;
  if (value === null || typeof value !== 'object') return null;
  const known = Object.values(value).filter((one) => typeof one === 'number');
  return known.length === 0 ? null : Math.max(...known);
};

/** The tier benefit that a registered percentage is combined with: 0 where the partner has none, null where it is not known. */
export function tierBenefit(id: string, { decided, stacking }: BenefitResults, program: Program): number | null {
  const members = program.stacking?.[id]?.of ?? [id];
  const shares = decided.filter(({ benefit }) => members.includes(benefit.id)).flatMap((one) => one.shares);
  if (shares.some((share) => share.isUnknown)) return null;
  if (program.stacking?.[id]) {
    const stack = stacking.find((candidate) => candidate.stack === id);
    const isGranted = shares.some((share) => share.granted);
    const known = Math.max(best(stack?.value) ?? -1, stack?.others ?? -1);
    return known >= 0 ? known : isGranted ? null : 0;
  }
  return Math.max(0, ...shares.flatMap((share) => (share.granted && typeof share.value === 'number' ? [share.value] : [])));
}

/** Whole percentages need no decimals: one division of exact integers is rounded as their decimals are. */
const isWhole = (value: number): boolean => Number.isInteger(value) && Math.abs(value) <= 1_000_000;

const shareOf = (percent: number, share: number): number =>
  isWhole(percent) && isWhole(share) ? (percent * share) / 100 : percentOfPercent(percent, share);
const together = (own: number, benefit: number): number => (isWhole(own) && isWhole(benefit) ? own + benefit : addPercents([own, benefit]));

interface PriceParts {
  stack: NonNullable<DealRegistration['pricing']>['stack'];
  registered: FactValue;
  max: FactValue | undefined;
  /** Percent of what the first place would get; nothing where there is no such place. */
  share: number | undefined;
  /** The percentage of the benefit that it is stacked on; null where that is not known. */
  tier: () => number | null;
}

/** ENG-R8: the percentage all in all; null where a part is not known. */
export function priceOf({ stack, registered, max, share, tier }: PriceParts): number | null {
  if (typeof registered !== 'number' || share === undefined) return null;
  const own = shareOf(registered, share);
  if (!stack) return own;
  const benefit = tier();
  if (benefit === null) return null;
  const combined =
    stack.how === 'higher' ? Math.max(own, benefit) : stack.how === 'add' ? together(own, benefit) : compoundPercents([own, benefit]);
  if (max === null) return null;
  return Math.max(benefit, typeof max === 'number' ? Math.min(combined, max) : combined);
}
