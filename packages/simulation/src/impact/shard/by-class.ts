// Sums over partners by the number of something that they have. One loop for all sections: compiled once, early.

export function countsBy(numbers: Int32Array, all: number): Float64Array {
  const counts = new Float64Array(all);
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] as number;
    counts[number] = (counts[number] as number) + 1;
  }
  return counts;
}

export function sumsBy(numbers: Int32Array, all: number, values: Float64Array): Float64Array {
  const sums = new Float64Array(all);
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] as number;
    sums[number] = (sums[number] as number) + (values[index] as number);
  }
  return sums;
}

/** Partners of each pair of numbers, and what they have together: the pair of `first` and `second` is at `first * width + second`. */
export interface PairSums {
  readonly counts: Float64Array;
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/** Adds each partner to its pair; most have nothing to add. */
export function addPairs(
  first: Int32Array,
  second: Int32Array,
  width: number,
  earlier: Float64Array,
  later: Float64Array,
  { counts, before, after }: PairSums,
): void {
  for (let index = 0; index < first.length; index += 1) {
    const at = (first[index] as number) * width + (second[index] as number);
    const was = earlier[index] as number;
    const is = later[index] as number;
    counts[at] = (counts[at] as number) + 1;
    if (was !== 0) before[at] = (before[at] as number) + was;
    if (is !== 0) after[at] = (after[at] as number) + is;
  }
}
