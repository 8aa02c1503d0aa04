import type { PartnerData } from '@tierwright/facts';
import type { Benefit, Parameter, Program, Stack } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { all, both, leaf, small } from './small-program.ts';

const invoice = {
  title: 'Invoice',
  fields: {
    on: { type: 'date' as const },
    product: { type: 'enum' as const, values: ['licence', 'support'] },
    subscription: { type: 'string' as const },
    amount: { type: 'money' as const },
  },
};
const rate: Parameter = { type: 'percent', byTier: { low: 5, top: 10 } };

/** Two tiers by people; invoices as a basis. */
const giving = (benefits: Benefit[], stacking: Record<string, Stack> = {}, parts: Partial<Program> = {}): Program =>
  small({
    records: { invoice },
    facts: {
      people: { title: 'People', type: 'integer', unit: 'people', attribute: 'people', onMissing: 0 },
      region: { title: 'Region', type: 'enum', values: ['north', 'south'], attribute: 'region' },
      invoiced: {
        title: 'Invoiced',
        type: 'money',
        from: { record: 'invoice', aggregate: 'sum', of: 'amount', window: { on: 'on', trailing: 'P12M' } },
      },
    },
    parameters: { rate, cap: { type: 'money', value: { EUR: 50, USD: 60 } } },
    tracks: [
      {
        id: 'main',
        title: 'Main',
        tiers: [
          { id: 'low', title: 'Low' },
          { id: 'top', title: 'Top', qualify: all(leaf('people', 'greaterThanInclusive', 5)) },
        ],
        review: { promote: { at: { every: 'month' } }, demote: { at: { every: 'month' } } },
      },
    ],
    benefits,
    stacking,
    ...parts,
  });
const discount = (parts: Partial<Benefit> = {}): Benefit => ({
  id: 'd',
  title: 'Discount',
  kind: 'discount',
  value: { fact: 'rate' },
  basis: 'invoiced',
  ...parts,
});
const bill = (on: string, amount: number | { USD: number }, parts: object = {}) => ({
  on,
  amount,
  product: 'licence',
  subscription: 's1',
  ...parts,
});
const first = async (program: Program, data: Partial<PartnerData> = {}, asOf = '2026-06-30') =>
  (await both(program, data, { asOf })).benefits[0];

describe('who gets a benefit', () => {
  it('ENG-B1: a benefit of a track that is not decided is not listed; without a track it follows the tier it names', async () => {
    const other = {
      id: 'other',
      title: 'Other',
      appliesTo: all(leaf('region', 'equal', 'south')),
      tiers: [{ id: 'basic', title: 'Basic' }],
    };
    const program = giving([discount({ track: 'other' }), discount({ id: 'e', atLeast: 'top' })]);
    const two = { ...program, tracks: [other, ...(program.tracks ?? [])] };
    expect((await both(two, { attributes: { people: 5 } })).benefits.map(({ benefit }) => benefit)).toEqual(['e']);
    const inBoth = await both(two, { attributes: { people: 5, region: 'south' } });
    expect(inBoth.benefits).toMatchObject([
      { benefit: 'd', granted: false },
      { benefit: 'e', granted: true, value: 10 },
    ]);
  });
  it('ENG-B2: a tier is held, at or above atLeast, when is met, and the value is known', async () => {
    expect(await first(giving([discount()]), { attributes: { people: 5 } })).toMatchObject({ granted: true, value: 10, unit: 'percent' });
    expect(await first(giving([discount({ atLeast: 'top' })]))).toMatchObject({ granted: false, value: null, amount: 0 });
    const when = all(leaf('region', 'equal', 'north'));
    expect(await first(giving([discount({ when })]), { attributes: { region: 'north' } })).toMatchObject({ granted: true, value: 5 });
    expect(await first(giving([discount({ when })]))).toMatchObject({ granted: false });
    expect(await first(giving([{ id: 'a', title: 'A', kind: 'access' }]))).toEqual({
      benefit: 'a',
      title: 'A',
      kind: 'access',
      granted: true,
      value: null,
    });
  });
  it('ENG-B6: a blank cell is no benefit, an unknown value an unknown amount', async () => {
    const blank = giving([discount()], {}, { parameters: { rate: { type: 'percent', byTier: { top: 10 } } } });
    expect(await first(blank)).toMatchObject({ granted: false, value: null, amount: 0 });
    const unknown = giving([discount()], {}, { parameters: { rate: { type: 'percent', value: null, placeholder: 'not published' } } });
    expect(await first(unknown)).toMatchObject({ granted: false, value: null, amount: null });
  });
});

