import { describe, expect, it } from 'vitest';
import { Recent } from './recent.ts';

describe('what is known of recent objects', () => {
  it('is found by the object, and forgotten when there are too many', () => {
    const recent = new Recent<object, number>();
    const first = {};
    recent.set(first, 1);
    expect([recent.get(first), recent.get({})]).toEqual([1, undefined]);
    for (let n = 0; n < 200; n += 1) recent.set({}, n);
    expect(recent.get(first)).toBeUndefined();
  });
});
