import type { Reason } from '../deals/reason.ts';
import type { Run } from '../machine/run.ts';
import type { Desk } from './desk.ts';
import { enterLedger } from './enter-ledger.ts';
import { stopAsking } from './fund-chain.ts';
import type { FundRequest, FundState } from './fund-request.ts';

/** The request is in another state from now on, and that is told. */
export function enterState(run: Run<FundRequest>, state: FundState, on: string): void {
  run.enter(state, on);
  run.emit(`fund.${state}`);
}

/** The partner takes it back, or is gone: what was reserved is released. */
export function withdraw(run: Run<FundRequest>, desk: Desk, reasons: readonly Reason[]): void {
  stopAsking(run, desk);
  enterLedger(run, 'released', run.item.reservations, desk.currency);
  run.item.reservations = [];
  run.item.reasons = reasons;
  enterState(run, 'withdrawn', 'withdraw');
}

/** What was reserved is lost. */
export function forfeit(run: Run<FundRequest>, desk: Desk, on: 'due' | 'reject', reason: Reason): void {
  enterLedger(run, 'forfeited', run.item.reservations, desk.currency);
  run.item.reservations = [];
  run.item.reasons = [reason];
  enterState(run, 'forfeited', on);
}

/** Refused, asking nobody or nobody any more. */
export function reject(run: Run<FundRequest>, on: string, reasons: readonly Reason[]): void {
  run.item.reasons = reasons;
  enterState(run, 'rejected', on);
}
