import type { Fact, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { FactSet } from '../fact-set/fact-set.ts';
import type { PartnerData, RecordData } from '../partner/partner-data.ts';
import { compileFacts } from './fact-model.ts';

const program = (facts: Record<string, Fact>): Program => ({
  pdl: '1.0',
  program: 't',
  version: '1',
  title: 'Test',
  currency: 'USD',
  timeZone: 'UTC',
  records: {
    order: {
      title: 'Order',
      fields: {
        on: { type: 'date' },
        area: { type: 'enum', values: ['storage', 'backup'], optional: true },
        customer: { type: 'ref', to: 'customer', optional: true },
        amount: { type: 'money' },
      },
    },
    customer: { title: 'Customer', fields: { segment: { type: 'enum', values: ['public', 'private'] } } },
  },
  parameters: { none: { type: 'money', placeholder: 'Not published', value: null } },
  facts,
});

function factsOf(facts: Record<string, Fact>, data: Partial<PartnerData>): FactSet {
  const model = compileFacts(program(facts));
  const prepared = model.prepare({ id: 'p', ...data });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return model.facts(prepared.value, '2024-06-30');
}

const order: RecordData[] = [
  { id: 'a', on: '2024-06-01', area: 'backup', customer: 'c1', amount: 10 },
  { id: 'b', on: '2024-06-02', area: 'backup', customer: 'c2', amount: 20 },
  { id: 'c', on: '2024-06-03', customer: 'c9', amount: 40 },
];
const customer: RecordData[] = [
  { id: 'c1', segment: 'public' },
  { id: 'c2', segment: 'public' },
];
const sum = (by: string, more: Partial<Fact> = {}): Fact => ({
  title: 'Sum',
  type: 'money',
  by,
  from: { record: 'order', aggregate: 'sum', of: 'amount' },
  ...more,
});

describe('groups', () => {
  it('FACT-G1: every word of an enum field, with the missing value where nothing counts', () => {
    const { values } = factsOf(
      {
        area: sum('area'),
        segment: sum('customer.segment'),
        unknown: sum('area', { onMissing: 'unknown' }),
        least: sum('area', { from: { record: 'order', aggregate: 'min', of: 'amount' } }),
      },
      { records: { order, customer } },
    );
    expect(values).toMatchObject({ area: { storage: 0, backup: 3000 }, segment: { public: 3000, private: 0 } });
    expect(values).toMatchObject({ unknown: { storage: null, backup: 3000 }, least: { storage: null, backup: 1000 } });
  });

  it('FACT-G1: of any other field, the groups that occur among what counts', () => {
    const byCustomer = sum('customer', {
      from: { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'on', trailing: 'P29D' } },
    });
    expect(factsOf({ byCustomer }, { records: { order, customer } }).values.byCustomer).toEqual({ c2: 2000, c9: 4000 });
    expect(factsOf({ byCustomer }, {}).values.byCustomer).toEqual({});
  });

  it('FACT-G2: unknown as a whole is null; a group without an entry has the missing value', () => {
    const where = { fact: 'amount', operator: 'greaterThan', value: { fact: 'none' } } as const;
    const unsure = sum('area', { from: { record: 'order', aggregate: 'sum', of: 'amount', where: { all: [where] } } });
    const facts = factsOf(
      { unsure, byCustomer: sum('customer'), latest: sum('area', { from: { record: 'order', aggregate: 'max', of: 'amount' } }) },
      { records: { order, customer } },
    );
    expect(facts.values.unsure).toBeNull();
    expect([facts.missing('byCustomer'), facts.missing('latest'), facts.missing('other')]).toEqual([0, null, null]);
  });

  it('FACT-G3: given groups stand; other words of the field have the missing value', () => {
    const facts = { area: sum('area'), byCustomer: sum('customer') };
    const given = { area: { storage: 99.5 }, byCustomer: { c7: 1 } };
    expect(factsOf(facts, { facts: given, records: { order, customer } }).values).toMatchObject({
      area: { storage: 9950, backup: 0 },
      byCustomer: { c7: 100 },
    });
    expect(factsOf(facts, { facts: { area: {} } }).values.area).toEqual({ storage: 0, backup: 0 });
    expect(factsOf(facts, { facts: { area: { backup: null } } }).values.area).toEqual({ storage: 0, backup: null });
  });

  it('FACT-G1: an attribute may be grouped too', () => {
    const facts: Record<string, Fact> = { seats: { title: 'Seats', type: 'integer', by: 'area', attribute: 'seats', onMissing: 1 } };
    expect(factsOf(facts, { attributes: { seats: { backup: 5 } } }).values.seats).toEqual({ storage: 1, backup: 5 });
    expect(factsOf(facts, {}).values.seats).toEqual({ storage: 1, backup: 1 });
  });
});