describe('amounts', () => {
  it('ENG-B6: percent of money rounds half away from zero to minor units', async () => {
    const records = { invoice: [bill('2026-06-01', 0.1)] };
    expect(await first(giving([discount()]), { records })).toMatchObject({ value: 5, amount: 0.01 });
    expect(await first(giving([discount()]), { records: { invoice: [bill('2026-06-01', 0.09)] } })).toMatchObject({ amount: 0 });
    expect(await first(giving([discount()]), { records: { invoice: [bill('2026-06-01', -0.1)] } })).toMatchObject({ amount: -0.01 });
  });
  it('ENG-B6: money is the value, times a number; not granted is 0, an unknown basis unknown', async () => {
    expect(await first(giving([{ id: 'f', title: 'Fee', kind: 'fee', value: 2950, every: 'year' }]))).toMatchObject({
      amount: 2950,
      unit: 'money',
      every: 'year',
    });
    expect(
      await first(giving([{ id: 'f', title: 'Fee', kind: 'fee', value: 10, basis: 'people' }]), { attributes: { people: 3 } }),
    ).toMatchObject({ amount: 30 });
    expect(await first(giving([discount()]), { loaded: {} })).toMatchObject({ granted: true, amount: null });
    expect(await first(giving([{ id: 'c', title: 'C', kind: 'count', value: 3 }]))).toMatchObject({ value: 3, unit: 'count' });
  });
  it('ENG-B6, ENG-P1: a derived basis is that of the tier held', async () => {
    const program = giving(
      [discount({ value: 10, basis: 'target' })],
      {},
      {
        parameters: { rate, goal: { type: 'money', byTier: { low: 100, top: 900 } } },
        derived: { target: { sum: ['invoiced', 'goal'] } },
      },
    );
    expect(await first(program, { attributes: { people: 5 }, records: { invoice: [bill('2026-06-01', 100)] } })).toMatchObject({
      amount: 100,
    });
  });
  it('ENG-B7: a cap on the whole cuts the total', async () => {
    const capped = giving([discount({ caps: [{ amount: 7, every: 'year' }] })]);
    expect(await first(capped, { records: { invoice: [bill('2026-06-01', 1000)] } })).toMatchObject({ amount: 7 });
    expect(await first(capped, { records: { invoice: [bill('2026-06-01', 100)] } })).toMatchObject({ amount: 5 });
  });
  it('ENG-B7: the period of a cap is that of the date the record counts by, narrowed facts and spans too', async () => {
    const narrowed = giving(
      [discount({ value: 100, basis: 'licences', caps: [{ amount: 100, per: 'subscription', every: 'month' }] })],
      {},
      {
        facts: {
          people: { title: 'People', type: 'integer', attribute: 'people', onMissing: 0 },
          all: { title: 'All', type: 'money', from: { record: 'invoice', aggregate: 'sum', of: 'amount' } },
          licences: { title: 'Licences', type: 'money', from: { within: 'all', window: { on: 'on', trailing: 'P12M' } } },
        },
      },
    );
    const invoices = ['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'].map((on) => bill(on, 500));
    expect(await first(narrowed, { records: { invoice: invoices } })).toMatchObject({ amount: 400 });
  });
  it('ENG-B7, ENG-B8: records share a cap by period, value and currency, each in its own money', async () => {
    const capped = giving([
      discount({
        value: 100,
        caps: [{ where: all(leaf('product', 'equal', 'licence')), amount: { fact: 'cap' }, per: 'subscription', every: 'month' }],
      }),
    ]);
    const invoices = [
      bill('2026-05-05', 40),
      bill('2026-05-25', 40),
      bill('2026-06-05', 40),
      bill('2026-06-05', 70, { subscription: 's2' }),
      bill('2026-06-05', { USD: 100 }),
      bill('2026-06-05', 500, { product: 'support' }),
    ];
    expect(await first(capped, { records: { invoice: invoices } })).toMatchObject({ amount: { EUR: 640, USD: 60 } });
    expect(await first(capped, { records: { invoice: invoices.slice(0, 4) } })).toMatchObject({ amount: 140 });
    const noDollarCap = giving([discount({ value: 100, caps: [{ amount: 50, per: 'subscription' }] })]);
    expect(await first(noDollarCap, { records: { invoice: invoices } })).toMatchObject({ amount: null });
  });
});

