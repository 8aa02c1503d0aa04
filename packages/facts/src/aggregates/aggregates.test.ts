import type { Aggregate, Fact, FromRecords, Parameter, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { compileFacts } from '../facts/fact-model.ts';
import type { RecordData } from '../partner/partner-data.ts';

const program = (
  from: Omit<FromRecords, 'record'>,
  type: Fact['type'],
  parameters: Record<string, Parameter>,
  currency: string,
): Program => ({
  pdl: '1.0',
  program: 't',
  version: '1',
  title: 'Test',
  currency,
  timeZone: 'UTC',
  records: {
    sale: {
      title: 'Sale',
      fields: {
        on: { type: 'date', optional: true },
        amount: { type: 'money', optional: true },
        units: { type: 'integer', optional: true },
        score: { type: 'number', optional: true },
        due: { type: 'date', optional: true },
        name: { type: 'string', optional: true },
        tags: { type: 'set', optional: true },
        open: { type: 'boolean', optional: true },
      },
    },
  },
  parameters,
  facts: { fact: { title: 'Fact', type, from: { record: 'sale', ...from } } },
});

function value(
  from: Omit<FromRecords, 'record'>,
  type: Fact['type'],
  sales: RecordData[],
  parameters: Record<string, Parameter> = {},
  currency = 'USD',
): unknown {
  const model = compileFacts(program(from, type, parameters, currency));
  const prepared = model.prepare({ id: 'p', records: { sale: sales } });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return model.facts(prepared.value, '2024-06-30').values.fact;
}
const of = (aggregate: Aggregate, field: string, type: Fact['type'], values: RecordData[string][]) =>
  value(
    { aggregate, of: field },
    type,
    values.map((one) => ({ [field]: one })),
  );

describe('aggregates', () => {
  it('FACT-A1: count and exists do not read a field; countDistinct and set read one', () => {
    const sales: RecordData[] = [{ name: 'b', tags: ['y', 'x'] }, { name: 'a', tags: ['x'] }, { name: 'b' }, {}];
    expect(value({ aggregate: 'count', of: 'name' }, 'integer', sales)).toBe(4);
    expect(value({ aggregate: 'exists' }, 'boolean', sales)).toBe(true);
    expect(value({ aggregate: 'countDistinct', of: 'name' }, 'integer', sales)).toBe(2);
    expect(value({ aggregate: 'countDistinct', of: 'tags' }, 'integer', sales)).toBe(2);
    expect(value({ aggregate: 'set', of: 'name' }, 'set', sales)).toEqual(['a', 'b']);
    expect(value({ aggregate: 'set', of: 'tags' }, 'set', sales)).toEqual(['x', 'y']);
  });

  it('FACT-A1: amounts of different currencies are different', () => {
    expect(of('countDistinct', 'amount', 'integer', [4, 4, { EUR: 4 }, { USD: 4 }])).toBe(2);
  });

  it('FACT-A2: sums are exact', () => {
    expect(of('sum', 'score', 'number', [0.1, 0.2, null])).toBe(0.3);
    expect(of('sum', 'score', 'number', [1e-7, 1, 2.5])).toBe(3.5000001);
    expect(of('sum', 'score', 'number', [9007199254740991, 2, -9007199254740991])).toBe(2);
    expect(of('sum', 'amount', 'money', [0.1, 0.2, 1499.99])).toBe(150029);
    expect(of('sum', 'units', 'integer', [5, -7])).toBe(-2);
  });

  it('FACT-A3: an average is one division; money is rounded half away from zero', () => {
    expect(of('average', 'units', 'number', [80, 91, 84])).toBe(85);
    expect(of('average', 'units', 'number', [1, 1, 2])).toBe(4 / 3);
    expect(of('average', 'score', 'number', [0.1, 0.2, 0.3])).toBe(0.2);
    expect(of('average', 'amount', 'money', [0.01, 0.02])).toBe(2);
    expect(of('average', 'amount', 'money', [-0.01, -0.02])).toBe(-2);
    expect(of('average', 'amount', 'money', [0.01, 0.01, 0.02])).toBe(1);
  });

  it('FACT-A3: a median is the middle one, or the mean of the middle two', () => {
    expect(of('median', 'units', 'number', [9, 1, 5])).toBe(5);
    expect(of('median', 'units', 'number', [9, 1, 5, 2])).toBe(3.5);
    expect(of('median', 'units', 'number', [100, 9, 20])).toBe(20);
    expect(of('median', 'amount', 'money', [0.03, 0.02])).toBe(3);
  });

  it('FACT-A4: the least and the greatest', () => {
    expect([of('min', 'units', 'integer', [9, -1, 5]), of('max', 'units', 'integer', [9, 10, 5])]).toEqual([-1, 10]);
    expect([of('min', 'amount', 'money', [9.5, 1]), of('max', 'amount', 'money', [9.5, 10])]).toEqual([100, 1000]);
    expect([of('min', 'due', 'date', ['2024-02-01', '2023-12-31']), of('max', 'due', 'date', ['2024-02-01', '2023-12-31'])]).toEqual([
      '2023-12-31',
      '2024-02-01',
    ]);
  });

  it('FACT-A5: the latest value, of the last record where several have the date', () => {
    const latest = (field: string, type: Fact['type'], sales: RecordData[]) =>
      value({ aggregate: 'latest', of: field, window: { on: 'on' } }, type, sales);
    const sales: RecordData[] = [
      { on: '2024-02-01', units: 1, name: 'a', open: true, due: '2025-01-01', amount: 1, tags: ['b', 'a'] },
      { on: '2024-03-01', units: 2, name: 'b', open: false, due: '2025-01-02', amount: 2.5, tags: [] },
      { on: '2024-01-01', units: 3 },
      { on: '2024-07-01', units: 4 },
      { on: '2024-03-01', units: 5 },
    ];
    expect(latest('units', 'integer', sales)).toBe(5);
    expect([
      latest('name', 'string', sales),
      latest('open', 'boolean', sales),
      latest('due', 'date', sales),
      latest('amount', 'money', sales),
    ]).toEqual(['b', false, '2025-01-02', 250]);
    expect([latest('tags', 'set', sales), latest('tags', 'set', sales.slice(0, 1))]).toEqual([[], ['a', 'b']]);
  });
});

describe('weights', () => {
  const rate: Parameter = { type: 'number', value: 0.07 };

  it('FACT-T1: values times weights, one division', () => {
    const sales: RecordData[] = [{ units: 3 }, { units: 4 }];
    expect(value({ aggregate: 'sum', of: 'units', times: [1.1] }, 'number', sales)).toBe(7.7);
    expect(value({ aggregate: 'sum', of: 'units', times: [0.1, { fact: 'rate' }] }, 'number', sales, { rate })).toBe(0.049);
    expect(value({ aggregate: 'sum', of: 'units', per: 3 }, 'number', sales)).toBe(7 / 3);
    expect(value({ aggregate: 'sum', of: 'units', per: 0.5, times: [-2] }, 'number', sales)).toBe(-28);
    expect(value({ aggregate: 'sum', of: 'score', times: [3] }, 'number', [{ score: 0.1 }, { score: 0.2 }])).toBe(0.9);
  });

  it('FACT-T1: beyond 2^53 nothing is lost', () => {
    const sales: RecordData[] = [{ units: 9007199254740991 }, { units: -9007199254740990 }];
    expect(value({ aggregate: 'sum', of: 'units', times: [1.000001] }, 'number', sales)).toBe(1.000001);
  });

  it('FACT-T2: money stays money, or becomes a number per so much of it', () => {
    const sales: RecordData[] = [{ amount: 0.05 }, { amount: 0.05 }];
    // Each alone would be rounded to 3 cents; together they are 5.
    expect(value({ aggregate: 'sum', of: 'amount', times: [0.5] }, 'money', sales)).toBe(5);
    expect(value({ aggregate: 'sum', of: 'amount', times: [0.3] }, 'money', [{ amount: 0.05 }])).toBe(2);
    expect(value({ aggregate: 'sum', of: 'amount', times: [-0.3] }, 'money', [{ amount: 0.05 }])).toBe(-2);
    expect(value({ aggregate: 'sum', of: 'amount', times: [3], per: 100 }, 'number', [{ amount: 250.5 }, { amount: 200 }])).toBe(13.515);
    expect(value({ aggregate: 'sum', of: 'amount', per: 100 }, 'number', [{ amount: 250 }], {}, 'JPY')).toBe(2.5);
    expect(value({ aggregate: 'sum', of: 'amount', per: 100 }, 'number', [{ amount: 0.125 }], {}, 'KWD')).toBe(0.00125);
  });

  it('FACT-T3: an unknown weight of a record that counts makes the fact unknown', () => {
    const placeholder: Parameter = { type: 'number', placeholder: 'Not published', value: null };
    const weighted: Omit<FromRecords, 'record'> = { aggregate: 'sum', of: 'units', times: [{ fact: 'rate' }] };
    expect(value(weighted, 'number', [{ units: 3 }], { rate: placeholder })).toBeNull();
    expect(value(weighted, 'number', [{ name: 'a' }], { rate: placeholder })).toBe(0);
    expect(value(weighted, 'number', [{ units: 3 }])).toBeNull();
  });
});
