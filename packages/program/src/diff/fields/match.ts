import { canonicalize } from '../../canonical/canonicalize.ts';

/** An entry of one list and its counterpart in the other, by index; one of them is absent where it is new or gone. */
export interface Matched {
  readonly before?: number;
  readonly after?: number;
}

/**
 * Pairs the entries of two lists: by their ids, or where they have none by equal content, then by a likeness such as
 * the title, then by what is left in order. Listed as the later list is, then what is gone.
 */
export function matched<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((entry: T) => string | undefined)[],
  leftOver?: 'inOrder',
): Matched[] {
  const partner = new Map<number, number>();
  const open = { before: new Set(before.keys()), after: new Set(after.keys()) };
  const pair = (one: number, other: number) => {
    partner.set(other, one);
    open.before.delete(one);
    open.after.delete(other);
  };
  for (const key of keys) {
    const waiting = new Map<string, number[]>();
    for (const index of open.before) {
      const id = key(before[index] as T);
      if (id !== undefined) waiting.set(id, [...(waiting.get(id) ?? []), index]);
    }
    for (const index of [...open.after]) {
      const id = key(after[index] as T);
      const found = id === undefined ? undefined : waiting.get(id)?.shift();
      if (found !== undefined) pair(found, index);
    }
  }
  if (leftOver === 'inOrder') {
    const rest = [...open.before];
    for (const [place, index] of [...open.after].slice(0, rest.length).entries()) pair(rest[place] as number, index);
  }
  return [
    ...after.map((_, index) => (partner.has(index) ? { before: partner.get(index) as number, after: index } : { after: index })),
    ...[...open.before].map((index) => ({ before: index })),
  ];
}

export const byContent = (entry: unknown): string => canonicalize(entry);

/** The fewest entries that must move for the kept ones to stand in the later order: all but a longest rising run. */
export function movedEntries(pairs: readonly Matched[]): ReadonlySet<Matched> {
  const kept = pairs.filter((pair): pair is Required<Matched> => pair.before !== undefined && pair.after !== undefined);
  const tails: number[] = [];
  const previous: number[] = [];
  kept.forEach((pair, index) => {
    let place = tails.findIndex((tail) => (kept[tail]?.before ?? 0) >= pair.before);
    if (place < 0) place = tails.length;
    previous[index] = tails[place - 1] ?? -1;
    tails[place] = index;
  });
  const staying = new Set<Matched>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) staying.add(kept[index] as Matched);
  return new Set(kept.filter((pair) => !staying.has(pair)));
}
