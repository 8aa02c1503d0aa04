import type { Fact, Program, Window } from '@tierwright/program';
import { afterEach, describe, expect, it } from 'vitest';
import type { PartnerData } from '../partner/partner-data.ts';
import { compileFacts } from './fact-model.ts';

const count = (window?: Window, more: Partial<Fact> = {}, where?: { fact: string; value: { fact: string } }): Fact => ({
  title: 'Count',
  type: 'integer',
  from: {
    record: 'deal',
    aggregate: 'count',
    ...(window ? { window } : {}),
    ...(where ? { where: { all: [{ operator: 'lessThan', ...where }] } } : {}),
  },
  ...more,
});
const program = (facts: Record<string, Fact>, timeZone = 'UTC'): Program => ({
  pdl: '1.0',
  program: 't',
  version: '1',
  title: 'Test',
  currency: 'USD',
  timeZone,
  records: {
    deal: {
      title: 'Deal',
      staleAfter: 'P10D',
      fields: {
        on: { type: 'date' },
        until: { type: 'date', optional: true },
        area: { type: 'enum', values: ['a', 'b'] },
        amount: { type: 'money' },
      },
    },
  },
  parameters: {
    always: { type: 'money', value: 25 },
    grandfathered: { type: 'money', at: 'joined', value: [{ value: 100 }, { from: '2024-06-15', value: 1 }] },
    limit: { type: 'money', value: [{ value: 100 }, { from: '2024-06-15', value: 1 }] },
    later: {
      type: 'date',
      value: '2030-01-01',
      variants: [
        { when: { all: [{ fact: 'limit', operator: 'greaterThan', value: 5 }] }, value: [{ from: '2024-06-20', value: '2029-01-01' }] },
      ],
    },
  },
  facts,
});
const data: PartnerData = {
  id: 'p',
  records: {
    deal: [
      { id: 'a', on: '2024-01-31', area: 'a', amount: 10 },
      { id: 'b', on: '2024-02-29', until: '2024-06-10', area: 'b', amount: { EUR: 20 } },
      { id: 'c', on: '2024-06-30', area: 'a', amount: 30.5 },
    ],
    rate: [
      { on: '2024-01-01', currency: 'EUR', rate: 1 },
      { on: '2024-06-12', currency: 'EUR', rate: 1.5 },
    ],
  },
};
function prepare(facts: Record<string, Fact>, changed: Partial<PartnerData> = {}, timeZone = 'UTC') {
  const model = compileFacts(program(facts, timeZone));
  const prepared = model.prepare({ ...data, ...changed });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return { model, partner: prepared.value };
}

