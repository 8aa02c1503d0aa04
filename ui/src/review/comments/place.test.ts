import { expect, it } from 'vitest';
import { hasPlace, stepsOf } from './place.ts';

it('a pointer names a place, escapes and all; what is no pointer names none', () => {
  expect(stepsOf('/a~1b/m~0n/0')).toEqual(['a/b', 'm~n', '0']);
  expect(stepsOf('')).toEqual([]);
  expect(stepsOf('a')).toBeNull();
});

it('a document has its own places only', () => {
  const document = { tracks: [{ id: 'resale' }], 'a/b': null };
  expect(['', '/tracks', '/tracks/0/id', '/a~1b'].map((pointer) => hasPlace(document, pointer))).toEqual([true, true, true, true]);
  expect(['tracks', '/tracks/1', '/a~1b/c', '/toString', '/tracks/0/id/0'].some((pointer) => hasPlace(document, pointer))).toBe(false);
});
