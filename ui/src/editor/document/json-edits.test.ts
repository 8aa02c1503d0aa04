import { describe, expect, it } from 'vitest';
import { JsonEdits } from './json-edits.ts';

const STYLES: Readonly<Record<string, (value: unknown) => string>> = {
  'on one line': (value) => JSON.stringify(value),
  'on one line, with spaces': (value) => JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' '),
  'on lines': (value) => JSON.stringify(value, null, 2),
};
const edited = (text: string, change: (edits: JsonEdits) => void): unknown => {
  const edits = new JsonEdits(text);
  change(edits);
  return JSON.parse(edits.text);
};

describe.each(Object.entries(STYLES))('edits of a text that is written %s', (_style, write) => {
  it.each([1, 2, 3, 4])('change a list of %i and nothing else', (length) => {
    for (const item of [(index: number) => index * 11, (index: number) => ({ id: `i${index}` }), (index: number) => `t${index}`]) {
      const list = Array.from({ length }, (_, index) => item(index));
      const text = write({ before: [1, 2], list, after: { a: 1 } });
      const expected = (now: unknown) => ({ before: [1, 2], list: now, after: { a: 1 } });
      for (let index = 0; index < length; index += 1) {
        expect(edited(text, (edits) => edits.remove(['list', index]))).toEqual(expected(list.toSpliced(index, 1)));
        expect(edited(text, (edits) => edits.insert(['list', index], 'new'))).toEqual(expected(list.toSpliced(index, 0, 'new' as never)));
        expect(edited(text, (edits) => edits.set(['list', index], 'new'))).toEqual(expected(list.with(index, 'new' as never)));
        expect(edited(text, (edits) => edits.move(['list'], 0, index))).toEqual(
          expected(list.toSpliced(0, 1).toSpliced(index, 0, list[0] as never)),
        );
      }
      expect(edited(text, (edits) => edits.set(['list', length], 'new'))).toEqual(expected([...list, 'new']));
    }
  });

  it.each([1, 2, 3])('change an object of %i and nothing else', (size) => {
    const object = Object.fromEntries(Array.from({ length: size }, (_, index) => [`m${index}`, [index]]));
    const text = write({ before: [1], object, after: 2 });
    for (let index = 0; index < size; index += 1) {
      const { [`m${index}`]: _gone, ...rest } = object;
      expect(edited(text, (edits) => edits.remove(['object', `m${index}`]))).toEqual({ before: [1], object: rest, after: 2 });
    }
    expect(edited(text, (edits) => edits.set(['object', 'new'], 1))).toEqual({ before: [1], object: { ...object, new: 1 }, after: 2 });
  });
});
