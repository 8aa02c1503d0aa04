import { decimalsOf, multiply, roundedQuotient, scaleUp } from '@tierwright/facts';
import { currencyExponent, type Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { RateOn } from './fund-facts.ts';
import type { Cost } from './fund-request.ts';

/** Units of the wanted currency for one unit of another on the day that counts; null where it is not known. */
export type RateFrom = (currency: string) => number | null;

const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

/** An amount × rate × percent in minor units of another currency, rounded once, half away from zero. */
function convert({ minor, currency }: Omit<Cost, 'title'>, to: string, rate: number, percent: number): number {
  const decimals = decimalsOf(rate) + decimalsOf(percent);
  const shift = (currencyExponent(currency) ?? 2) - (currencyExponent(to) ?? 2);
  const product = multiply(multiply(minor, scaleUp(rate, decimalsOf(rate))), scaleUp(percent, decimalsOf(percent)));
  return roundedQuotient(
    multiply(product, powerOfTen(Math.max(-shift, 0))),
    multiply(powerOfTen(decimals + 2), powerOfTen(Math.max(shift, 0))),
  );
}

/** `share` percent of costs in minor units of a currency, rounded per line (S9); null where a rate is not known. */
export function sharedCost(costs: readonly Cost[], share: number, currency: string, rateFrom: RateFrom): number | null {
  let total = 0;
  for (const cost of costs) {
    const rate = cost.currency === currency ? 1 : rateFrom(cost.currency);
    if (rate === null) return null;
    total += convert(cost, currency, rate, share);
  }
  return total;
}

/** Money in minor units of another currency; null where the rate is not known. */
export const exchanged = (minor: number, from: string, to: string, rateFrom: RateFrom): number | null =>
  sharedCost([{ title: '', minor, currency: from }], 100, to, rateFrom);

/** The first rate that costs need on a day and that is not known (OPS106). */
export function missingRate(costs: readonly Cost[], currency: string, rate: RateOn, day: string): Problem | undefined {
  const unknown = costs.find((cost) => cost.currency !== currency && rate(cost.currency, currency, day) === null);
  if (!unknown) return undefined;
  const from = unknown.currency;
  return refusal('OPS106', `The rate of ${from} in ${currency} on ${day} is not known.`, { value: from, expected: 'a rate of the day' });
}
