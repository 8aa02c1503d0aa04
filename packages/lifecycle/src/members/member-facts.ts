import type { PreparedPartner } from '@tierwright/facts';
import type { ItemKind } from '../machine/item.ts';
import type { StepFacts } from '../machine/lifecycle-program.ts';

/** What steps of a membership look at. */
export interface MemberFacts extends StepFacts {
  /** The partner's own records, prepared for the program: tier review decides on them day by day. */
  prepared(partner: string): PreparedPartner;
  /** What of the partner has not ended; asked when the membership ends. */
  openItems(partner: string): readonly { readonly kind: Exclude<ItemKind, 'member' | 'onboarding'>; readonly id: string }[];
}
