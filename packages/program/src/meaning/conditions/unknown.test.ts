import { describe, expect, it } from 'vitest';
import type { Program } from '../../document/schema.ts';
import { checkMeaning } from '../check-meaning.ts';

const from = (aggregate: string, of?: string) => ({ record: 'survey', aggregate, ...(of ? { of } : {}), window: { on: 'answeredOn' } });
const facts = {
  count: { title: 'C', type: 'integer', from: from('count') },
  sum: { title: 'S', type: 'money', from: from('sum', 'amount') },
  exists: { title: 'E', type: 'boolean', from: from('exists') },
  areas: { title: 'A', type: 'set', from: from('set', 'area') },
  average: { title: 'V', type: 'percent', from: from('average', 'score') },
  latest: { title: 'L', type: 'enum', from: from('latest', 'area') },
  'average.0': { title: 'V', type: 'percent', from: from('average', 'score'), onMissing: 0 },
  'count.unknown': { title: 'C', type: 'integer', from: from('count'), onMissing: 'unknown' },
  'set.unknown': { title: 'A', type: 'set', from: from('set', 'area'), onMissing: 'unknown' },
  attribute: { title: 'T', type: 'boolean', attribute: 't' },
  'attribute.error': { title: 'T', type: 'boolean', attribute: 't', onMissing: 'error' },
  'attribute.false': { title: 'T', type: 'boolean', attribute: 't', onMissing: false },
};
const records = {
  survey: {
    title: 'Survey',
    fields: {
      answeredOn: { type: 'date' },
      score: { type: 'percent' },
      amount: { type: 'money' },
      area: { type: 'enum', values: ['x', 'y'] },
      topic: { type: 'enum', values: ['x', 'y'], optional: true },
    },
  },
};
const test = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
const all = (...parts: unknown[]) => ({ all: parts });

function refused(when: unknown, more: Record<string, unknown> = {}): boolean {
  const program = { pdl: '1.0', program: 'p', version: '1', title: 'P', currency: 'USD', timeZone: 'UTC', records, facts, ...more };
  const requirements = { ...(more.requirements as object), r: { title: 'R', when } };
  const errors = checkMeaning({ ...program, requirements } as unknown as Program).filter(({ severity }) => severity === 'error');
  expect(errors.filter(({ code }) => code !== 'PDL220')).toEqual([]);
  return errors.length > 0;
}

describe('what may be unknown', () => {
  it('PDL-M12: a fact may be unknown by its onMissing, or by what it is', () => {
    const negations: [string, unknown][] = [
      ['count', test('count', 'notEqual', 3)],
      ['sum', test('sum', 'notEqual', 3)],
      ['exists', test('exists', 'notEqual', true)],
      ['areas', test('areas', 'doesNotContain', 'x')],
      ['average', test('average', 'notEqual', 3)],
      ['latest', test('latest', 'notIn', ['x'])],
      ['average.0', test('average.0', 'notEqual', 3)],
      ['count.unknown', test('count.unknown', 'notEqual', 3)],
      ['set.unknown', test('set.unknown', 'doesNotContain', 'x')],
      ['attribute', test('attribute', 'notEqual', true)],
      ['attribute.error', test('attribute.error', 'notEqual', true)],
      ['attribute.false', test('attribute.false', 'notEqual', true)],
    ];
    const unknown = negations.filter(([, leaf]) => refused(all(leaf))).map(([id]) => id);
    expect(unknown).toEqual(['average', 'latest', 'count.unknown', 'set.unknown', 'attribute']);
  });

  it('PDL-M12: `not` is refused over anything that may be unknown, through requirements too', () => {
    expect(refused({ not: test('count', 'greaterThan', 3) })).toBe(false);
    expect(refused({ not: all(test('count', 'greaterThan', 3), { any: [test('average', 'lessThan', 3)] }) })).toBe(true);
    const requirements = {
      happy: { title: 'H', when: all(test('average', 'greaterThan', 3)) },
      busy: { title: 'B', when: all(test('count', 'greaterThan', 3)) },
    };
    expect(refused({ not: { condition: 'busy' } }, { requirements })).toBe(false);
    expect(refused({ not: { condition: 'happy' } }, { requirements })).toBe(true);
  });

  it('PDL-M12: lessThan and equal directly on an unknown fact are allowed', () => {
    expect(refused(all(test('average', 'lessThan', 3)))).toBe(false);
    expect(refused(all(test('average', 'equal', 3)))).toBe(false);
    expect(refused(all(test('attribute', 'equal', false)))).toBe(false);
    expect(refused(all(test('count', 'notEqual', { fact: 'count.unknown' })))).toBe(true);
  });

  it('PDL-M12: count, score and each with parts that may be unknown have a lower bound only', () => {
    const requirements = {
      happy: { title: 'H', when: all(test('average', 'greaterThan', 3)) },
      busy: { title: 'B', when: all(test('count', 'greaterThan', 3)) },
    };
    const derived = {
      open: { count: ['happy', 'busy'] },
      closed: { count: ['busy'] },
      points: { score: [{ per: 'average', full: 10, points: 5 }] },
      'points.known': {
        score: [
          { per: 'count', full: 10, points: 5 },
          { when: { condition: 'busy' }, points: 1 },
        ],
      },
    };
    const more = { requirements, derived };
    const outcome = (id: string) =>
      ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'].filter((operator) =>
        refused(all(test(id, operator, 1)), more),
      );
    expect(outcome('open')).toEqual(['equal', 'notEqual', 'lessThan', 'lessThanInclusive']);
    expect(outcome('points')).toEqual(['equal', 'notEqual', 'lessThan', 'lessThanInclusive']);
    expect(outcome('closed')).toEqual([]);
    expect(outcome('points.known')).toEqual([]);
    expect(refused({ not: test('open', 'greaterThan', 1) }, more)).toBe(true);
    expect(refused({ not: test('closed', 'greaterThan', 1) }, more)).toBe(false);
  });

  it('PDL-M12: min, max, sum, ratio and held with an unknown part are unknown; a ratio also by its zero', () => {
    const requirements = {
      happy: { title: 'H', when: all(test('average', 'greaterThan', 3)) },
      busy: { title: 'B', when: all(test('count', 'greaterThan', 3)) },
    };
    const derived = {
      least: { min: ['count', 'count.unknown'] },
      total: { sum: ['count'], minus: ['count'] },
      'ratio.unknown': { ratio: ['count', 'count'] },
      'ratio.0': { ratio: ['count', 'count'], onZero: 0 },
      'held.happy': { held: 'happy', days: 'any', trailing: 'P30D' },
      'held.busy': { held: 'busy', days: 'any', trailing: 'P30D' },
    };
    const unknown = Object.keys(derived).filter((id) =>
      refused(all(test(id, 'notEqual', id.startsWith('held') ? true : 1)), { requirements, derived }),
    );
    expect(unknown).toEqual(['least', 'ratio.unknown', 'held.happy']);
  });

  it('PDL-M12: in a filter of records a field may be unknown if it is optional', () => {
    const filtered = (field: string) => {
      const where = all(test(field, 'notEqual', 'x'));
      return refused(all(test('count', 'greaterThan', 1)), {
        facts: { ...facts, few: { title: 'F', type: 'integer', from: { ...from('count'), where } } },
      });
    };
    expect(filtered('area')).toBe(false);
    expect(filtered('topic')).toBe(true);
  });
});
