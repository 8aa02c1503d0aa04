import type { Decision, ShownMoney } from '@tierwright/engine';
import { currencyExponent, type Program } from '@tierwright/program';
import { converted, type RateOf } from './rates-on.ts';

/**
 * One line of the yearly bill: a benefit, or a stacking in place of its members. Minor units of the program's currency, a
 * fee negative; undefined where it has no amount, null where the amount is not known.
 */
export interface ValueLine {
  line: string;
  granted: boolean;
  value?: number | null;
}

const TIMES_A_YEAR = { month: 12, quarter: 4, year: 1 } as const;
/** How often a year holds a period; a year's amount without one. */
export const timesAYear = (every: string | undefined): number => TIMES_A_YEAR[every as keyof typeof TIMES_A_YEAR] ?? 1;

/** An amount of a decision in minor units of the program's currency; null where it, or a rate, is not known. */
export function inProgramCurrency(amount: ShownMoney | null, program: Program, rateOf: RateOf): number | null {
  if (amount === null) return null;
  let sum = 0;
  for (const [currency, major] of Object.entries(typeof amount === 'number' ? { [program.currency]: amount } : amount)) {
    // Exact: an amount of a decision is a whole number of minor units, divided once.
    const minor = Math.round(major * 10 ** (currencyExponent(currency) ?? 0));
    const part = converted(minor, currency, program, rateOf);
    if (part === null) return null;
    sum += part;
  }
  return sum;
}

/** The stacking that stands for a benefit in the bill: the first that names it and comes to an amount. */
const stackOf = (program: Program, decision: Decision, benefit: string) =>
  decision.stacking.find(({ stack, amount }) => amount !== undefined && program.stacking?.[stack]?.of.includes(benefit));

/** What a partner's benefits come to in a year, by line: amounts of a month count twelve times, of a quarter four times. */
export function yearlyValue(program: Program, decision: Decision, rateOf: RateOf): ValueLine[] {
  const yearly = (amount: ShownMoney | null, times: number) => {
    const value = inProgramCurrency(amount, program, rateOf);
    return value === null ? null : value * times;
  };
  const single = decision.benefits.filter(({ benefit }) => !stackOf(program, decision, benefit));
  const lines = single.map(({ benefit, kind, granted, amount, every }): ValueLine => {
    if (amount === undefined) return { line: benefit, granted };
    return { line: benefit, granted, value: yearly(amount, timesAYear(every) * (kind === 'fee' ? -1 : 1)) };
  });
  const stacks = decision.stacking.flatMap(({ stack, value, amount }): ValueLine[] => {
    if (amount === undefined) return [];
    const every = decision.benefits.find(({ benefit }) => program.stacking?.[stack]?.of.includes(benefit))?.every;
    return [{ line: `stacking.${stack}`, granted: value !== null, value: yearly(amount, timesAYear(every)) }];
  });
  return [...lines, ...stacks];
}
