import type { Answers } from '../deals/answers.ts';
import type { Reason } from '../deals/reason.ts';
import type { Item } from '../machine/item.ts';
import type { Instant } from '../time/instant.ts';

export type LeadState =
  | 'offered'
  | 'accepted'
  | 'declined'
  | 'contacted'
  | 'qualified'
  | 'registered'
  | 'won'
  | 'lost'
  | 'disqualified'
  | 'unplaced';

/** A partner was asked whether it takes a lead: one at a time, no partner twice. */
export interface Offer {
  readonly partner: string;
  readonly at: Instant;
  /** Until when it may be accepted. */
  readonly until: Instant;
  /** `open` until it is answered; `recalled` when it was taken back, accepted or not. */
  readonly outcome: 'open' | 'accepted' | 'declined' | 'expired' | 'recalled';
  /** What whoever declined or recalled it wrote; not for the next partner. */
  readonly note?: string;
}

/** Somebody who may buy, and who gets to look after them. */
export interface Lead extends Item {
  readonly kind: 'lead';
  readonly state: LeadState;
  readonly answers: Answers;
  /** When it came in; parameters hold as of its day (S11). */
  readonly createdAt: Instant;
  /** To whom it is offered, or who has it; null where nobody has. */
  readonly partner: string | null;
  readonly offers: readonly Offer[];
  /** The last feedback. */
  readonly reportedAt: Instant | null;
  readonly reasons: readonly Reason[];
}
