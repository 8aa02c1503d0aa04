import { type Literal, toMajor, toMinor } from '@tierwright/program';
import type { ShownMoney } from '../decision/decision.ts';

/** Amounts by currency, in minor units; null once a part of it is unknown. */
export type Amounts = Map<string, number> | null;

export function add(amounts: Amounts, currency: string, minor: number): void {
  amounts?.set(currency, (amounts.get(currency) ?? 0) + minor);
}

/** Money as shown: a number where only the program's currency occurs (ENG-B8). */
export function shownMoney(amounts: Amounts, currency: string): ShownMoney | null {
  if (amounts === null) return null;
  const currencies = [...amounts].flatMap(([code, minor]) => (minor === 0 ? [] : [code]));
  if (currencies.every((code) => code === currency)) return toMajor(amounts.get(currency) ?? 0, currency);
  return Object.fromEntries(currencies.sort().map((code) => [code, toMajor(amounts.get(code) ?? 0, code)]));
}

/** A money literal in one currency, in minor units; a plain number is in the program's currency only. */
export function minorIn(literal: Literal, currency: string, programCurrency: string): number | null {
  if (typeof literal === 'number') return currency === programCurrency ? (toMinor(literal, currency) ?? null) : null;
  if (literal === null || typeof literal !== 'object' || Array.isArray(literal)) return null;
  const own = literal[currency];
  return own === undefined ? null : (toMinor(own, currency) ?? null);
}