describe('fact sets', () => {
  it('FACT-S1: hold declared facts, given values, today, the partner and its status', () => {
    const { model, partner } = prepare({ count: count() }, { facts: { 'leads.open': 2 } });
    const facts = model.facts(partner, '2024-06-30');
    expect(facts.values).toEqual({ count: 3, 'leads.open': 2, today: '2024-06-30', 'partner.id': 'p', 'partner.status': 'active' });
    expect([facts.asOf, facts.partner, [...facts.given], facts.problems]).toEqual(['2024-06-30', 'p', ['leads.open'], []]);
    const suspended = prepare({}, { facts: { 'partner.status': 'suspended' } });
    expect(suspended.model.facts(suspended.partner, '2024-06-30').values['partner.status']).toBe('suspended');
    const unsure = prepare({}, { facts: { 'partner.status': null } });
    expect(unsure.model.facts(unsure.partner, '2024-06-30').values['partner.status']).toBeNull();
  });

  it('FACT-S2: say which windows were looked at and what counted', () => {
    const facts: Record<string, Fact> = {
      trailing: count({ on: 'on', trailing: 'P4M' }),
      upTo: count({ on: 'on' }),
      valid: count({ span: ['on', 'until'] }),
      before: count({ on: 'on', calendar: { unit: 'quarter', complete: 1 } }),
      all: count(),
      grouped: count(undefined, { by: 'area' }),
      given: { title: 'Given', type: 'integer', attribute: 'given' },
    };
    const { model, partner } = prepare(facts);
    const set = model.facts(partner, '2024-06-29');
    expect(Object.keys(facts).map((id) => set.source(id))).toEqual([
      { windows: [{ from: '2024-03-01', through: '2024-06-29' }], records: [] },
      { windows: [{ through: '2024-06-29' }], records: ['a', 'b'] },
      { windows: [{ from: '2024-06-29', through: '2024-06-29' }], records: ['a'] },
      { windows: [{ from: '2024-01-01', through: '2024-03-31' }], records: ['a', 'b'] },
      { windows: [], records: ['a', 'b', 'c'] },
      { windows: [], records: ['a', 'b', 'c'] },
      undefined,
    ]);
    expect([set.source('grouped', 'a')?.records, set.source('grouped', 'b')?.records, set.source('nothing')]).toEqual([
      ['a', 'c'],
      ['b'],
      undefined,
    ]);
    const given = prepare(facts, { facts: { all: 7 } });
    const withGiven = given.model.facts(given.partner, '2024-06-29');
    expect([withGiven.source('all'), withGiven.records('all')]).toEqual([undefined, []]);
  });

  it('FACT-S3: give the counted records with the date they counted by, of one group or all', () => {
    const sum: Fact = {
      title: 'Sum',
      type: 'money',
      by: 'area',
      from: { record: 'deal', aggregate: 'sum', of: 'amount', window: { on: 'on' } },
    };
    const { model, partner } = prepare({ sum });
    const set = model.facts(partner, '2024-06-30');
    expect(set.records('sum').map(({ id, amount, field }) => [id, amount, typeof field])).toEqual([
      ['a', { minor: 1000, currency: 'USD' }, 'function'],
      ['b', { minor: 2000, currency: 'EUR' }, 'function'],
      ['c', { minor: 3050, currency: 'USD' }, 'function'],
    ]);
    const [b] = set.records('sum', 'b');
    expect([b?.date, model.recordsOf(partner, 'deal')[0]?.date]).toEqual(['2024-02-29', null]);
    expect([b?.field('until'), b?.field('area'), b?.field('colour'), b?.currency('amount'), b?.currency('area')]).toEqual([
      '2024-06-10',
      'b',
      null,
      'EUR',
      'USD',
    ]);
    expect([set.records('sum', 'x'), set.records('nothing')]).toEqual([[], []]);
  });
});

describe('the machine', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('FACT-S4: its time zone does not matter', () => {
    const facts = {
      count: count({ on: 'on', trailing: 'P1D' }),
      ids: { title: 'Ids', type: 'set', from: { record: 'deal', aggregate: 'set', of: 'id', window: { on: 'on' } } } as Fact,
    };
    const deal = ['2024-03-10T04:59:59Z', '2024-03-10T05:00:00Z', '2024-03-11T03:59:59Z', '2024-03-11T04:00:00Z'].map((on) => ({
      id: on,
      on,
      area: 'a',
      amount: 1,
    }));
    const seen = ['UTC', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Apia'].map((machine) => {
      process.env.TZ = machine;
      const { model, partner } = prepare(facts, { records: { deal } }, 'America/New_York');
      return { offset: new Date('2024-03-10T12:00:00Z').getTimezoneOffset(), values: model.facts(partner, '2024-03-10').values };
    });
    expect(seen.map(({ offset }) => offset)).toEqual([0, -330, 150, -780]);
    for (const { values } of seen) expect(values).toMatchObject({ count: 2, ids: deal.slice(0, 3).map(({ id }) => id) });
  });

  it('FACT-S4: nor does what was asked before', () => {
    const { model, partner } = prepare({ count: count({ on: 'on', trailing: 'P4M' }, {}, { fact: 'amount', value: { fact: 'limit' } }) });
    const first = model.facts(partner, '2024-06-30');
    const values = JSON.stringify(first.values);
    model.facts(partner, '2024-03-01', { parametersAsOf: '2020-01-01' });
    expect([JSON.stringify(first.values), JSON.stringify(model.facts(partner, '2024-06-30').values)]).toEqual([values, values]);
    expect(first.source('count')?.windows).toEqual([{ from: '2024-03-01', through: '2024-06-30' }]);
  });
});

