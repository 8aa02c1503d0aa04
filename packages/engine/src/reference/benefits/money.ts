import { toMajor } from '@tierwright/program';
import type { ShownMoney } from '../../decision/decision.ts';

/** Money in minor units by currency. */
export type Purse = ReadonlyMap<string, number>;

export const purseOf = (minor: number, currency: string): Purse => new Map([[currency, minor]]);

/** Purses put together; `null` where one of them is unknown. */
export function together(purses: readonly (Purse | null)[]): Purse | null {
  const sum = new Map<string, number>();
  for (const purse of purses) {
    if (purse === null) return null;
    for (const [currency, minor] of purse) sum.set(currency, (sum.get(currency) ?? 0) + minor);
  }
  return sum;
}

/** ENG-B8: a number where there is only the program's currency, else by currency; one in which nothing is paid is left out. */
export function shownMoney(purse: Purse, currency: string): ShownMoney {
  const paid = [...purse].filter(([, minor]) => minor !== 0);
  if (paid.every(([code]) => code === currency)) return toMajor(purse.get(currency) ?? 0, currency);
  return Object.fromEntries(paid.map(([code, minor]) => [code, toMajor(minor, code)]));
}
