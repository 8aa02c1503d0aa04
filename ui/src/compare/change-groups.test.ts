import { describe, expect, it } from 'vitest';
import { type ChangeLine, groupsOf, reachedBy, wantedChanges } from './change-groups.ts';

const line = (section: string, kind: ChangeLine['kind'], sentence: string, tiers: string[] = []): ChangeLine => ({
  ...{ section, kind, sentence, pointer: `/${section}/x` },
  reaches: { tracks: [], tiers, requirements: [], benefits: [], others: [] },
});
const CHANGES = [
  line('program', 'text', 'Its title is “New”'),
  line('parameters', 'changed', 'Gold: “Sales” asks for at least 120,000 USD', ['resale/gold']),
  line('tracks', 'added', 'New tier Platinum'),
  line('parameters', 'changed', 'Silver: “Sales” asks for at least 60,000 USD', ['resale/silver']),
];

describe('changes', () => {
  it('are found by every word, by what they reach, whatever the case', () => {
    const found = (search: string) => wantedChanges(CHANGES, 'all', search).map(({ sentence }) => sentence.split(' ')[0]);
    expect(found('sales GOLD')).toEqual(['Gold:']);
    expect(found('resale/silver')).toEqual(['Silver:']);
    expect(found('')).toHaveLength(4);
    expect(found('nothing')).toEqual([]);
  });

  it('are found by kind; texts do not decide', () => {
    expect(wantedChanges(CHANGES, 'decides', '')).toHaveLength(3);
    expect(wantedChanges(CHANGES, 'added', '')).toEqual([CHANGES[2]]);
    expect(wantedChanges(CHANGES, 'text', '')).toEqual([CHANGES[0]]);
  });

  it('stand together by section, in the order in which they come', () => {
    expect(groupsOf(CHANGES).map(({ section, changes }) => [section, changes.length])).toEqual([
      ['program', 1],
      ['parameters', 2],
      ['tracks', 1],
    ]);
    expect(reachedBy(CHANGES[1] as ChangeLine)).toBe('resale/gold');
  });
});