describe('days of change', () => {
  const days = (facts: Record<string, Fact>, changed: Partial<PartnerData> = {}, from = '2024-06-01', to = '2024-06-30') => {
    const { model, partner } = prepare(facts, changed);
    return model.changeDays(partner, from, to);
  };

  it('FACT-H1, FACT-H2: records enter and leave', () => {
    expect(days({ count: count({ on: 'on', trailing: 'P4M' }) }, {}, '2024-01-01', '2025-01-01')).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-05-31',
      '2024-06-29',
      '2024-06-30',
      '2024-10-30',
    ]);
    expect(days({ count: count({ span: ['on', 'until'] }) }, {}, '2024-01-31', '2024-12-31')).toEqual([
      '2024-02-29',
      '2024-06-10',
      '2024-06-30',
    ]);
    expect(days({ count: count({ on: 'on', calendar: { unit: 'quarter', complete: 1 } }) }, {}, '2024-01-01', '2025-01-01')).toEqual([
      '2024-04-01',
      '2024-07-01',
      '2024-10-01',
    ]);
    expect(days({ count: count() })).toEqual([]);
  });

  it('FACT-H1: parameters change, at any depth; those looked up at a date of the partner do not', () => {
    expect(days({ count: count({ on: 'on', ago: 'P5Y' }, {}, { fact: 'amount', value: { fact: 'limit' } }) })).toEqual(['2024-06-15']);
    expect(days({ count: count(undefined, {}, { fact: 'on', value: { fact: 'later' } }) })).toEqual(['2024-06-15', '2024-06-20']);
  });

  it('FACT-H2: a parameter that is looked up at another date does not change with the day', () => {
    const joined: Fact = { title: 'Joined', type: 'date', attribute: 'joined' };
    const early = count({ on: 'on', ago: 'P5Y' }, {}, { fact: 'amount', value: { fact: 'grandfathered' } });
    expect(days({ joined, early }, { attributes: { joined: '2024-06-20' } })).toEqual([]);
  });

  it('FACT-H1: a rate begins, for a fact without a date', () => {
    const sum = (window?: Window): Fact => ({
      title: 'Sum',
      type: 'money',
      from: { record: 'deal', aggregate: 'sum', of: 'amount', ...(window ? { window } : {}) },
    });
    const large = count(undefined, {}, { fact: 'amount', value: { fact: 'always' } });
    expect([days({ sum: sum() }), days({ large }), days({ sum: sum({ on: 'on' }) })]).toEqual([
      ['2024-06-12'],
      ['2024-06-12'],
      ['2024-06-30'],
    ]);
  });

  it('FACT-H1: a watermark ends, and nothing changes after it', () => {
    expect(days({ count: count({ on: 'on' }) }, { loaded: { deal: '2024-06-05' } })).toEqual(['2024-06-16']);
    expect(days({ count: count({ on: 'on' }) }, { loaded: {} })).toEqual([]);
  });

  it('FACT-H2: given facts and attributes do not change; today may change a filter every day', () => {
    expect(
      days({ count: count({ on: 'on' }), joined: { title: 'Joined', type: 'date', attribute: 'joined' } }, { facts: { count: 1 } }),
    ).toEqual([]);
    expect(days({ count: count(undefined, {}, { fact: 'on', value: { fact: 'today' } }) }).length).toBe(29);
  });

  it('FACT-L7: some facts only', () => {
    const model = compileFacts(
      program({
        all: count({ on: 'on' }),
        month: count({ on: 'on', trailing: 'P1M' }),
        part: { title: 'Part', type: 'integer', from: { within: 'month' } },
      }),
    );
    const prepared = model.prepare(data);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
    const [whole, some] = [
      model.facts(prepared.value, '2024-06-30'),
      model.facts(prepared.value, '2024-06-30', { only: new Set(['part']) }),
    ];
    expect([whole.values.part, some.values.part, 'all' in some.values]).toEqual([1, 1, false]);
    const days = (only?: string) =>
      model.changeDays(prepared.value, '2024-02-01', '2024-07-30', only === undefined ? undefined : new Set([only]));
    expect(days('all')).toEqual(['2024-02-29', '2024-06-30']);
    expect(days('month')).toEqual(days());
    expect(days('part')).not.toEqual(days('all'));
  });
});
