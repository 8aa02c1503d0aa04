import type { ApprovalMessage } from '../approvals/messages.ts';
import type { Answers } from '../deals/answers.ts';
import type { Proof } from './fund-request.ts';

/** A line of a cost as people write it: in major units, without a currency in that of the fund. */
export interface CostLine {
  readonly title: string;
  readonly amount: number;
  readonly currency?: string;
}

/** What a partner asks money for, as it is written: days `YYYY-MM-DD`, both inside; answers of the fund’s form by field. */
export interface PlanDraft {
  readonly activity: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly costs: readonly CostLine[];
  readonly answers?: Answers;
}

/** What people of the partner do: `by` is the person. */
export type PartnerFundMessage =
  /** The whole plan anew. */
  | { readonly type: 'edit'; readonly by: string; readonly plan: PlanDraft }
  | { readonly type: 'submit' | 'resubmit'; readonly by: string; readonly plan?: PlanDraft }
  | { readonly type: 'withdraw'; readonly by: string }
  /** The activity ended on a day that is not after the planned one. */
  | { readonly type: 'activityDone'; readonly by: string; readonly on: string }
  /** Proof, handed in piece by piece. */
  | { readonly type: 'proof'; readonly by: string; readonly proof: readonly Proof[] }
  /** What it cost, with what proof is still to be handed in. */
  | { readonly type: 'claim'; readonly by: string; readonly costs: readonly CostLine[]; readonly proof?: readonly Proof[] };

/** What the system tells: the money went out; the partner left. */
type SystemFundMessage = { readonly type: 'paid' } | { readonly type: 'partnerEnded' };

export type FundMessage = PartnerFundMessage | ApprovalMessage | SystemFundMessage;
