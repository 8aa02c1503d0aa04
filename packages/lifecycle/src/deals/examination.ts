import type { DealDecision, ItemReading } from '@tierwright/engine';
import type { Check, CheckOutcome } from '@tierwright/program';
import type { Reason, Terms } from './deal.ts';

/** A conflict that a check found. `opposing` null: what is known does not suffice (unknown). */
export interface Conflict {
  readonly check: Check;
  readonly outcome: CheckOutcome;
  readonly opposing: string | null;
}

/** A chain that has to be asked, in order (D2). */
export interface ChainToAsk {
  readonly chain: string;
  readonly purpose: 'confirm' | 'adjudication' | 'customerLetter' | 'rule';
  /** The check, the rule, or `distribution`. */
  readonly about: string;
  readonly title?: string;
  /** The conflicts that this chain settles. */
  readonly conflicts: readonly Conflict[];
}

/** What the rules say of a deal now (D1): refused with all reasons, waiting, to be asked about, or free to be approved. */
export interface Examination {
  readonly refusals: readonly Reason[];
  /** Deals that have to end first (`wait`). */
  readonly waitsFor: readonly string[];
  readonly chains: readonly ChainToAsk[];
  readonly conflicts: readonly Conflict[];
  readonly place: number;
  /** Approved deals that this one goes before (D9, D10), which are displaced when it is approved. */
  readonly displaces: readonly string[];
  readonly rule: Pick<DealDecision, 'then' | 'by'> & { readonly title?: string };
  readonly terms: Terms;
  /** Partners and owners in the way, for A2. */
  readonly opposingPartners: readonly string[];
  readonly opposingOwners: readonly string[];
  /** The deal's reading with everything given (S11), for conditions asked later in the step. */
  readonly reading: ItemReading;
}
