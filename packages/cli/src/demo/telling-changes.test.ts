import type { ChangedPartner } from '@tierwright/simulation';
import { expect, it } from 'vitest';
import { tellingChanges } from './telling-changes.ts';

const change = (
  partner: string,
  direction: ChangedPartner['direction'],
  distance: number,
  [before, after]: [number, number],
): ChangedPartner => ({
  partner,
  direction,
  moves: [
    { track: 't', from: 'gold', to: 'silver', reason: { because: 'missed', version: 'candidate', tier: 'gold', distance, missed: [] } },
  ],
  value: { before, after },
});

it('chooses who misses a tier by least, who loses most and who rises', () => {
  const changes = [
    change('a', 'down', 0.3, [100, 90]),
    change('b', 'down', 0.01, [100, 99]),
    change('c', 'down', 0.2, [900, 100]),
    change('d', 'up', 0.5, [10, 20]),
  ];
  expect(tellingChanges(changes).map(({ partner }) => partner)).toEqual(['b', 'c', 'd']);
});

it('chooses three where nobody rises, and all where there are fewer', () => {
  const falling = ['a', 'b', 'c', 'd'].map((partner) => change(partner, 'down', 0.1, [1, 1]));
  expect(tellingChanges(falling).map(({ partner }) => partner)).toEqual(['a', 'b', 'c']);
  expect(tellingChanges(falling.slice(0, 2))).toHaveLength(2);
  expect(tellingChanges([])).toEqual([]);
});
