import type { DealDecision, ItemReading } from '@tierwright/engine';
import type { Check, CheckOutcome } from '@tierwright/program';
import type { Reason, Terms } from './deal.ts';

/** A conflict that a check found and nobody has settled. `opposing` null: what is known does not suffice (unknown). */
export interface Conflict {
  readonly check: Check;
  /** What it does: that of the check, or `adjudicate` where it is unknown or the customer's letter decides. */
  readonly outcome: CheckOutcome;
  /** The id of the deal or record; `deal.tender` where the form says that it is a tender. */
  readonly opposing: string | null;
  /** The customer's written choice decides it (D10). */
  readonly isByLetter: boolean;
}

/** A chain that has to be asked, in order (D2). */
export interface ChainToAsk {
  readonly chain: string;
  readonly purpose: 'confirm' | 'adjudication' | 'customerLetter' | 'rule';
  /** The check, the rule, or `distribution`. */
  readonly about: string;
  readonly title?: string;
  /** The conflicts that this chain settles; one chain may settle conflicts of several checks. */
  readonly conflicts: readonly Conflict[];
}

/**
 * What the rules say of a deal now (D1). In this order: refused where there are refusals; waiting where it waits for deals;
 * to be asked about where there are chains; else free to be approved at `place` with `terms`.
 */
export interface Examination {
  readonly refusals: readonly Reason[];
  /** Deals that have to end first (`wait`), sorted. Nobody is asked meanwhile: there are no chains. */
  readonly waitsFor: readonly string[];
  /** What is still to be asked: chains that approved already are left out, except for conflicts that are new. */
  readonly chains: readonly ChainToAsk[];
  /** Unsettled conflicts, noted ones too, in order of checks. */
  readonly conflicts: readonly Conflict[];
  readonly place: number;
  /** Approved deals that this one goes before (D9, D10), which are displaced when it is approved; in order of places. */
  readonly displaces: readonly string[];
  readonly rule: Pick<DealDecision, 'then' | 'by'> & { readonly title?: string };
  readonly terms: Terms;
  /** Partners and owners in the way, for A2; settled or not, sorted. */
  readonly opposingPartners: readonly string[];
  readonly opposingOwners: readonly string[];
  /** The deal's reading with everything given (S11), for conditions asked later in the step. */
  readonly reading: ItemReading;
}
