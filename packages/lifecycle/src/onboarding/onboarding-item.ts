import type { Json } from '@tierwright/program';
import type { ChainRun } from '../approvals/chain-run.ts';
import type { Item } from '../machine/item.ts';
import type { Instant } from '../time/instant.ts';

export type OnboardingState = 'open' | 'done' | 'closed';

/** A state of the step table that a step of an onboarding can be in. */
export type OnboardingStepState = 'waiting' | 'open' | 'done' | 'skipped' | 'rejected' | 'returned' | 'cancelled' | 'timedOut' | 'undone';

export interface OnboardingStepRun {
  readonly id: string;
  readonly state: OnboardingStepState;
  readonly since: Instant;
  /** When its service level ends; null while it is not open, or where only its chain has clocks. */
  readonly due: Instant | null;
  readonly isOverdue: boolean;
  /** Roles that escalation added, in order. */
  readonly escalated: readonly string[];
  /** How often it was rejected; kept when it is done again. */
  readonly rejections: number;
  /** Its place among the steps that were done, counted up in the item; null while it is not done. */
  readonly doneAs: number | null;
  /** The partner has signed, and the vendor has not yet. */
  readonly isSigned: boolean;
  /** The run of its chain. */
  readonly chain: string | null;
  /** Who did, rejected or skipped it; null for the system, records and silence. */
  readonly by: string | null;
  /** Why it was rejected, returned or skipped, or why its provisioning failed. */
  readonly reason: string | null;
  /** What was handed in: a link, a number of a certificate. */
  readonly evidence: string | null;
}

/** A partner on the way in. Steps stand in the order of the document. */
export interface OnboardingItem extends Item {
  readonly kind: 'onboarding';
  readonly state: OnboardingState;
  readonly partner: string;
  /** What people call the partner. */
  readonly title: string;
  /** Who applied; may not approve (A2). */
  readonly submitter: string | null;
  readonly steps: readonly OnboardingStepRun[];
  readonly chains: readonly ChainRun[];
  /** Answers of its forms, by field, as their JSON Schemas have them; facts `request.<field>`. */
  readonly answers: Readonly<Record<string, Json>>;
  /** How many steps were done so far, done again ones counted again. */
  readonly doneCount: number;
  /** Why it was closed. */
  readonly reason: string | null;
}
