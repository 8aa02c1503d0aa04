/** Buckets next to each other that make up one or more deciles. */
export interface Deciles {
  /** From 1, the smallest, to 10. */
  readonly from: number;
  readonly through: number;
  readonly buckets: readonly number[];
}

/**
 * SIM-M10: cuts buckets with so many partners each, from the smallest, into deciles. A bucket is not cut: it belongs to the
 * decile that its first partner is in, and deciles that end within it are one with it.
 */
export function cutDeciles(counts: ReadonlyMap<number, number>): Deciles[] {
  const buckets = [...counts.keys()].sort((a, b) => a - b);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const found: { from: number; buckets: number[] }[] = [];
  let below = 0;
  for (const bucket of buckets) {
    const decile = Math.floor((10 * below) / total) + 1;
    const last = found.at(-1);
    if (last?.from === decile) last.buckets.push(bucket);
    else found.push({ from: decile, buckets: [bucket] });
    below += counts.get(bucket) ?? 0;
  }
  return found.map((one, at) => ({ ...one, through: (found[at + 1]?.from ?? 11) - 1 }));
}