describe('narrowing', () => {
  const base: Fact = {
    title: 'Base',
    type: 'money',
    from: {
      record: 'order',
      aggregate: 'sum',
      of: 'amount',
      times: [2],
      window: { on: 'on', trailing: 'P29D' },
      where: { all: [{ fact: 'amount', operator: 'lessThan', value: 100 }] },
    },
  };

  it('FACT-N1: takes over the aggregate, weights, filters and windows of the chain', () => {
    const facts: Record<string, Fact> = {
      base,
      part: {
        title: 'Part',
        type: 'money',
        from: { within: 'base', where: { all: [{ fact: 'area', operator: 'equal', value: 'backup' }] } },
      },
      early: { title: 'Early', type: 'money', from: { within: 'base', window: { on: 'on', ago: 'P28D' } } },
      smaller: {
        title: 'Smaller',
        type: 'money',
        from: { within: 'part', where: { all: [{ fact: 'amount', operator: 'lessThan', value: 15 }] } },
      },
    };
    const more = [...order, { id: 'd', on: '2024-06-20', area: 'backup', amount: 100 }];
    expect(factsOf(facts, { records: { order: more, customer } }).values).toMatchObject({
      base: 12000,
      part: 4000,
      early: 4000,
      smaller: 0,
    });
  });

  it('FACT-N1: families too, and its own groups', () => {
    const facts: Record<string, Fact> = {
      base: { ...base, over: 'family' },
      part: { title: 'Part', type: 'money', by: 'area', from: { within: 'base' } },
    };
    const family = [{ id: 'q', records: { order: [{ on: '2024-06-05', area: 'storage', amount: 7 }] } }];
    const narrowed: Record<string, Fact> = { base, all: { title: 'All', type: 'money', over: 'family', from: { within: 'base' } } };
    expect(factsOf(narrowed, { records: { order, customer }, family }).values).toMatchObject({ base: 12000, all: 13400 });
    expect(factsOf(facts, { records: { order, customer }, family }).values).toMatchObject({
      base: 13400,
      part: { storage: 1400, backup: 4000 },
    });
  });
});

describe('families', () => {
  const facts: Record<string, Fact> = {
    own: { title: 'Own', type: 'integer', from: { record: 'order', aggregate: 'count' } },
    all: { title: 'All', type: 'integer', over: 'family', from: { record: 'order', aggregate: 'count' } },
    customers: {
      title: 'Customers',
      type: 'integer',
      over: 'family',
      from: { record: 'order', aggregate: 'countDistinct', of: 'customer' },
    },
    public: {
      title: 'Public',
      type: 'set',
      over: 'family',
      from: {
        record: 'order',
        aggregate: 'set',
        of: 'id',
        where: { all: [{ fact: 'customer.segment', operator: 'equal', value: 'public' }] },
      },
    },
    latest: {
      title: 'Latest',
      type: 'money',
      over: 'family',
      from: { record: 'order', aggregate: 'latest', of: 'amount', window: { on: 'on' } },
    },
  };
  const member: PartnerData = {
    id: 'q',
    records: {
      order: [
        { id: 'x', on: '2024-06-03', customer: 'c1', amount: 5 },
        { id: 'y', on: '2024-06-01', customer: 'c9', amount: 6 },
      ],
      customer: [{ id: 'c9', segment: 'public' }],
    },
  };

  it('FACT-N2: count the records of all members; refs are followed within each', () => {
    const set = factsOf(facts, { records: { order, customer }, family: [member] });
    expect(set.values).toMatchObject({ own: 3, all: 5, customers: 3, public: ['a', 'b', 'y'], latest: 500 });
    expect(set.records('all').map(({ id, partner }) => `${partner}/${id}`)).toEqual(['p/a', 'p/b', 'p/c', 'q/x', 'q/y']);
  });

  it('FACT-R1: a ref is the id it holds; behind it are the fields of that record', () => {
    const [first] = factsOf(facts, { records: { order, customer } }).records('own');
    expect([
      first?.field('customer'),
      first?.field('customer.segment'),
      first?.field('customer.id'),
      first?.field('customer.segment.x'),
      first?.field('id'),
    ]).toEqual(['c1', 'public', 'c1', null, 'a']);
  });
});
