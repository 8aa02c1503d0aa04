import fc from 'fast-check';
import { expect, it } from 'vitest';
import { childPointer, fromPointer, toPointer } from './json-pointer.ts';
import { lineStartsOf, positionAt } from './line-starts.ts';
import { locate } from './locate.ts';
import { readSource } from './read-source.ts';

const text = '{\n  "a": [1, { "b/c": true }],\r\n  "a~b" : null,\r  "": 2\n}';
const { document } = readSource(text);
const at = (pointer: string, part?: 'key' | 'value') => {
  if (!document) throw new Error('the text is JSON');
  const { line, column, start, end } = locate(document, pointer, part);
  return `${line}:${column} ${text.slice(start, end)}`;
};

it('PDL-S11: a pointer has the place of its value, or of its key', () => {
  expect(at('')).toBe(`1:1 ${text}`);
  expect(at('/a/0')).toBe('2:9 1');
  expect(at('/a/1/b~1c')).toBe('2:21 true');
  expect(at('/a/1/b~1c', 'key')).toBe('2:14 "b/c": true');
  expect(at('/a~0b', 'key')).toBe('3:3 "a~b" : null');
  expect(at('/')).toBe('4:7 2');
});

it('PDL-S11: a pointer that leads nowhere has the place of the nearest part', () => {
  expect(at('/a/7')).toBe('2:8 [1, { "b/c": true }]');
  expect(at('/a/1/d/e', 'key')).toBe('2:12 { "b/c": true }');
  expect(at('/a/01')).toBe('2:8 [1, { "b/c": true }]');
});

it('PDL-S11: LF, CR LF and CR end a line', () => {
  const starts = lineStartsOf('a\nb\r\nc\rd');
  expect([0, 2, 5, 7].map((offset) => positionAt(starts, offset))).toEqual([1, 2, 3, 4].map((line) => ({ line, column: 1 })));
});

it('PDL-S11: every value and key of a text is found where it stands', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const source = JSON.stringify(value, null, 2);
      const read = readSource(source).document;
      if (!read) return;
      const visit = (part: unknown, pointer: string) => {
        const { start, end } = locate(read, pointer);
        expect(JSON.parse(source.slice(start, end))).toEqual(part);
        if (typeof part !== 'object' || part === null) return;
        for (const [key, child] of Object.entries(part)) visit(child, childPointer(pointer, key));
      };
      visit(JSON.parse(JSON.stringify(read.value)), '');
    }),
    { numRuns: 200, seed: 1 },
  );
});

it('PDL-S11: pointers are written and read by RFC 6901', () => {
  expect(toPointer(['a/b', 'm~n', 0])).toBe('/a~1b/m~0n/0');
  expect(fromPointer('/a~1b/m~0n/0')).toEqual(['a/b', 'm~n', '0']);
  expect(fromPointer('')).toEqual([]);
});
