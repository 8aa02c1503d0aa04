import { describe, expect, it } from 'vitest';
import { jsonPieces } from './json-pieces.ts';

const list = (length: number) => Array.from({ length }, (_, index) => ({ id: `P${index}`, text: 'a\n"b" – \\n', none: [], of: { index } }));

describe('pieces of JSON', () => {
  it.each([
    ['nothing', null],
    ['a text', 'a\nb'],
    ['an empty list', []],
    ['an empty object', {}],
    ['a list of one more than are written at once', list(1001)],
    ['lists inside', { a: { b: { c: list(3000), d: undefined }, e: [] }, 'f"': {}, g: new Date(0), h: [undefined, () => 1] }],
    ['a list too deep to be taken apart', { a: { b: { c: { d: list(1200) } } } }],
  ])('are together what one text would be: %s', (_, value) => {
    expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value, null, 2));
  });

  it('are many of a long list', () => {
    const pieces = [...jsonPieces({ changes: { partners: list(10_000) } })];
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(300_000);
  });
});
