import type { LedgerEntry } from '../machine/effect.ts';
import type { Run } from '../machine/run.ts';
import type { FundRequest, Reservation } from './fund-request.ts';

/** Enters what a request reserves, or what becomes of what it reserved. */
export function enterLedger(
  run: Run<FundRequest>,
  entry: Exclude<LedgerEntry['entry'], 'accrued'>,
  reservations: readonly Reservation[],
  currency: string,
): void {
  const { id, fund, partner, period } = run.item;
  if (period === null) return;
  for (const { minor, lot, expires } of reservations) {
    const from = { ...(lot === null ? {} : { lot }), ...(expires === null ? {} : { expires }) };
    run.act({ do: 'ledger', fund, partner, entry, minor, currency, period, request: id, ...from });
  }
}

/** The first `minor` of reservations, and the rest of them. */
export function split(
  reservations: readonly Reservation[],
  minor: number,
): { first: readonly Reservation[]; rest: readonly Reservation[] } {
  let open = minor;
  const first: Reservation[] = [];
  const rest: Reservation[] = [];
  for (const reservation of reservations) {
    const taken = Math.min(open, reservation.minor);
    open -= taken;
    if (taken > 0) first.push({ ...reservation, minor: taken });
    if (taken < reservation.minor) rest.push({ ...reservation, minor: reservation.minor - taken });
  }
  return { first, rest };
}

export const total = (reservations: readonly Reservation[]): number => reservations.reduce((sum, { minor }) => sum + minor, 0);
