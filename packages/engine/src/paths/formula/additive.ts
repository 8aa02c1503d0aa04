/** What one of several things needs, and which movables it is about. */
export interface Share {
  reads: bigint;
  needs: number;
}

/**
 * What all of them need at least: needs add up where they are about different movables; what shares a movable may be had
 * together, so only the dearest of those counts.
 */
export function additive(shares: Share[]): number {
  shares.sort((a, b) => b.needs - a.needs);
  let taken = 0n;
  let total = 0;
  for (const { reads, needs } of shares) {
    if (needs === Number.POSITIVE_INFINITY) return needs;
    if ((reads & taken) !== 0n) continue;
    taken |= reads;
    total += needs;
  }
  return total;
}

/** What `count` of them need at least. */
function cheapestOf(shares: Share[], count: number): number {
  if (count <= 0) return 0;
  shares.sort((a, b) => a.needs - b.needs);
  const last = shares[count - 1]?.needs ?? Number.POSITIVE_INFINITY;
  if (last === Number.POSITIVE_INFINITY || last === 0) return last;
  let taken = 0n;
  let total = 0;
  for (const [index, { reads, needs }] of shares.entries()) {
    if (needs === 0) continue;
    // Two that share a movable may be had together: then the dearest of the cheapest stands for all of them.
    if ((reads & taken) !== 0n) return last;
    taken |= reads;
    if (index < count) total += needs;
  }
  return total;
}
