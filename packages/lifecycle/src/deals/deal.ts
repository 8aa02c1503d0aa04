import type { ChainRun } from '../approvals/chain-run.ts';
import type { Item } from '../machine/item.ts';
import type { Instant } from '../time/instant.ts';
import type { Answers } from './answers.ts';
import type { DealRequest } from './deal-request.ts';
import type { DealTask } from './deal-task.ts';
import type { Reason } from './reason.ts';
import type { Found, Settled } from './settled.ts';

export type { Answers } from './answers.ts';
export type { Reason } from './reason.ts';
export type { Settled } from './settled.ts';

export type DealState =
  | 'draft'
  | 'pending'
  | 'returned'
  | 'recalled'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'expired'
  | 'won'
  | 'lost'
  | 'revoked';

/** The run of a chain that is asked about a submission or a change, and the conflicts that it settles. */
interface Asking {
  /** Id of the run. */
  readonly chain: string;
  readonly title: string;
  /** What it settles: the conflicts that are there. */
  readonly conflicts: readonly Found[];
  /** The conflicts that were there when it began: it goes on while one of them is. */
  readonly began: readonly Found[];
}

/** What an approved deal gets, fixed at approval (D11). Percent; null is unknown. */
export interface Terms {
  readonly registered: number | null;
  readonly percent: number | null;
  readonly band: string | null;
  readonly model: 'oneTier' | 'twoTier';
  readonly place: number;
}

/** Protection from its start to the first instant outside (D13–D15). */
export interface Protection {
  readonly from: Instant;
  /** Null while the term is not known (D13.4). */
  readonly until: Instant | null;
  readonly extensions: number;
  /** The end before inactivity cut it; restored by activity in time (D15). */
  readonly cutFrom?: Instant | null;
}

/** A registration of a deal. */
export interface Deal extends Item {
  readonly kind: 'deal';
  readonly state: DealState;
  readonly partner: string;
  /** The person who submitted last. */
  readonly submitter: string | null;
  readonly answers: Answers;
  /** The answers that were submitted or decided last: what is material is measured from these (D6, D16). */
  readonly decided: Answers | null;
  /** The last submission; parameters hold as of its day (S11). */
  readonly submittedAt: Instant | null;
  /** Its place in the queue (D6): the submission, or the last resubmission with a material edit. */
  readonly queuedAt: Instant | null;
  readonly approvedAt: Instant | null;
  readonly resubmissions: number;
  /** The last report, change, order or meeting since the last submission. */
  readonly activeAt: Instant | null;
  /** How many runs of chains it had; the next one is `c<n + 1>`. */
  readonly chainCount: number;
  /** Runs of chains since the last submission. */
  readonly chains: readonly ChainRun[];
  /** Chains that approved the present submission or change: they are asked once (D2). */
  readonly passed: readonly string[];
  readonly asking: Asking | null;
  readonly settled: readonly Settled[];
  /** Partners and owners that stand against it, as last examined: they do not decide (A2). */
  readonly opposing: { readonly partners: readonly string[]; readonly owners: readonly string[] };
  /** Ids of the deals that it waits for (`wait`). */
  readonly waitsFor: readonly string[];
  /** Whether time for research was added (D2). */
  readonly isResearched: boolean;
  readonly terms: Terms | null;
  /** When the terms were fixed: a move of its place changes nothing else of them (D11). */
  readonly pricedAt: Instant | null;
  readonly protection: Protection | null;
  readonly requests: readonly DealRequest[];
  readonly tasks: readonly DealTask[];
  readonly reasons: readonly Reason[];
  /** The first instant at which it may be submitted again; null where nothing has to be waited for. */
  readonly resubmitFrom: Instant | null;
  /** The first instant at which an order dated in the protection is told too late; null without protection. */
  readonly ordersUntil: Instant | null;
}
