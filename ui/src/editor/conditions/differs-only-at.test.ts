import { describe, expect, it } from 'vitest';
import { shared } from '../document/shared.ts';
import { differsOnlyAt } from './differs-only-at.ts';

const before = { title: 'Northwind', requirements: { bookings: { title: 'Bookings', when: { all: [1, 2] } }, people: { when: 3 } } };
const differs = (change: Partial<typeof before> | typeof before) => differsOnlyAt(before, shared(before, { ...before, ...change }), WHEN);
const WHEN = ['requirements', 'bookings', 'when'];
const { bookings, people } = before.requirements;

describe('a document that is the same but for a condition', () => {
  it('is so where nothing, or that condition alone, has changed', () => {
    expect(differs(structuredClone(before))).toBe(true);
    expect(differs({ requirements: { bookings: { ...bookings, when: { all: [1, 2, 3] } }, people } })).toBe(true);
  });

  it('is not where anything beside it, around it or before it has', () => {
    expect(differs({ title: 'Southwind' })).toBe(false);
    expect(differs({ requirements: { bookings, people: { when: 4 } } })).toBe(false);
    expect(differs({ requirements: { bookings: { ...bookings, title: 'Sales' }, people } })).toBe(false);
    expect(differsOnlyAt(before, { title: 'Northwind' }, WHEN)).toBe(false);
  });
});
