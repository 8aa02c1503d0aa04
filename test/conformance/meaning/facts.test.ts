import { describe, expect, it } from 'vitest';
import { errors, fact, from, sum } from './small-program.ts';

describe('facts', () => {
  it('PDL-M14: a fact has one source, and a fact of a deal is made of its lines', () => {
    expect(errors({ '/facts/f': fact({ type: 'money' }) })).toEqual(['PDL234 /facts/f']);
    expect(errors({ '/facts/f': fact({ type: 'money', attribute: 'f', from: sum }) })).toEqual(['PDL234 /facts/f/attribute']);
    expect(errors({ '/facts/f': fact({ type: 'integer', attribute: 'joined' }) })).toEqual(['PDL211 /facts/f/type']);
    expect(errors({ '/facts/f': fact({ type: 'money', scope: 'deal', from: sum }) })).toEqual(['PDL234 /facts/f/scope']);
    const lines = {
      '/dealRegistration/form/2': { id: 'lines', title: 'L', type: 'lines', of: [{ id: 'n', title: 'N', type: 'integer' }] },
    };
    const least = { type: 'integer', from: { record: 'dealLine', aggregate: 'min', of: 'n' } };
    expect(errors({ ...lines, '/facts/f': fact({ ...least, scope: 'deal' }) })).toEqual([]);
    expect(errors({ ...lines, '/facts/f': fact(least) })).toEqual(['PDL234 /facts/f']);
    expect(errors({ '/facts/f': fact({ type: 'boolean', attribute: 'f', over: 'family' }) })).toEqual(['PDL234 /facts/f/over']);
  });

  it('PDL-M15: each aggregate has its fields and its types', () => {
    const types = ['integer', 'number', 'money', 'percent', 'boolean', 'date', 'string', 'enum', 'set'];
    const fields = {
      units: 'integer',
      weight: 'number',
      amount: 'money',
      share: 'percent',
      paid: 'boolean',
      soldOn: 'date',
      code: 'string',
      area: 'enum',
      tags: 'set',
      person: 'ref',
    };
    /** Types that a fact of a field may declare, for each field; all in one document, since there are many. */
    const given = (aggregate: string): string[] => {
      const pairs = Object.keys(fields).flatMap((field) => types.map((type) => [field, type] as const));
      const declared = pairs.map(([field, type]) => [
        `/facts/${field}.${type}`,
        fact({ type, ...(type === 'enum' ? { values: ['a', 'b'] } : {}), from: from(aggregate, field) }),
      ]);
      const refused = errors(Object.fromEntries(declared));
      const fits = (field: string) => types.filter((type) => !refused.some((error) => error.includes(` /facts/${field}.${type}/`)));
      return Object.entries(fields).flatMap(([field, name]) => (fits(field).length > 0 ? [`${name}: ${fits(field).join(' ')}`] : []));
    };
    const numbers = ['integer: integer number', 'number: number', 'money: money', 'percent: percent'];
    expect(given('sum')).toEqual(numbers);
    expect(given('average')).toEqual(['integer: number', 'number: number', 'money: money', 'percent: percent']);
    expect(given('median')).toEqual(given('average'));
    expect(given('max')).toEqual([...numbers, 'date: date']);
    expect(given('latest')).toEqual([
      ...numbers,
      'boolean: boolean',
      'date: date',
      'string: string',
      'enum: enum',
      'set: set',
      'ref: string',
    ]);
    expect(given('set')).toEqual(['string: set', 'enum: set', 'ref: set']);
    expect(given('countDistinct')).toEqual(['integer: integer', 'date: integer', 'string: integer', 'enum: integer', 'ref: integer']);
    expect(given('count')).toEqual([]);
    const without = (aggregate: string) =>
      types.filter((type) => type !== 'enum' && errors({ '/facts/f': fact({ type, from: from(aggregate) }) }).length === 0);
    expect(['count', 'exists', 'sum'].map(without)).toEqual([['integer'], ['boolean'], []]);
  });

  it('PDL-M15: weights and `per` turn sums into numbers', () => {
    const weighed = (type: string, of: string, more: object) => errors({ '/facts/f': fact({ type, from: from('sum', of, more) }) });
    expect(weighed('number', 'amount', { per: 100 })).toEqual([]);
    expect(weighed('money', 'amount', { per: 100 })).toEqual(['PDL230 /facts/f/type']);
    expect(weighed('money', 'amount', { times: [1.5] })).toEqual([]);
    expect(weighed('integer', 'units', { times: [2] })).toEqual([]);
    expect(weighed('integer', 'units', { times: [1.5] })).toEqual(['PDL230 /facts/f/type']);
    expect(weighed('number', 'units', { times: [0.1234567] })).toEqual(['PDL211 /facts/f/from/times/0']);
    expect(weighed('number', 'units', { times: [{ fact: 'rate' }] })).toEqual([]);
    expect(weighed('number', 'units', { times: [{ fact: 'pay' }] })).toEqual(['PDL211 /facts/f/from/times/0/fact']);
    expect(errors({ '/facts/f': fact({ type: 'integer', from: from('count', undefined, { per: 100 }) }) })).toEqual([
      'PDL230 /facts/f/from/per',
    ]);
    expect(errors({ '/facts/f': fact({ type: 'enum', values: ['a'], from: from('latest', 'area') }) })).toEqual(['PDL214 /facts/f/values']);
    expect(errors({ '/facts/f': fact({ type: 'integer', unit: 'boxes', from: from('sum', 'units') }) })).toEqual(['PDL212 /facts/f/unit']);
    expect(errors({ '/facts/f': fact({ type: 'integer', from: { within: 'sales' } }) })).toEqual(['PDL230 /facts/f/type']);
    expect(errors({ '/facts/f': fact({ type: 'money', from: { within: 'joined' } }) })).toEqual(['PDL234 /facts/f/from/within']);
  });

  it('PDL-M16: a window looks at dates of the record over one period', () => {
    const window = (windows: unknown) => errors({ '/facts/sales/from/window': windows });
    expect(window({ on: 'soldOn' })).toEqual([]);
    expect(window({ span: ['soldOn', 'soldOn'], trailing: 'P12M', ago: 'P1Y' })).toEqual([]);
    expect(window([{ on: 'soldOn' }, { trailing: 'P1M' }])).toEqual(['PDL231 /facts/sales/from/window/1']);
    expect(window({ on: 'soldOn', span: ['soldOn', 'soldOn'] })).toEqual(['PDL231 /facts/sales/from/window/span']);
    expect(window({ on: 'amount' })).toEqual(['PDL211 /facts/sales/from/window/on']);
    expect(window({ on: 'soldOn', trailing: 'PT8H' })).toEqual(['PDL233 /facts/sales/from/window/trailing']);
    expect(window({ on: 'soldOn', calendar: { unit: 'year', current: false } })).toEqual(['PDL231 /facts/sales/from/window/calendar']);
    expect(errors({ '/facts/f': fact({ type: 'money', from: { record: 'order', aggregate: 'latest', of: 'amount' } }) })).toEqual([
      'PDL231 /facts/f/from',
    ]);
  });

  it('PDL-M17: operands of derived values go together', () => {
    const derived = (value: unknown) => errors({ '/derived/d': value });
    expect(derived({ sum: ['sales'], minus: ['pay'] })).toEqual([]);
    expect(derived({ sum: ['sales', 'units'] })).toEqual(['PDL212 /derived/d/sum/1']);
    expect(derived({ sum: ['joined'] })).toEqual(['PDL211 /derived/d/sum/0']);
    expect(derived({ max: ['joined', 'today'] })).toEqual([]);
    expect(derived({ ratio: ['sales', 'units'] })).toEqual(['PDL212 /derived/d/ratio/1']);
    expect(derived({ ratio: ['units', 'sales'], per: 1000 })).toEqual([]);
    expect(derived({ ratio: ['units', 'sales'], per: 0 })).toEqual(['PDL215 /derived/d/per']);
    expect(derived({ score: [{ per: 'sales', full: { fact: 'pay' }, points: 5 }] })).toEqual([]);
    expect(derived({ score: [{ per: 'sales', full: { fact: 'rate' }, points: 5 }] })).toEqual(['PDL212 /derived/d/score/0/full/fact']);
    expect(derived({ score: [{ per: 'sales', full: 0, points: 5 }] })).toEqual(['PDL215 /derived/d/score/0/full']);
    expect(derived({ score: [{ when: { condition: 'sells' }, points: -5 }] })).toEqual(['PDL211 /derived/d/score/0/points']);
    expect(derived({ held: 'sells', days: 'any' })).toEqual(['PDL231 /derived/d']);
    expect(derived({ held: 'sells', days: 'any', trailing: { fact: 'rate' } })).toEqual(['PDL211 /derived/d/trailing/fact']);
  });
});
