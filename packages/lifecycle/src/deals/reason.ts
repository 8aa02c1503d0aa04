/** Why a deal was approved, refused or ended, as the partner may read it: never with the other party's name (S9). */
export interface Reason {
  /** `notEligible`, `couldNotCheck`, `form`, `ownDuplicate`, `conflict.<check>`, a rule’s id, `otherwise`, `notDecided` … */
  readonly by: string;
  readonly title: string;
  /** What the person who decided wrote. */
  readonly note?: string;
}
