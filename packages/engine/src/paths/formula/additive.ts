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
