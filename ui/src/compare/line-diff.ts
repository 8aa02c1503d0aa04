/** A row of two texts side by side; null where one has no such line. */
export interface LinePair {
  readonly kind: 'same' | 'changed' | 'removed' | 'added';
  readonly before: { readonly line: number; readonly text: string } | null;
  readonly after: { readonly line: number; readonly text: string } | null;
}

/** Lines in a row that differ, and so many more, are looked at: the time is that times the length. */
const MOST_EDITS = 3000;

/** Which lines both have, as pairs of places, by the way with the fewest edits (Myers); null where that is too far. */
function common(before: readonly string[], after: readonly string[]): [number, number][] | null {
  const [n, m] = [before.length, after.length];
  const most = Math.min(n + m, MOST_EDITS);
  const ends = new Int32Array(2 * most + 2);
  const trail: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trail.push(ends.slice(most - edits, most + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      const isDown = k === -edits || (k !== edits && (ends[most + k - 1] as number) < (ends[most + k + 1] as number));
      let x = isDown ? (ends[most + k + 1] as number) : (ends[most + k - 1] as number) + 1;
      while (x < n && x - k < m && before[x] === after[x - k]) x += 1;
      ends[most + k] = x;
      if (x >= n && x - k >= m) return walkBack(trail, edits, n, m);
    }
  }
  return null;
}

/** From the end to the beginning: where a step went diagonally, both have the line. */
function walkBack(trail: readonly Int32Array[], edits: number, n: number, m: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [n, m];
  for (let d = edits; d > 0; d -= 1) {
    const ends = trail[d] as Int32Array;
    // The slice of step d begins at diagonal −d.
    const at = (k: number): number => ends[k + d] as number;
    const k = x - y;
    const isDown = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const from = isDown ? k + 1 : k - 1;
    const fromX = at(from);
    const fromY = fromX - from;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      // The step itself is no common line.
      if (x < fromX + (isDown ? 0 : 1) || y < fromY + (isDown ? 1 : 0)) break;
      pairs.push([x, y]);
    }
    [x, y] = [fromX, fromY];
  }
  while (x > 0 && y > 0) {
    x -= 1;
    y -= 1;
    pairs.push([x, y]);
  }
  return pairs.reverse();
}

/** Two texts side by side, line by line; null where they differ too much. */
export function lineDiff(earlier: string, later: string): readonly LinePair[] | null {
  const [before, after] = [earlier.split('\n'), later.split('\n')];
  const pairs = common(before, after);
  if (!pairs) return null;
  const rows: LinePair[] = [];
  let [x, y] = [0, 0];
  for (const [toX, toY] of [...pairs, [before.length, after.length] as const]) {
    while (x < toX || y < toY) {
      const old = x < toX ? { line: x + 1, text: before[x] as string } : null;
      const now = y < toY ? { line: y + 1, text: after[y] as string } : null;
      rows.push({ kind: old && now ? 'changed' : old ? 'removed' : 'added', before: old, after: now });
      if (old) x += 1;
      if (now) y += 1;
    }
    if (toX === before.length) break;
    rows.push({
      kind: 'same',
      before: { line: toX + 1, text: before[toX] as string },
      after: { line: toY + 1, text: after[toY] as string },
    });
    [x, y] = [toX + 1, toY + 1];
  }
  return rows;
}

/** Rows to be shown, and how many same ones were left out between them. */
export type ShownRow = LinePair | { readonly kind: 'skipped'; readonly at: number; readonly count: number };

/** What differs with some lines around it. */
export function withContext(rows: readonly LinePair[], around = 3): readonly ShownRow[] {
  const isNear = new Uint8Array(rows.length);
  for (const [index, { kind }] of rows.entries()) if (kind !== 'same') isNear.fill(1, Math.max(0, index - around), index + around + 1);
  const shown: ShownRow[] = [];
  let count = 0;
  for (const [index, row] of rows.entries()) {
    if (isNear[index] === 0) count += 1;
    else {
      if (count > 0) shown.push({ kind: 'skipped', at: index - count, count });
      count = 0;
      shown.push(row);
    }
  }
  if (count > 0) shown.push({ kind: 'skipped', at: rows.length - count, count });
  return shown;
}
