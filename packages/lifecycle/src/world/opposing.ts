import type { OpposingRecord } from '../deals/deal-facts.ts';

/** Records that may stand in a deal's way, of all customers; null: that source is not loaded. */
export interface Opposing {
  readonly directOpportunities: readonly OpposingRecord[] | null;
  readonly contracts: readonly OpposingRecord[] | null;
  readonly namedAccounts: readonly OpposingRecord[] | null;
  readonly tenders: readonly OpposingRecord[] | null;
}
export const NOTHING_OPPOSES: Opposing = { directOpportunities: [], contracts: [], namedAccounts: [], tenders: [] };
