import type { LedgerEntry } from '../machine/effect.ts';

/** What is left of an accrual. */
export interface Lot {
  /** First day of the period that it was accrued for. */
  readonly period: string;
  /** First day on which it can no longer be reserved; null: it lasts. */
  readonly expires: string | null;
  readonly left: number;
}

/** The state of a partner’s money in a fund, in minor units. */
export interface FundBalance {
  /** Accrued in all. */
  readonly accrued: number;
  /** Kept for requests that are not over. */
  readonly reserved: number;
  readonly paid: number;
  readonly forfeited: number;
  /** What is neither reserved, paid nor forfeited. */
  readonly available: number;
}

/** How an entry changes what can still be reserved. What a request pays or loses was reserved before. */
function sign({ entry, request }: LedgerEntry): 1 | 0 | -1 {
  switch (entry) {
    case 'accrued':
    case 'released':
      return 1;
    case 'reserved':
      return -1;
    case 'paid':
      return 0;
    case 'forfeited':
      return request === undefined ? -1 : 0;
  }
}

const ofFund = (ledger: readonly LedgerEntry[], fund: string, partner: string | null): readonly LedgerEntry[] =>
  ledger.filter((entry) => entry.fund === fund && entry.partner === partner);

const sum = (entries: readonly LedgerEntry[], factor: (entry: LedgerEntry) => number): number =>
  entries.reduce((total, entry) => total + factor(entry) * entry.minor, 0);

/** F1: the balance of a partner in a fund; null: of all partners together. The order of the entries does not matter. */
export function fundBalance(ledger: readonly LedgerEntry[], fund: string, partner: string | null): FundBalance {
  const entries = ofFund(ledger, fund, partner);
  const total = (kind: LedgerEntry['entry']) => sum(entries, ({ entry }) => (entry === kind ? 1 : 0));
  const lost = sum(entries, ({ entry, request }) => (entry === 'forfeited' && request !== undefined ? 1 : 0));
  return {
    accrued: total('accrued'),
    reserved: total('reserved') - total('released') - total('paid') - lost,
    paid: total('paid'),
    forfeited: total('forfeited'),
    available: sum(entries, sign),
  };
}

const later = (one: string | null, other: string | null): string | null => (one !== null && (other === null || one > other) ? one : other);

/** What is left of each lot that `lotOf` finds in the entries, the oldest first. */
function collect(entries: readonly LedgerEntry[], lotOf: (entry: LedgerEntry) => string | undefined): readonly Lot[] {
  const lots = new Map<string, Lot>();
  for (const entry of entries) {
    const period = lotOf(entry);
    if (period === undefined) continue;
    const { expires, left } = lots.get(period) ?? { expires: null, left: 0 };
    lots.set(period, { period, expires: later(expires, entry.expires ?? null), left: left + sign(entry) * entry.minor });
  }
  return [...lots.values()].sort((one, other) => (one.period < other.period ? -1 : 1));
}

/** What is left of a partner’s accruals, the oldest first. */
export const lotsOf = (ledger: readonly LedgerEntry[], fund: string, partner: string): readonly Lot[] =>
  collect(ofFund(ledger, fund, partner), ({ entry, period, lot }) => (entry === 'accrued' ? period : lot));

/** What was carried into a period, by the period that left it: of all partners (null), or of one. */
export const carriedInto = (ledger: readonly LedgerEntry[], fund: string, period: string, partner: string | null): readonly Lot[] =>
  collect(ofFund(ledger, fund, partner), (entry) => (entry.period === period && entry.request === undefined ? entry.lot : undefined));

/** What is reserved of a period’s money, released not counted; what was paid or forfeited since stays used. Null: by all partners. */
export function usedIn(ledger: readonly LedgerEntry[], fund: string, period: string, partner: string | null): number {
  const entries = ledger.filter(
    (entry) => entry.fund === fund && entry.period === period && (partner === null || entry.partner === partner),
  );
  return sum(entries, ({ entry }) => (entry === 'reserved' ? 1 : entry === 'released' ? -1 : 0));
}
