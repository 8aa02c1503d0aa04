import type { Outcome } from '@tierwright/program';
import type { LedgerEntry } from '../machine/effect.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { type Accrual, accrueFund } from './accrue-fund.ts';
import { periodOf } from './fiscal-period.ts';
import { findFund } from './fund-rules.ts';

/** What the benefits of all partners bring into a fund for a period. */
export interface AccrualRun extends Pick<Accrual, 'day' | 'rate'> {
  /** The decision about the fund's benefit, by partner. */
  readonly decisions: Readonly<Record<string, Accrual['decision']>>;
  readonly ledger: readonly LedgerEntry[];
}

/**
 * F1: the entries of a period for all partners, those left out that are in the ledger already, so that a run may be repeated.
 * Refused as a whole where a partner's is (OPS104, OPS106).
 */
export function accrualRun(program: LifecycleProgram, fundId: string, run: AccrualRun): Outcome<readonly LedgerEntry[]> {
  const { day, rate, decisions, ledger } = run;
  const fund = findFund(program, fundId);
  const period = fund && periodOf(program.program, fund, day);
  const entered = new Set(
    ledger.filter((entry) => entry.fund === fundId && entry.entry === 'accrued' && entry.period === period).map(({ partner }) => partner),
  );
  const entries: LedgerEntry[] = [];
  for (const partner of Object.keys(decisions).sort()) {
    const decision = decisions[partner];
    if (decision === undefined || entered.has(partner)) continue;
    const accrued = accrueFund(program, fundId, { partner, decision, day, rate });
    if (!accrued.ok) return accrued;
    if (accrued.value) entries.push(accrued.value);
  }
  return { ok: true, value: entries, problems: [] };
}