describe('whose tier', () => {
  const previous = { on: '2026-01-10', tier: 'top' };
  const records = { invoice: [bill('2026-01-20', 100), bill('2026-02-20', 100)] };
  it('ENG-B4: each record at the tier of its day, while the value shown is today’s', async () => {
    const data = { previous, records };
    expect(await first(giving([discount({ tierAt: 'on' })]), data)).toMatchObject({ value: 5, amount: 15 });
    expect(await first(giving([discount()]), data)).toMatchObject({ value: 5, amount: 10 });
  });
  it('ENG-B4: the tier at the start of the period', async () => {
    const quarterly = giving([discount({ tierAt: { every: 'quarter' } })]);
    const data = { previous: { on: '2026-01-10', tier: 'top', since: '2025-01-01' }, records };
    expect(await first(quarterly, data, '2026-03-31')).toMatchObject({ value: 10, amount: 20 });
    expect(await first(quarterly, data, '2026-04-01')).toMatchObject({ value: 5, amount: 10 });
  });
  it('ENG-B5: before the previous state the tier is not known, unless since reaches back', async () => {
    const early = { invoice: [bill('2025-12-01', 100), ...records.invoice] };
    expect(await first(giving([discount({ tierAt: 'on' })]), { previous, records: early })).toMatchObject({ value: 5, amount: null });
    const since = { ...previous, since: '2025-11-01' };
    expect(await first(giving([discount({ tierAt: 'on' })]), { previous: since, records: early })).toMatchObject({ amount: 25 });
    expect(await first(giving([discount({ tierAt: 'on' })]), { records: early })).toMatchObject({ amount: 15 });
    expect(await first(giving([discount({ tierAt: { every: 'quarter' } })]), { previous, records }, '2026-02-01')).toMatchObject({
      granted: false,
      value: null,
      amount: null,
    });
  });
});

