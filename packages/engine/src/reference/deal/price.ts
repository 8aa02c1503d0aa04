import type { Num, Stack } from '@tierwright/program';
import type { BenefitDecided } from '../benefits/benefits.ts';
import { combined, type StackDecided } from '../benefits/stacking.ts';
import type { Context } from '../context.ts';
import { sixDecimals } from '../exact.ts';
import { exactNumber } from '../reading.ts';
import type { Session } from '../session.ts';

const numberOf = async (session: Session, num: Num, context: Context): Promise<number | null> =>
  typeof num === 'number' ? num : exactNumber(await session.read(num.fact, context));

/** The percentage of the partner's benefit or stack: 0 where nothing is granted, `null` where a value is unknown. */
function benefitPercent(id: string, benefits: readonly BenefitDecided[], stacks: readonly StackDecided[]): number | null {
  const stack = stacks.find(({ shown }) => shown.stack === id);
  if (stack) return stack.unknown ? null : (stack.best ?? 0);
  const grants = benefits.find(({ benefit }) => benefit.id === id)?.grants ?? [];
  if (grants.some(({ open }) => open)) return null;
  return Math.max(0, ...grants.flatMap(({ granted, value }) => (granted && value ? (exactNumber(value) ?? []) : [])));
}

export interface Price {
  registered: number | null;
  percent: number | null;
}

/** ENG-R8, ENG-R11: the registered percentage, by its place (`null`: unknown), and what it comes to with the partner's benefit. */
export async function priceOf(
  session: Session,
  place: number | null,
  benefits: readonly BenefitDecided[],
  stacks: readonly StackDecided[],
  context: Context,
): Promise<Price> {
  const { pricing, conflicts } = session.program.dealRegistration ?? {};
  if (!pricing) return { registered: null, percent: null };
  const registered = await numberOf(session, pricing.percent, context);
  const share = place === null ? undefined : (conflicts?.places ?? [100])[place - 1];
  if (registered === null || share === undefined) return { registered, percent: null };
  const placed = (registered * share) / 100;
  const { stack } = pricing;
  if (!stack) return { registered, percent: sixDecimals(placed) };
  const benefit = benefitPercent(stack.benefit, benefits, stacks);
  const max = stack.max === undefined ? Number.POSITIVE_INFINITY : await numberOf(session, stack.max, context);
  if (benefit === null || max === null) return { registered, percent: null };
  const how: Stack['how'] = stack.how;
  return { registered, percent: sixDecimals(Math.max(Math.min(combined(how, [placed, benefit]), max), benefit)) };
}
