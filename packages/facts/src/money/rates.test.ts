import type { Fact, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { FactSet } from '../fact-set/fact-set.ts';
import { compileFacts } from '../facts/fact-model.ts';
import type { PartnerData, RecordData } from '../partner/partner-data.ts';
import type { PrepareOptions } from '../partner/prepare.ts';

const sum = (window?: NonNullable<Extract<Fact['from'], { record: string }>['window']>): Fact => ({
  title: 'Sum',
  type: 'money',
  from: { record: 'sale', aggregate: 'sum', of: 'amount', ...(window ? { window } : {}) },
});
const program = (currency: string): Program => ({
  pdl: '1.0',
  program: 't',
  version: '1',
  title: 'Test',
  currency,
  timeZone: 'UTC',
  records: {
    sale: { title: 'Sale', fields: { on: { type: 'date' }, until: { type: 'date', optional: true }, amount: { type: 'money' } } },
  },
  facts: {
    sum: sum({ on: 'on' }),
    spans: sum({ span: ['on', 'until'] }),
    plain: sum(),
    large: {
      title: 'Large',
      type: 'integer',
      from: {
        record: 'sale',
        aggregate: 'count',
        where: { all: [{ fact: 'amount', operator: 'greaterThan', value: 100 }] },
        window: { on: 'on' },
      },
    },
  },
});

function factsOf(
  sale: RecordData[],
  rate: RecordData[],
  options: { currency?: string; prepare?: PrepareOptions; family?: PartnerData[] } = {},
): FactSet {
  const model = compileFacts(program(options.currency ?? 'USD'));
  const prepared = model.prepare(
    { id: 'p', records: { sale, rate }, ...(options.family ? { family: options.family } : {}) },
    options.prepare,
  );
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return model.facts(prepared.value, '2024-06-30');
}
const eur = (on: string, amount: number): RecordData => ({ on, amount: { EUR: amount } });

describe('money in other currencies', () => {
  const rates: RecordData[] = [
    { on: '2024-02-01', currency: 'EUR', rate: 1.2 },
    { on: '2024-01-01', currency: 'EUR', rate: 1.1 },
    { on: '2024-01-01', currency: 'GBP', rate: 1.3 },
  ];

  it('FACT-M1: each record at the latest rate of its own date', () => {
    expect(
      factsOf(
        [eur('2024-01-31', 100), eur('2024-02-01', 100), { on: '2024-02-01', amount: 1 }, { on: '2024-02-01', amount: { USD: 2 } }],
        rates,
      ).values.sum,
    ).toBe(11000 + 12000 + 300);
  });

  it('FACT-M1: rounded half away from zero for each record', () => {
    const half: RecordData[] = [{ on: '2024-01-01', currency: 'EUR', rate: 0.5 }];
    expect(factsOf([eur('2024-02-01', 0.01), eur('2024-02-01', 0.01), eur('2024-02-01', -0.01)], half).values.sum).toBe(1 + 1 - 1);
  });

  it('FACT-M1: at the start of a span; without a window at the day', () => {
    const { values } = factsOf(
      [{ ...eur('2024-01-15', 100), until: '2025-01-01' }],
      [...rates, { on: '2024-06-30', currency: 'EUR', rate: 2 }, { on: '2024-07-01', currency: 'EUR', rate: 3 }],
    );
    expect([values.sum, values.spans, values.plain]).toEqual([11000, 11000, 20000]);
  });

  it('FACT-M2: decimals of both currencies count', () => {
    const one = (currency: string, amount: number, rate: number, own: string) =>
      factsOf([{ on: '2024-02-01', amount: { [currency]: amount } }], [{ on: '2024-01-01', currency, rate }], { currency: own }).values.sum;
    expect(one('JPY', 1000, 0.0067, 'USD')).toBe(670);
    expect(one('KWD', 1.234, 3.25, 'USD')).toBe(401);
    expect(one('USD', 10.01, 149.5, 'JPY')).toBe(1496);
    expect(one('USD', 10, 0.3071, 'KWD')).toBe(3071);
  });

  it('FACT-M2: the later in file order of two rates of a day; the partner’s after those of the base', () => {
    const base = [
      { on: '2024-01-01', currency: 'EUR', rate: 5 },
      { on: '2024-01-05', currency: 'EUR', rate: 7 },
    ];
    const own = [
      { on: '2024-01-01', currency: 'EUR', rate: 2 },
      { on: '2024-01-01', currency: 'EUR', rate: 3 },
    ];
    const sales = [eur('2024-01-02', 1), eur('2024-01-06', 1)];
    expect(factsOf(sales, own, { prepare: { rates: base } }).values.sum).toBe(300 + 700);
    expect(factsOf(sales, [], { prepare: { rates: base } }).values.sum).toBe(500 + 700);
    expect(factsOf(sales, [], { family: [{ id: 'q', records: { rate: own } }] }).values.sum).toBe(600);
  });

  it('FACT-M3: without a rate the fact is unknown, and so is a leaf', () => {
    expect(factsOf([eur('2023-12-31', 100), { on: '2024-01-01', amount: 5 }], rates).values).toMatchObject({ sum: null, large: 0 });
    expect(factsOf([eur('2024-01-31', 100), { on: '2024-01-01', amount: 5 }], rates).values).toMatchObject({ sum: 11500, large: 1 });
  });

  it('FACT-M4: counted records hold their own currency', () => {
    const [first, second] = factsOf([eur('2024-01-31', 1.5), { on: '2024-01-01', amount: 5 }], rates).records('sum');
    expect([first?.amount, first?.currency('amount'), first?.field('amount')]).toEqual([{ minor: 150, currency: 'EUR' }, 'EUR', 150]);
    expect([second?.amount, second?.currency('amount'), second?.field('on')]).toEqual([
      { minor: 500, currency: 'USD' },
      'USD',
      '2024-01-01',
    ]);
  });
});
