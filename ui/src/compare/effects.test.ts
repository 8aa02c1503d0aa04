import { expect, it } from 'vitest';
import type { ChangeLine } from './change-groups.ts';
import { attributionIn, effectsOf } from './effects.ts';

const change = { pointer: '/a', sentence: 'Gold asks for more' } as ChangeLine;
const moved = { up: 1, down: 2, in: 3, out: 4, mixed: 5 };

it('a change has the effect that was counted for it alone, another one none', () => {
  const effectOf = effectsOf({ changes: [{ pointer: '/a', sentence: 'Gold asks for more', needs: [], moved, difference: 0, unknown: 0 }] });
  expect(effectOf(change)).toEqual({ partners: 15, up: 4, down: 6 });
  expect(effectOf({ ...change, pointer: '/b' })).toBeNull();
  expect(effectOf({ ...change, sentence: 'Silver asks for more' })).toBeNull();
});

it('a result without the question has no attribution', () => {
  expect(attributionIn(null)).toBeNull();
  expect(attributionIn({ summary: '' })).toBeNull();
  expect(attributionIn({ attribution: { changes: [] } })).toEqual({ changes: [] });
});
