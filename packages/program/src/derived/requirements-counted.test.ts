import { expect, it } from 'vitest';
import { requirementsCounted } from './requirements-counted.ts';

it('are those of a count, of a held, and of every condition of a score, however deep', () => {
  expect(requirementsCounted({ count: ['one', 'two'] })).toEqual(['one', 'two']);
  expect(requirementsCounted({ held: 'one', days: 'every' })).toEqual(['one']);
  const when = { all: [{ condition: 'two' }, { any: [{ not: { condition: 'three' } }, { fact: 'sales', operator: 'equals', value: 1 }] }] };
  const score = [
    { when: { condition: 'one' }, points: 5 },
    { when, points: 5 },
    { per: 'sales', full: 5, points: 5 },
    { when: { condition: 'two' } },
  ];
  expect(requirementsCounted({ score })).toEqual(['one', 'two', 'three']);
});

it('are those that can be read where a value is half written', () => {
  expect(
    [undefined, null, 7, [], { sum: ['sales'] }, { count: 'one', score: [3, { when: 4 }], held: {} }].map(requirementsCounted),
  ).toEqual(Array.from({ length: 6 }, () => []));
  expect(requirementsCounted({ count: [5, 'one'] })).toEqual(['one']);
});
