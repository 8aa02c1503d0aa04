import type { Term } from '@tierwright/program';
import type { Instant } from '../time/instant.ts';
import type { Answers } from './answers.ts';
import type { Reason } from './reason.ts';
import type { Settled } from './settled.ts';

interface RequestParts {
  readonly state: 'open' | 'granted' | 'refused' | 'withdrawn' | 'cancelled';
  /** The person who asked. */
  readonly by: string;
  readonly askedAt: Instant;
  /** Why it was refused. */
  readonly reasons: readonly Reason[];
}

/** The partner asks for a longer protection (D14). */
export interface ExtensionRequest extends RequestParts {
  readonly kind: 'extension';
  /** By how much; null where the approver sets the last day. */
  readonly term: Term | null;
  /** The first instant that protection never reaches. */
  readonly limit: Instant;
  /** The run of the chain that decides; null where `when` did. */
  readonly chain: string | null;
}

/** A material change of an approved deal (D16): decided like a submission, while the old terms hold. */
export interface ChangeRequest extends RequestParts {
  readonly kind: 'change';
  /** The answers as they would be. */
  readonly answers: Answers;
  /** A new customer or product: once it is granted, to the back of the queue. */
  readonly isNewDeal: boolean;
  /** Conflicts that were settled for the change. */
  readonly settled: readonly Settled[];
}

/** Somebody reports that a rule of engagement was broken (D17). */
export interface BreachReport extends RequestParts {
  readonly kind: 'breach';
  /** Id of the rule. */
  readonly rule: string;
  readonly note: string;
  readonly chain: string;
}

export type DealRequest = ExtensionRequest | ChangeRequest | BreachReport;
