import { currencyExponent } from '@tierwright/program';

/** A currency that partners trade in, with a rough value in US dollars to begin its random walk from. */
interface Trading {
  code: string;
  /** An assumption, good to about 20 %; it only keeps amounts plausible. */
  usd: number;
}

const TRADED: readonly Trading[] = [
  { code: 'USD', usd: 1 },
  { code: 'EUR', usd: 1.1 },
  { code: 'GBP', usd: 1.27 },
  { code: 'JPY', usd: 0.0068 },
  { code: 'AUD', usd: 0.67 },
  { code: 'CHF', usd: 1.13 },
  { code: 'CAD', usd: 0.73 },
  { code: 'INR', usd: 0.012 },
  { code: 'BRL', usd: 0.19 },
  { code: 'KWD', usd: 3.25 },
];

export const POWERS_OF_TEN: readonly number[] = [1, 10, 100, 1000, 10000];

/** Decimals of a currency; 2 for a code that is none. */
export function exponentOf(code: string): number {
  return currencyExponent(code) ?? 2;
}

/** What one unit is worth in US dollars, roughly; 1 where it is not known. */
export function dollarsOf(code: string): number {
  return TRADED.find((currency) => currency.code === code)?.usd ?? 1;
}

/** A program's currency and the next most traded ones, five in all by default. */
export function tradingCurrencies(own: string, count: number): string[] {
  const others = TRADED.map(({ code }) => code).filter((code) => code !== own);
  return [own, ...others.slice(0, Math.max(0, count - 1))];
}
