import { type Program, toMinor } from '@tierwright/program';
import type { Decision, ShownMoney } from '../decision/decision.ts';

/** Whole minor units by currency; fees are negative. */
export type Minor = Record<string, number>;

/** One line of the yearly bill: a benefit, or a stacking in place of its members. `null`: the amount is not known. */
export interface ValueLine {
  line: string;
  granted: boolean;
  value: Minor | null;
}

const TIMES_A_YEAR = { month: 12, quarter: 4, year: 1 } as const;
const timesAYear = (every: string | undefined): number => TIMES_A_YEAR[every as keyof typeof TIMES_A_YEAR] ?? 1;

function yearly(amount: ShownMoney | null, times: number, currency: string): Minor | null {
  if (amount === null) return null;
  const parts = typeof amount === 'number' ? { [currency]: amount } : amount;
  const value: Minor = {};
  for (const [code, major] of Object.entries(parts)) {
    const minor = toMinor(major, code);
    if (minor === undefined) throw new Error(`${major} ${code} is not a whole number of minor units`);
    if (minor !== 0) value[code] = minor * times;
  }
  return value;
}

/** The stacking that stands for a benefit in the bill: the first that names it, where it comes to an amount. */
const stackOf = (program: Program, decision: Decision, benefit: string) =>
  decision.stacking.find(({ stack, amount }) => amount !== undefined && program.stacking?.[stack]?.of.includes(benefit));

/** What a partner's benefits come to in a year, by line; benefits without an amount have an empty value. */
export function yearlyValue(program: Program, decision: Decision): ValueLine[] {
  const { currency } = program;
  const single = decision.benefits.filter(({ benefit }) => !stackOf(program, decision, benefit));
  const lines = single.map(({ benefit, kind, granted, amount = {}, every }): ValueLine => {
    const times = timesAYear(every) * (kind === 'fee' ? -1 : 1);
    return { line: benefit, granted, value: granted ? yearly(amount, times, currency) : {} };
  });
  const stacks = decision.stacking.filter(({ amount }) => amount !== undefined);
  for (const { stack, value, amount = null } of stacks) {
    const every = decision.benefits.find(({ benefit }) => program.stacking?.[stack]?.of.includes(benefit))?.every;
    lines.push({ line: `stacking.${stack}`, granted: value !== null, value: yearly(amount, timesAYear(every), currency) });
  }
  return lines;
}

/** Adds `value` to `sum`. */
export function addMinor(sum: Minor, value: Minor) {
  for (const [currency, minor] of Object.entries(value)) sum[currency] = (sum[currency] ?? 0) + minor;
}

/** The sum of the lines, or null where one is not known. */
export function totalOf(lines: readonly ValueLine[]): Minor | null {
  const sum: Minor = {};
  for (const { value } of lines) {
    if (value === null) return null;
    addMinor(sum, value);
  }
  return sum;
}
