import { describe, expect, it } from 'vitest';
import { lineDiff, withContext } from './line-diff.ts';

const told = (before: string[], after: string[]) =>
  lineDiff(before.join('\n'), after.join('\n'))?.map(
    ({ kind, before: old, after: now }) => `${kind} ${old?.text ?? ''}|${now?.text ?? ''}`,
  );

describe('texts side by side', () => {
  it('have the same lines beside each other', () => {
    expect(told(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual(['same a|a', 'changed b|x', 'same c|c']);
    expect(told(['a', 'c'], ['a', 'b', 'c'])).toEqual(['same a|a', 'added |b', 'same c|c']);
    expect(told(['a', 'b', 'c'], ['c'])).toEqual(['removed a|', 'removed b|', 'same c|c']);
    expect(told(['a'], ['a'])).toEqual(['same a|a']);
    expect(told(['a'], ['b'])).toEqual(['changed a|b']);
  });

  it('lose no line and change none, whatever the texts', () => {
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 300; round += 1) {
      const text = () => Array.from({ length: 1 + next(12) }, () => 'abcd'[next(4)] as string);
      const [before, after] = [text(), text()];
      const rows = lineDiff(before.join('\n'), after.join('\n')) ?? [];
      expect(rows.flatMap((row) => (row.before ? [row.before.text] : []))).toEqual(before);
      expect(rows.flatMap((row) => (row.after ? [row.after.text] : []))).toEqual(after);
      for (const row of rows) expect(row.kind === 'same').toBe(row.before?.text === row.after?.text);
    }
  });

  it('are given up where they have almost nothing in common', () => {
    const lines = (word: string) => Array.from({ length: 2000 }, (_, at) => `${word}${at}`).join('\n');
    expect(lineDiff(lines('a'), lines('b'))).toBeNull();
  });

  it('leave out what is the same and far from a change', () => {
    const before = Array.from({ length: 20 }, (_, at) => String(at));
    const after = before.with(10, 'x');
    const rows = withContext(lineDiff(before.join('\n'), after.join('\n')) ?? [], 2);
    expect(rows[0]).toEqual({ kind: 'skipped', at: 0, count: 8 });
    expect(rows.at(-1)).toEqual({ kind: 'skipped', at: 13, count: 7 });
    expect(rows).toHaveLength(7);
  });
});
