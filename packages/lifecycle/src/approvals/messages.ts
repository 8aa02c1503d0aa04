import type { Json } from '@tierwright/program';
import type { Instant } from '../time/instant.ts';
import type { DecisionOutcome } from './chain-run.ts';

/** A person decides in a step. `reject` and `return` need a reason. */
export interface DecideMessage {
  readonly type: 'decide';
  /** The person. */
  readonly by: string;
  /** The id of the run of the chain in the item. */
  readonly chain: string;
  readonly step: string;
  readonly outcome: DecisionOutcome;
  readonly reason?: string;
  /** What the item asks besides, such as a place; the item's machine checks it. */
  readonly answer?: Readonly<Record<string, Json>>;
}

/** A holder names a stand-in until an instant (A4); the last one named holds. */
export interface DelegateMessage {
  readonly type: 'delegate';
  readonly by: string;
  /** The id of the run of the chain in the item. */
  readonly chain: string;
  /** The person who stands in. */
  readonly to: string;
  readonly until: Instant;
}

export type ApprovalMessage = DecideMessage | DelegateMessage;
