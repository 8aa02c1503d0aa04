import type { ItemReading } from '@tierwright/engine';
import type { Json } from '@tierwright/program';
import type { Item } from '../machine/item.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { People } from '../machine/people.ts';
import type { Run } from '../machine/run.ts';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';

/** What a chain decides. `confirm` and `adjudication` never end in approval by silence (A3). */
export type Purpose =
  | 'confirm'
  | 'adjudication'
  | 'customerLetter'
  | 'rule'
  | 'extension'
  | 'amendment'
  | 'breach'
  | 'step'
  | 'plan'
  | 'claim';

export type DecisionOutcome = 'approve' | 'reject' | 'return';

/** One person's word in a step. */
export interface StepDecision {
  readonly by: string;
  /** The roles of the step in which the person decided; a person counts for one of them. */
  readonly as: readonly string[];
  /** The holder for whom the person stood in; absent where the person decided as a member. */
  readonly for?: string;
  readonly outcome: DecisionOutcome;
  readonly reason?: string;
  readonly at: Instant;
}

/** A state of the step table that a step of a chain can be in. */
export type ApprovalStepState = 'waiting' | 'open' | 'approved' | 'rejected' | 'returned' | 'skipped' | 'cancelled';

/** A stand-in that a holder named until an instant (A4). */
export interface StandIn {
  readonly holder: string;
  readonly person: string;
  readonly until: Instant;
}

export interface StepRun {
  readonly id: string;
  readonly state: ApprovalStepState;
  readonly since: Instant;
  /** When its service level ends; null while it is not open. */
  readonly due: Instant | null;
  readonly isOverdue: boolean;
  /** Those who may decide do not suffice, and nobody is left to escalate to (A2). */
  readonly hasNoApprover: boolean;
  /** Roles that decide, as the document names them. */
  readonly roles: readonly string[];
  /** Roles that escalation added, in order; a decision of one settles the step. */
  readonly escalated: readonly string[];
  readonly decisions: readonly StepDecision[];
}

/** A chain of approvals while an item goes through it: part of the item. */
export interface ChainRun {
  /** Unique in the item; never used again in it. */
  readonly id: string;
  readonly chain: string;
  readonly purpose: Purpose;
  /** What it is about: the check, the rule, the onboarding step. */
  readonly about: string;
  readonly state: 'running' | 'approved' | 'rejected' | 'returned' | 'cancelled';
  /** Since when it has been in its state. */
  readonly since: Instant;
  readonly steps: readonly StepRun[];
  readonly standIns: readonly StandIn[];
  /** What the last approving decision that had one said besides: the place (D9), the last day (D14). Not checked here. */
  readonly answer?: Readonly<Record<string, Json>>;
  /** Why it was rejected or returned. */
  readonly reason?: string;
}

/** Whom `partner`, `distributor` and `accountManager` mean, and who may not decide (A2). */
export interface Parties {
  /** The person who submitted; may not decide. */
  readonly submitter: string | null;
  readonly partner: string;
  readonly distributor: string | null;
  /** Partners that hold opposing deals; their people may not decide. */
  readonly opposing: readonly string[];
  /** Owners of an opposing opportunity or account. */
  readonly owners: readonly string[];
}

/** What it takes to say who may decide, and when. */
export interface ChainPeople {
  readonly program: LifecycleProgram;
  readonly people: People;
  readonly parties: Parties;
  readonly run: { readonly now: Instant };
}

/** What a chain needs of the item that it runs in. Timers, events and effects go to the item's run. */
export interface ChainHost extends ChainPeople {
  readonly run: Run<Item>;
  readonly reading: ItemReading;
  readonly calendar: WorkCalendar;
  /** What people call the item: the customer, the partner, the activity. */
  readonly title: string;
}
