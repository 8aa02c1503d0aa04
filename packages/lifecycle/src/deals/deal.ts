import type { Json } from '@tierwright/program';
import type { ChainRun } from '../approvals/chain-run.ts';
import type { Item } from '../machine/item.ts';
import type { Instant } from '../time/instant.ts';

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

/** Answers of the form by field, as the form's JSON Schema has them: money in major units, dates `YYYY-MM-DD`. */
export type Answers = Readonly<Record<string, Json>>;

/** Why a deal was refused or ended, as the partner may read it: never with the other party's name (S9). */
export interface Reason {
  /** `notEligible`, `couldNotCheck`, `form`, `ownDuplicate`, `conflict.<check>`, a rule’s id, `otherwise`, `notDecided` … */
  readonly by: string;
  readonly title: string;
  /** What the person who decided wrote. */
  readonly note?: string;
}

/** A conflict that somebody settled: it is not asked again (D3). `opposing` is the id of the deal or record, null for what was unknown. */
export interface Settled {
  readonly check: string;
  readonly opposing: string | null;
  /** `notSame`: another deal after all. `behind`: next place. `before`: goes first (D9, D10). `allowed`: not in the way. */
  readonly as: 'notSame' | 'behind' | 'before' | 'allowed';
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
  readonly until: Instant;
  readonly extensions: number;
  /** The end before inactivity cut it; restored by activity in time (D15). */
  readonly cutFrom?: Instant;
}

/** A registration of a deal. */
export interface Deal extends Item {
  readonly kind: 'deal';
  readonly state: DealState;
  readonly partner: string;
  /** The person who submitted last. */
  readonly submitter: string | null;
  readonly answers: Answers;
  /** First submission; parameters hold as of its day (S11). */
  readonly submittedAt: Instant | null;
  /** Its place in the queue (D6): the submission, or the last resubmission with a material edit. */
  readonly queuedAt: Instant | null;
  readonly approvedAt: Instant | null;
  readonly resubmissions: number;
  /** The last report, change, order or meeting. */
  readonly activeAt: Instant | null;
  readonly chains: readonly ChainRun[];
  readonly settled: readonly Settled[];
  /** Ids of the deals that it waits for (`wait`). */
  readonly waitsFor: readonly string[];
  readonly terms: Terms | null;
  readonly protection: Protection | null;
  readonly reasons: readonly Reason[];
}
