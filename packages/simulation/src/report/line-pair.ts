/** A line of the bill under one version: partners who have it, and what it comes to in minor units of the program’s currency. */
export interface LineSum {
  partners: number;
  /** Partners with an amount. */
  priced: number;
  value: number;
}

/** Both versions of a line. Only partners whose amount is known under both are in the sums, so that they can be compared. */
export interface LinePair {
  before: LineSum;
  after: LineSum;
  unknown: number;
}

const emptySum = (): LineSum => ({ partners: 0, priced: 0, value: 0 });
export const emptyPair = (): LinePair => ({ before: emptySum(), after: emptySum(), unknown: 0 });
