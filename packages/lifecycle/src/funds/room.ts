import type { Fund } from '@tierwright/program';
import type { LedgerEntry } from '../machine/effect.ts';
import type { Reservation } from './fund-request.ts';
import { carriedInto, type Lot, lotsOf, usedIn } from './ledger.ts';

/** Whose money it is about, and what the fund allows: minor units, null where it is not known, undefined where nothing is said. */
export interface Purse {
  readonly fund: Fund;
  readonly partner: string;
  /** The fiscal period in which the activity starts. */
  readonly period: string;
  /** The day on which it is reserved. */
  readonly day: string;
  readonly budget: number | null | undefined;
  readonly perPartner: number | null | undefined;
}

const total = (lots: readonly Lot[]): number => lots.reduce((sum, lot) => sum + lot.left, 0);

/** F1: what one limit still allows in a period; an unknown one is 0. */
function left(ledger: readonly LedgerEntry[], { fund, period }: Purse, limit: number | null | undefined, partner: string | null): number {
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  const carried = fund.kind === 'request' ? total(carriedInto(ledger, fund.id, period, partner)) : 0;
  return Math.max((limit ?? 0) + carried - usedIn(ledger, fund.id, period, partner), 0);
}

/** Accruals from which a partner can reserve on a day, the oldest first. */
const usableLots = (ledger: readonly LedgerEntry[], fund: string, partner: string, day: string): readonly Lot[] =>
  lotsOf(ledger, fund, partner).filter((lot) => lot.left > 0 && (lot.expires === null || lot.expires > day));

/** The most that can be reserved now: the least of what the budget, the partner’s part of it and its accruals allow. */
export function roomIn(purse: Purse, ledger: readonly LedgerEntry[]): number {
  const { fund, partner, day, budget, perPartner } = purse;
  const limits = [left(ledger, purse, budget, null), left(ledger, purse, perPartner, partner)];
  if (fund.kind === 'accrual') limits.push(total(usableLots(ledger, fund.id, partner, day)));
  return Math.min(...limits);
}

/** From what an amount is taken that there is room for: oldest accrual first (F1). */
export function reservationsFor({ fund, partner, day }: Purse, ledger: readonly LedgerEntry[], amount: number): readonly Reservation[] {
  if (fund.kind === 'request') return [{ minor: amount, lot: null, expires: null }];
  let open = amount;
  return usableLots(ledger, fund.id, partner, day).flatMap(({ period, expires, left: most }) => {
    const minor = Math.min(most, open);
    open -= minor;
    return minor > 0 ? [{ minor, lot: period, expires }] : [];
  });
}
