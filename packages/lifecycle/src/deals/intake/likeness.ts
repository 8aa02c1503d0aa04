/** Row of the distances, grown as needed; every call fills what it reads. */
let row = new Uint16Array(64);

/**
 * The Levenshtein distance of two texts in UTF-16 code units (V. I. Levenshtein, "Binary codes capable of correcting
 * deletions, insertions, and reversals", 1966; by rows: R. A. Wagner and M. J. Fischer, "The string-to-string correction
 * problem", 1974). More than `limit` is given as `limit + 1`.
 */
function distance(a: string, b: string, limit: number): number {
  if (a.length > b.length) return distance(b, a, limit);
  if (b.length - a.length > limit) return limit + 1;
  if (row.length <= a.length) row = new Uint16Array(a.length * 2);
  for (let i = 0; i <= a.length; i += 1) row[i] = i;
  for (let j = 1; j <= b.length; j += 1) {
    const unit = b.charCodeAt(j - 1);
    let diagonal = row[0] ?? 0;
    let least = j;
    row[0] = j;
    for (let i = 1; i <= a.length; i += 1) {
      const above = row[i] ?? 0;
      const changed = a.charCodeAt(i - 1) === unit ? diagonal : diagonal + 1;
      const next = Math.min(changed, above + 1, (row[i - 1] ?? 0) + 1);
      row[i] = next;
      diagonal = above;
      if (next < least) least = next;
    }
    if (least > limit) return limit + 1;
  }
  return Math.min(row[a.length] ?? 0, limit + 1);
}

/**
 * Whether two names are at least `percent` % alike: 100 · (1 − d ÷ n), d the Levenshtein distance of their normalised
 * words in alphabetical order, n the length of the longer one (the "token sort ratio" of record linkage). Symmetric; names
 * of equal words are 100 % alike in any order. Names are those of `CustomerKeys.sortedName`.
 */
export function areAlike(a: string, b: string, percent: number): boolean {
  if (a === b) return true;
  const longest = Math.max(a.length, b.length);
  // d ≤ n · (100 − percent) ÷ 100, and d is whole.
  const limit = Math.floor((longest * (100 - percent)) / 100);
  return limit > 0 && distance(a, b, limit) <= limit;
}
