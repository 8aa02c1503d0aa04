import type { Json } from '@tierwright/program';
import type { StepFacts } from '../machine/lifecycle-program.ts';
import type { Deal } from './deal.ts';

/** A record that may stand in a deal's way, with the fields of its kind; `id` tells it apart. */
export type OpposingRecord = { readonly id: string } & { readonly [field: string]: Json };

/** What a deal's steps look at. Lists are complete for the customer, or null where their source is not loaded. */
export interface DealFacts extends StepFacts {
  /**
   * Other registrations, not drafts, whose customer shares a key with the deal's or is in the same country (candidates
   * for likely duplicates). In any order.
   */
  readonly deals: readonly Deal[];
  /** Open opportunities of the direct team: id, customer, products, owner, createdOn, lastActivityOn, stage. */
  readonly directOpportunities: readonly OpposingRecord[] | null;
  /** Valid contracts: id, customer, products, partner (null: of the vendor). */
  readonly contracts: readonly OpposingRecord[] | null;
  /** Named accounts of the direct team: id, customer, owner. */
  readonly namedAccounts: readonly OpposingRecord[] | null;
  /** Known public tenders: id, customer, products. */
  readonly tenders: readonly OpposingRecord[] | null;
}
