import { describe, expect, it } from 'vitest';
import { differences } from './compare.ts';

const written = (instant: number): string => `at ${instant}`;
const compare = (expected: Parameters<typeof differences>[0], got: Parameters<typeof differences>[1]) =>
  differences(expected, got, 'd1', written);
const deal = {
  state: 'approved',
  terms: { percent: 12, band: null },
  chains: [{ state: 'approved' }, { state: 'running' }],
  'a.b': 1,
  since: 5,
};

describe('what is expected', () => {
  it('W10: is compared by the keys that are written, and no others', () => {
    expect(compare({ state: 'approved', terms: { percent: 12 } }, deal)).toEqual([]);
    expect(compare({ state: 'pending', terms: { percent: 15 } }, deal)).toEqual([
      { path: 'd1.state', expected: 'pending', got: 'approved' },
      { path: 'd1.terms.percent', expected: 15, got: 12 },
    ]);
    expect(compare({ terms: { rate: 1 } }, deal)).toEqual([{ path: 'd1.terms.rate', expected: 1, got: null }]);
    expect(compare({ terms: {} }, { terms: null })).toEqual([{ path: 'd1.terms', expected: {}, got: null }]);
    expect(compare({ a: 1 }, undefined)).toEqual([{ path: 'd1', expected: { a: 1 }, got: null }]);
  });

  it('W10: tells numbers, texts and truth apart', () => {
    expect(compare(1, '1')).toHaveLength(1);
    expect(compare('true', true)).toHaveLength(1);
    expect(compare(false, null)).toHaveLength(1);
    expect(compare(0, undefined)).toHaveLength(1);
    expect(compare(1.5, 1.5)).toEqual([]);
  });

  it('W10: is nothing where null is written', () => {
    expect(compare({ terms: { band: null, other: null } }, deal)).toEqual([]);
    expect(compare({ state: null }, deal)).toEqual([{ path: 'd1.state', expected: null, got: 'approved' }]);
  });

  it('W10.1: is a list one by one, and as long', () => {
    expect(compare({ chains: [{ state: 'approved' }, {}] }, deal)).toEqual([]);
    expect(compare({ chains: [{ state: 'approved' }] }, deal)).toMatchObject([{ path: 'd1.chains' }]);
    expect(compare({ chains: [{}, { state: 'approved' }] }, deal)).toEqual([
      { path: 'd1.chains.1.state', expected: 'approved', got: 'running' },
    ]);
    expect(compare([], {})).toHaveLength(1);
  });

  it('W10.1: includes these in their order, with others between', () => {
    expect(compare({ includes: ['a', 'c'] }, ['a', 'b', 'c'])).toEqual([]);
    expect(compare({ includes: 'b' }, ['a', 'b', 'c'])).toEqual([]);
    expect(compare({ includes: ['c', 'a'] }, ['a', 'b', 'c'])).toEqual([
      { path: 'd1', expected: { includes: ['c', 'a'] }, got: ['a', 'b', 'c'] },
    ]);
    expect(compare({ includes: ['a', 'a'] }, ['a', 'b'])).toHaveLength(1);
    expect(compare({ chains: { includes: [{ state: 'running' }] } }, deal)).toEqual([]);
    expect(compare({ includes: 'Cont' }, 'Contoso')).toEqual([]);
    expect(compare({ includes: 'tosa' }, 'Contoso')).toHaveLength(1);
    expect(compare({ includes: [] }, undefined)).toHaveLength(1);
  });

  it('W10.2: follows dots and indexes, after keys that have dots of their own', () => {
    expect(compare({ 'terms.percent': 12, 'chains.1.state': 'running', 'chains.length': 2, 'a.b': 1 }, deal)).toEqual([]);
    expect(compare({ 'chains.2.state': 'running' }, deal)).toEqual([{ path: 'd1.chains.2.state', expected: 'running', got: null }]);
    expect(compare({ 'state.length': 8 }, deal)).toHaveLength(1);
  });

  it('W10.3: is an instant where a text is written and a number came', () => {
    expect(compare({ since: 'at 5' }, deal)).toEqual([]);
    expect(compare({ since: 'at 6' }, deal)).toEqual([{ path: 'd1.since', expected: 'at 6', got: 'at 5' }]);
  });
});
