import type { ApprovalMessage } from '../approvals/messages.ts';
import type { Answers } from './answers.ts';

/** An order that tells a deal as won. */
export interface ToldOrder {
  /** Its day, `YYYY-MM-DD`. */
  readonly on: string;
  /** In major units; without it the amount that was registered. */
  readonly amount?: number;
}

/** What people do with a registration; `by` is the person. Answers replace those of their fields, null takes one away. */
export type PersonMessage =
  | { readonly type: 'edit'; readonly by: string; readonly answers: Answers }
  | { readonly type: 'submit'; readonly by: string; readonly answers?: Answers }
  | { readonly type: 'resubmit'; readonly by: string; readonly answers?: Answers }
  | { readonly type: 'withdraw'; readonly by: string }
  | { readonly type: 'recall'; readonly by: string }
  /** Somebody of the vendor adds the time for research to the decision. */
  | { readonly type: 'research'; readonly by: string }
  /** A report on progress. */
  | { readonly type: 'report'; readonly by: string; readonly note?: string }
  | { readonly type: 'requestExtension'; readonly by: string }
  | { readonly type: 'change'; readonly by: string; readonly answers: Answers }
  | { readonly type: 'withdrawRequest'; readonly by: string; readonly request: 'extension' | 'change' }
  | { readonly type: 'close'; readonly by: string; readonly outcome: 'won' | 'lost'; readonly order?: ToldOrder }
  | { readonly type: 'reportBreach'; readonly by: string; readonly rule: string; readonly note: string }
  | { readonly type: 'taskDone'; readonly by: string; readonly task: string };

/** What the system tells a registration. One that no longer fits is taken and changes nothing. */
export type SystemMessage =
  /** Something happened between the partner and the customer; `by` the person who says so. */
  | { readonly type: 'activity'; readonly what: 'order' | 'meeting' | 'change'; readonly by?: string }
  /** Another deal was approved, moved or ended (D4). */
  | { readonly type: 'recheck' }
  /** Another deal goes before this one (D9). */
  | { readonly type: 'displaced' }
  /** One ahead ended unwon (D7). */
  | { readonly type: 'moveUp' }
  /** The partner has left the program (O4). */
  | { readonly type: 'partnerEnded' }
  /** The version that it runs under changed, and it is decided again (X1). */
  | { readonly type: 'redecide' };

export type DealMessage = PersonMessage | ApprovalMessage | SystemMessage;