describe('stacking', () => {
  const plus = discount({ id: 'e', title: 'Extra', value: 2.5 });
  const stackOf = async (stack: Partial<Stack>, parts: Partial<Program> = {}) => {
    const program = giving([discount(), plus], { s: { title: 'S', of: ['d', 'e'], how: 'add', ...stack } }, parts);
    return (await both(program, { attributes: { people: 5 }, records: { invoice: [bill('2026-06-01', 1000)] } })).stacking[0];
  };
  it('ENG-B9, ENG-B10: added, compounded, the higher, cut at max, in amounts too', async () => {
    expect(await stackOf({})).toEqual({ stack: 's', title: 'S', value: 12.5, amount: 125 });
    expect(await stackOf({ how: 'compound' })).toMatchObject({ value: 12.25, amount: 122.5 });
    expect(await stackOf({ how: 'higher' })).toMatchObject({ value: 10, amount: 100 });
    expect(await stackOf({ max: 11 })).toMatchObject({ value: 11, amount: 110 });
    expect(
      await stackOf(
        { max: { fact: 'most' } },
        { parameters: { rate, most: { type: 'percent', value: null, placeholder: 'not published' } } },
      ),
    ).toMatchObject({ value: null, amount: null });
  });
  it('ENG-B9: thirds round to six decimals', async () => {
    const parameters: Record<string, Parameter> = { rate: { type: 'percent', value: 33.3333333 } };
    expect(await stackOf({}, { parameters })).toMatchObject({ value: 35.833333 });
  });
  it('ENG-B10: members with caps add up as amounts, or not at all', async () => {
    const capped = discount({ caps: [{ amount: 7 }] });
    const program = (how: Stack['how']) => giving([capped, plus], { s: { title: 'S', of: ['d', 'e'], how } });
    const records = { invoice: [bill('2026-06-01', 1000)] };
    expect((await both(program('add'), { records })).stacking[0]).toMatchObject({ value: 7.5, amount: 32 });
    expect((await both(program('compound'), { records })).stacking[0]).toMatchObject({ value: 7.375, amount: null });
  });
  it('ENG-B9, ENG-B10: what a member gives is not known, so what they give together is not', async () => {
    const parameters: Record<string, Parameter> = { rate: { type: 'percent', value: null, placeholder: 'not published' } };
    expect(await stackOf({}, { parameters })).toMatchObject({ value: null, amount: null });
  });
  it('ENG-B10: nothing granted is nothing, not unknown', async () => {
    const program = giving([discount({ atLeast: 'top' })], { s: { title: 'S', of: ['d', 'd'], how: 'add' } });
    expect((await both(program)).stacking[0]).toEqual({ stack: 's', title: 'S', value: null, amount: 0 });
  });
});

describe('groups', () => {
  const grouped = (benefits: Benefit[], stacking: Record<string, Stack> = {}): Program =>
    giving(benefits, stacking, {
      facts: {
        amount: { title: 'Amount', type: 'money', by: 'product', from: { record: 'invoice', aggregate: 'sum', of: 'amount' } },
        total: { title: 'Total', type: 'money', from: { record: 'invoice', aggregate: 'sum', of: 'amount' } },
      },
      tracks: [
        {
          id: 'main',
          title: 'Main',
          per: 'product',
          tiers: [
            { id: 'low', title: 'Low', qualify: all(leaf('amount', 'greaterThan', 0)) },
            { id: 'top', title: 'Top', qualify: all(leaf('amount', 'greaterThanInclusive', 1000)) },
          ],
        },
      ],
    });
  const records = { invoice: [bill('2026-06-01', 1000), bill('2026-06-01', 200, { product: 'support' })] };
  const byProduct = discount({ basis: 'amount' });
  it('ENG-B3: by group where basis and value are; at the headline tier otherwise', async () => {
    const { benefits } = await both(
      grouped([byProduct, discount({ id: 'e', basis: 'total' }), discount({ id: 'f', basis: 'amount', value: 1 })]),
      { records },
    );
    expect(benefits).toMatchObject([
      { value: { licence: 10, support: 5 }, amount: 110 },
      { value: 10, amount: 120 },
      { value: 1, amount: 12 },
    ]);
    const only = await both(grouped([byProduct]), { records: { invoice: records.invoice.slice(0, 1) } });
    expect(only.benefits[0]).toMatchObject({ granted: true, value: { licence: 10, support: null }, amount: 100 });
    expect((await both(grouped([byProduct]))).benefits[0]).toMatchObject({ granted: false, value: null, amount: 0 });
  });
  it('ENG-B9, ENG-B10: stacked by group, the rest at what is not by group', async () => {
    const stacking: Record<string, Stack> = { s: { title: 'S', of: ['d', 'f'], how: 'compound' } };
    const program = grouped([discount({ basis: 'amount', atLeast: 'top' }), discount({ id: 'f', basis: 'amount', value: 1 })], stacking);
    expect((await both(program, { records })).stacking[0]).toMatchObject({ value: { licence: 10.9 }, others: 1, amount: 111 });
  });
});
