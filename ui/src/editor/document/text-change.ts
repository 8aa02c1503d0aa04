/** A part of a text that is replaced: `offset` in UTF-16 code units of the text before it. */
export interface TextChange {
  readonly offset: number;
  readonly removed: string;
  readonly inserted: string;
}

/** The text after the changes, each of which counts in the text that the one before it left. */
export const changed = (text: string, changes: readonly TextChange[]): string =>
  changes.reduce(
    (before, { offset, removed, inserted }) => before.slice(0, offset) + inserted + before.slice(offset + removed.length),
    text,
  );

/** What takes the changes back. */
export const inverse = (changes: readonly TextChange[]): readonly TextChange[] =>
  [...changes].reverse().map(({ offset, removed, inserted }) => ({ offset, removed: inserted, inserted: removed }));

/** One change that makes `after` of `before`: what both begin and end with stays. */
export function difference(before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [{ offset: start, removed: before.slice(start, before.length - tail), inserted: after.slice(start, after.length - tail) }];
}
