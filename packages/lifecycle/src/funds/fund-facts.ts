import type { LedgerEntry } from '../machine/effect.ts';
import type { StepFacts } from '../machine/lifecycle-program.ts';

/** Units of `to` for one unit of `from` on a local day; null where it is not known. Asked only for two currencies that differ. */
export type RateOn = (from: string, to: string, day: string) => number | null;

/** What the steps of a request look at. */
export interface FundFacts extends StepFacts {
  /** Every entry of the fund so far, of all partners: read in the transaction of the step. In any order. */
  readonly ledger: readonly LedgerEntry[];
  readonly rate: RateOn;
}
