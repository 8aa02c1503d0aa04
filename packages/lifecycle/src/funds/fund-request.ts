import type { ChainRun } from '../approvals/chain-run.ts';
import type { Answers } from '../deals/answers.ts';
import type { Reason } from '../deals/reason.ts';
import type { Item } from '../machine/item.ts';
import type { Instant } from '../time/instant.ts';

export type FundState =
  | 'draft'
  | 'returned'
  | 'pending'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'claimed'
  | 'payable'
  | 'paid'
  | 'forfeited';

/** A line of what an activity costs, in integer minor units of its own currency. */
export interface Cost {
  readonly title: string;
  readonly minor: number;
  readonly currency: string;
}

/** What a partner asks money for. Days are `YYYY-MM-DD`, both inside. */
export interface Plan {
  /** An activity of the fund, by its id. */
  readonly activity: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly costs: readonly Cost[];
  /** Answers of the fund’s form. */
  readonly answers: Answers;
}

/** A document that proves the activity: its kind, as the fund names it, and where it is. */
export interface Proof {
  readonly kind: string;
  readonly file: string;
}

/** Money kept for a request, in minor units: of an accrual (its period and first day outside), or of the period’s budget (null). */
export interface Reservation {
  readonly minor: number;
  readonly lot: string | null;
  readonly expires: string | null;
}

/** A request for money of a fund. Amounts are integer minor units of the fund’s currency. */
export interface FundRequest extends Item {
  readonly kind: 'fund';
  readonly state: FundState;
  readonly fund: string;
  readonly partner: string;
  /** The person who submitted last. */
  readonly submitter: string | null;
  readonly plan: Plan | null;
  /** The last submission; parameters hold as of its day (S11). */
  readonly submittedAt: Instant | null;
  /** What is asked for: at the rates of the submission, once approved at those of that day. */
  readonly amount: number | null;
  /** First day of the fiscal period in which the activity starts. */
  readonly period: string | null;
  readonly approvedAt: Instant | null;
  /** Percent of the cost that is paid, fixed at approval. */
  readonly share: number | null;
  /** Oldest first; none before approval and once it is over. */
  readonly reservations: readonly Reservation[];
  /** The day on which the activity ended, where it was told before its planned end. */
  readonly endedOn: string | null;
  readonly proof: readonly Proof[];
  /** What the last claim says that it cost. */
  readonly proven: readonly Cost[];
  /** Claims that were refused. */
  readonly refusedClaims: number;
  /** What is paid out. */
  readonly paid: number | null;
  readonly chains: readonly ChainRun[];
  readonly reasons: readonly Reason[];
}
