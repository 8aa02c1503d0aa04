import { beforeEach, describe, expect, it, vi } from 'vitest';
import { journalOf } from './journal.ts';

const store = () => {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
};

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

describe('what a browser remembers of a draft', () => {
  it('is what was not saved and what was sent, by draft', () => {
    const own = store();
    const entry = { revision: 3, source: '{ "title": "Cedars" }', sent: ['{ "title": "Ced" }', '{}'] };
    journalOf('a', own).write(entry);
    vi.runAllTimers();
    expect(journalOf('a', own).read()).toEqual(entry);
    expect(journalOf('b', own).read()).toBeNull();
    journalOf('a', own).write(null);
    expect(own.held.size).toBe(0);
  });

  it('is there before what is sent can arrive, and waits for more while somebody types', () => {
    const own = store();
    const journal = journalOf('a', own);
    journal.write({ revision: 3, source: '{}', sent: [] });
    expect(own.held.size).toBe(0);
    const sent = ['{}'];
    journal.write({ revision: 3, source: '{}', sent });
    expect(journalOf('a', own).read()).toEqual({ revision: 3, source: '{}', sent });
    journal.write({ revision: 3, source: '{ }', sent });
    expect(journalOf('a', own).read()?.source).toBe('{}');
    vi.runAllTimers();
    expect(journalOf('a', own).read()).toEqual({ revision: 3, source: '{ }', sent });
  });

  it('is nothing where it cannot be read or written', () => {
    const own = store();
    own.held.set('tierwright.draft.a', '{ "revision": 3');
    own.held.set('tierwright.draft.b', '{ "revision": "3", "source": "{}" }');
    expect([journalOf('a', own).read(), journalOf('b', own).read()]).toEqual([null, null]);
    const full = () => {
      throw new Error('full');
    };
    journalOf('a', { ...own, setItem: full }).write({ revision: 1, source: '{}', sent: [] });
    expect(() => vi.runAllTimers()).not.toThrow();
  });
});
