import { expect, it } from 'vitest';
import { asksOf } from './asking.ts';

it('asks for every requirement that a score counts, however deep its condition names it', () => {
  const program = {
    requirements: {
      scored: { when: { fact: 'points', operator: 'greaterOrEqual', value: 5 } },
      one: { when: { fact: 'sales', operator: 'greaterOrEqual', value: 5 } },
      two: { when: { condition: 'one' } },
    },
    derived: { points: { score: [{ when: { any: [{ condition: 'two' }, { not: { condition: 'one' } }] }, points: 5 }] } },
    tracks: [{ id: 'main', tiers: [{ id: 'gold', qualify: { condition: 'scored' } }] }],
  };
  const { asks } = asksOf(program, ['tracks', 0, 'tiers', 0]);
  expect([...asks].map(([id, all]) => [id, ...all.map(({ how, via }) => `${how} ${via}`)])).toEqual([
    ['scored', 'asked null'],
    ['two', 'counted scored'],
    ['one', 'through two', 'counted scored'],
  ]);
});
