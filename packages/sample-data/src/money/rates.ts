import { civilOf, dayOf } from '../days/day.ts';
import { hashText, Random } from '../random/random.ts';
import { dollarsOf } from './currency.ts';

/** Month by month, what one unit of each currency is worth in the program's currency. */
export interface Rates {
  /** The rate on the first day of the month that holds the day. */
  at(currency: string, day: number): number;
}

const firstMonth = (day: number): number => {
  const { year, month } = civilOf(day);
  return year * 12 + month - 1;
};

/** The first day of the month that holds the day: the date of its rate record. */
export function monthStart(day: number): number {
  const { year, month } = civilOf(day);
  return dayOf(year, month, 1);
}

/** Six significant digits, so that a rate is written as it is used. */
function sixDigits(value: number): number {
  return Number(value.toPrecision(6));
}

/** A seeded random walk for each currency, at most `step` up or down in a month, from `years` before the day to one after. */
export function randomWalkRates(seed: number, own: string, currencies: readonly string[], day: number, years: number, step: number): Rates {
  const last = firstMonth(day) + 12;
  const start = last - 12 * (years + 1);
  const walks = new Map<string, number[]>();
  for (const currency of currencies) {
    const random = new Random(seed, hashText(currency));
    let rate = sixDigits(dollarsOf(currency) / dollarsOf(own));
    const walk: number[] = [];
    for (let month = start; month <= last; month++) {
      walk.push(rate);
      rate = sixDigits(rate * (1 + step * (2 * random.next() - 1)));
    }
    walks.set(currency, walk);
  }
  return {
    at(currency, on) {
      const walk = walks.get(currency) ?? [1];
      return walk[Math.min(Math.max(firstMonth(on) - start, 0), walk.length - 1)] ?? 1;
    },
  };
}
