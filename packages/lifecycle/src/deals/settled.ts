/** A check that found something, and what: the id of the deal or record, null for what was unknown. */
export interface Found {
  readonly check: string;
  readonly opposing: string | null;
}

/** A conflict that somebody settled: it is not asked again (D3). */
export interface Settled extends Found {
  /** `notSame`: another deal after all. `behind`: next place. `before`: goes first (D9, D10). `allowed`: not in the way. */
  readonly as: 'notSame' | 'behind' | 'before' | 'allowed';
}
