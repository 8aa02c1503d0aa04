import type { ItemReading } from '@tierwright/engine';
import { decimalsOf, multiply, roundedQuotient, scaleUp } from '@tierwright/facts';
import type { Json, Num } from '@tierwright/program';
import { toMinor } from '@tierwright/program';
import { isObject } from '../../forms/customer/customer.ts';
import type { LifecycleProgram } from '../../machine/lifecycle-program.ts';
import type { Deal, Terms } from '../deal.ts';
import { intakeOf } from './intake.ts';

/** What a registration comes to on one line, in whole minor units of the program’s currency; null is unknown. */
export interface LinePrice {
  /** At list price. */
  readonly list: number | null;
  /** What registering earns on it. */
  readonly benefit: number | null;
  /** What is paid to the vendor: by the partner, two-tier by the distributor. */
  readonly paid: number | null;
  /** What of the benefit is the partner’s: all of it, or what the distributor passes on. */
  readonly toPartner: number | null;
}

/** percent × minor units ÷ 100, rounded half away from zero (S9). */
function share(percent: number | null, minor: number | null): number | null {
  if (percent === null || minor === null) return null;
  const decimals = decimalsOf(percent);
  return roundedQuotient(multiplied(scaleUp(percent, decimals), minor), 100n * 10n ** BigInt(decimals));
}

const multiplied = (scaled: number | bigint, minor: number): number | bigint =>
  typeof scaled === 'number' ? multiply(scaled, minor) : scaled * BigInt(minor);

/** What the distributor passes on, in percent. */
function passedOn({ passOn = 100 }: { passOn?: Num }, reading: ItemReading): number | null {
  const percent = reading.num(passOn);
  return typeof percent === 'number' ? percent : null;
}

/**
 * D11, D12: the benefit of each amount at list price and who pays what; each line is rounded for itself. `terms` are those
 * fixed at approval; `reading` is the deal’s.
 */
export function prices(
  program: LifecycleProgram,
  terms: Pick<Terms, 'percent' | 'model'>,
  amounts: readonly (number | null)[],
  reading: ItemReading,
): readonly LinePrice[] {
  const { pricing, distribution = {} } = intakeOf(program).written;
  const isDiscount = (pricing?.as ?? 'discount') === 'discount';
  const isPassedOn = isDiscount && terms.model === 'twoTier' && distribution.discountTo !== 'partner';
  const isPaidLess = isDiscount && (terms.model === 'oneTier' || isPassedOn);
  const on = isPassedOn ? passedOn(distribution, reading) : 100;
  return amounts.map((list) => {
    const benefit = share(terms.percent, list);
    const less = list === null || benefit === null ? null : list - benefit;
    return { list, benefit, paid: isPaidLess ? less : list, toPartner: isPassedOn ? share(on, benefit) : benefit };
  });
}

/**
 * The amounts of a deal at list price in minor units: the field `amount` of each of its lines where lines have one, else its
 * own `amount`; null where that is not answered.
 */
export function listAmounts(program: LifecycleProgram, { answers }: Pick<Deal, 'answers'>): readonly (number | null)[] {
  const { form } = intakeOf(program);
  const minor = (value: Json | undefined): number | null =>
    typeof value === 'number' ? (toMinor(value, program.program.currency) ?? null) : null;
  const lines = form.find(({ type }) => type === 'lines');
  if (!lines?.of?.some(({ id, type }) => id === 'amount' && type === 'money')) return [minor(answers.amount)];
  const given = answers[lines.id];
  return Array.isArray(given) ? given.map((line) => minor(isObject(line) ? line.amount : undefined)) : [];
}
