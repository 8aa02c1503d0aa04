import type { Aggregate, Fact, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { FactSet } from '../fact-set/fact-set.ts';
import type { PartnerData } from '../partner/partner-data.ts';
import { exceptionsKnown } from '../partner/prepared-partner.ts';
import { compileFacts, type FactOptions } from './fact-model.ts';

const program = (facts: Record<string, Fact>, form: Program['dealRegistration'] | undefined = undefined): Program => ({
  pdl: '1.0',
  program: 't',
  version: '1',
  title: 'Test',
  currency: 'USD',
  timeZone: 'UTC',
  records: {
    deal: {
      title: 'Deal',
      staleAfter: 'P7D',
      fields: { on: { type: 'date' }, amount: { type: 'money' }, person: { type: 'ref', to: 'person', optional: true } },
    },
    person: { title: 'Person', fields: { joinedOn: { type: 'date' }, leftOn: { type: 'date', optional: true } } },
  },
  parameters: { rate: { type: 'number', records: ['deal'], at: 'person.joinedOn', value: 2 } },
  facts,
  ...(form ? { dealRegistration: form } : {}),
});

function factsOf(facts: Record<string, Fact>, data: Partial<PartnerData>, asOf = '2024-06-30', options: FactOptions = {}): FactSet {
  const model = compileFacts(program(facts));
  const prepared = model.prepare({ id: 'p', ...data });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return model.facts(prepared.value, asOf, options);
}
const from = (aggregate: Aggregate, type: Fact['type'], more: Partial<Fact> = {}): Fact => ({
  title: 'Fact',
  type,
  from: { record: 'deal', aggregate, of: 'amount', window: { on: 'on' } },
  ...more,
});
const count = from('count', 'integer');
const deal = [{ id: 'd', on: '2024-06-01', amount: 5, person: 'ana' }];
const person = [{ id: 'ana', joinedOn: '2020-01-01' }];

describe('missing data', () => {
  it.each<[Aggregate, Fact['type'], unknown]>([
    ['count', 'integer', 0],
    ['countDistinct', 'integer', 0],
    ['sum', 'money', 0],
    ['exists', 'boolean', false],
    ['set', 'set', []],
    ['average', 'money', null],
    ['median', 'money', null],
    ['min', 'money', null],
    ['max', 'money', null],
    ['latest', 'money', null],
  ])('FACT-L1: %s of nothing (%s) is %j', (aggregate, type, value) => {
    const facts = factsOf({ fact: from(aggregate, type) }, {});
    expect([facts.values.fact, facts.missing('fact')]).toEqual([value, value]);
  });

  it('FACT-L1: or what onMissing says', () => {
    const facts: Record<string, Fact> = {
      slowest: from('max', 'money', { onMissing: 1.5 }),
      counted: from('count', 'integer', { onMissing: 'unknown' }),
      joinedOn: { title: 'Joined', type: 'date', attribute: 'joinedOn', onMissing: '2020-02-29' },
      region: { title: 'Region', type: 'string', attribute: 'region' },
      words: { title: 'Words', type: 'set', attribute: 'words', onMissing: ['b', 'a', 'b'] },
      given: { title: 'Given', type: 'integer' },
    };
    expect(factsOf(facts, {}).values).toMatchObject({
      slowest: 150,
      counted: null,
      joinedOn: '2020-02-29',
      region: null,
      words: ['a', 'b'],
      given: null,
    });
    expect(factsOf(facts, { attributes: { region: null, joinedOn: '2024-01-01T23:30:00-05:00' } }).values).toMatchObject({
      region: null,
      joinedOn: '2024-01-02',
    });
  });

  it('FACT-L2: needed data that is missing is a problem, and the fact unknown', () => {
    const facts: Record<string, Fact> = {
      joinedOn: { title: 'Joined', type: 'date', attribute: 'joinedOn', onMissing: 'error' },
      sold: from('sum', 'money', { onMissing: 'error' }),
      known: count,
    };
    const missing = factsOf(facts, {});
    expect(missing.values).toMatchObject({ joinedOn: null, sold: null, known: 0 });
    expect(missing.problems.map(({ code, pointer, value, severity }) => [code, pointer, value, severity])).toEqual([
      ['PDL401', '/attributes/joinedOn', 'joinedOn', 'error'],
      ['PDL401', '/records/deal', 'sold', 'error'],
    ]);
    expect(factsOf(facts, { attributes: { joinedOn: '2020-01-01' }, facts: { sold: 5 } }).problems).toEqual([]);
    expect(factsOf(facts, { facts: { joinedOn: null }, records: { deal }, loaded: {} }).problems).toEqual([]);
  });
});

describe('records that are not loaded', () => {
  it('FACT-L3: are known through the watermark, and staleAfter longer', () => {
    const known = (loaded: PartnerData['loaded'], asOf: string) =>
      factsOf({ count }, { records: { deal }, ...(loaded ? { loaded } : {}) }, asOf).values.count;
    expect([known(undefined, '2024-06-30'), known({}, '2024-06-30'), known({ deal: null }, '2024-06-30')]).toEqual([1, null, null]);
    expect([known({ deal: '2024-06-23' }, '2024-06-30'), known({ deal: '2024-06-22' }, '2024-06-30')]).toEqual([1, null]);
    expect(known({ deal: '2024-06-22' }, '2024-06-29')).toBe(1);
  });

  it('FACT-L3: a kind without staleAfter is known through its day', () => {
    const people: Fact = { title: 'People', type: 'integer', from: { record: 'person', aggregate: 'count' } };
    const known = (day: string) => factsOf({ people }, { records: { person }, loaded: { person: day } }).values.people;
    expect([known('2024-06-30'), known('2024-07-01'), known('2024-06-29')]).toEqual([1, 1, null]);
  });

  it('FACT-L4: make a fact unknown, whatever onMissing says, and are listed', () => {
    const grouped: Fact = { ...count, by: 'person', onMissing: 0 };
    const facts = factsOf(
      { count, grouped, certain: { title: 'Certain', type: 'boolean', attribute: 'certain', onMissing: true } },
      { records: { deal }, loaded: { person: '2024-06-30' } },
    );
    expect(facts.values).toMatchObject({ count: null, grouped: null, certain: true });
    expect([...facts.notLoaded]).toEqual(['count', 'grouped']);
    expect([facts.records('count'), facts.source('count')?.records]).toEqual([[], []]);
    expect(factsOf({ count }, { facts: { count: 4 }, loaded: {} }).notLoaded.size).toBe(0);
  });

  it.each<[string, Fact]>([
    ['a window', { ...count, from: { record: 'deal', aggregate: 'count', window: { on: 'person.joinedOn' } } }],
    ['the end of a span', { ...count, from: { record: 'deal', aggregate: 'count', window: { span: ['on', 'person.leftOn'] } } }],
    [
      'a filter',
      {
        ...count,
        from: {
          record: 'deal',
          aggregate: 'count',
          where: { all: [{ fact: 'person.joinedOn', operator: 'lessThan', value: '2025-01-01' }] },
        },
      },
    ],
    ['the aggregated field', { ...count, from: { record: 'deal', aggregate: 'countDistinct', of: 'person.joinedOn' } }],
    ['a weight', { ...count, type: 'money', from: { record: 'deal', aggregate: 'sum', of: 'amount', times: [{ fact: 'rate' }] } }],
    [
      'a parameter in a filter',
      {
        ...count,
        from: {
          record: 'deal',
          aggregate: 'count',
          where: { all: [{ fact: 'amount', operator: 'greaterThan', value: { fact: 'rate' } }] },
        },
      },
    ],
  ])('FACT-L4: a kind that is read behind a ref in %s must be loaded too', (_name, fact) => {
    const data = { records: { deal, person } };
    expect(factsOf({ fact }, { ...data, loaded: { deal: '2024-06-30' } }).notLoaded.has('fact')).toBe(true);
    expect(factsOf({ fact }, { ...data, loaded: { deal: '2024-06-30', person: '2024-06-30' } }).notLoaded.size).toBe(0);
  });

  it('FACT-L4: so must those of the family, where it counts', () => {
    const family = [{ id: 'q', records: { deal }, loaded: { deal: '2024-01-01' } }];
    const facts = factsOf({ own: count, all: { ...count, over: 'family' } }, { records: { deal }, family });
    expect([facts.values.own, facts.values.all]).toEqual([1, null]);
  });

  it('FACT-L5: records and rates that were not recorded by then are left out', () => {
    const data = {
      records: {
        deal: [
          { on: '2024-06-01', amount: 1 },
          { on: '2024-06-01', amount: 2, recordedOn: '2024-06-10' },
          { on: '2024-06-01', amount: { EUR: 4 }, recordedOn: '2024-06-11T12:00:00Z' },
        ],
        rate: [
          { on: '2024-01-01', currency: 'EUR', rate: 1 },
          { on: '2024-02-01', currency: 'EUR', rate: 3, recordedOn: '2024-06-15' },
        ],
      },
    };
    const sum = (options: FactOptions) => factsOf({ sum: from('sum', 'money') }, data, '2024-06-30', options).values.sum;
    expect([
      sum({}),
      sum({ asKnownOn: '2024-06-09' }),
      sum({ asKnownOn: '2024-06-10' }),
      sum({ asKnownOn: '2024-06-14' }),
      sum({ asKnownOn: '2024-06-15' }),
    ]).toEqual([1500, 100, 300, 700, 1500]);
  });

  it('FACT-L5: so are exceptions', () => {
    const exception = { item: 'gold', effect: 'keepTier', until: '2025-01-01' };
    const prepared = compileFacts(program({})).prepare({
      id: 'p',
      records: {
        exception: [
          { ...exception, id: 'a' },
          { ...exception, id: 'b', recordedOn: '2024-06-10' },
        ],
      },
    });
    const known = (asKnownOn?: string) =>
      prepared.ok ? exceptionsKnown(prepared.value, asKnownOn).map(({ id }) => id) : prepared.problems;
    expect([known(), known('2024-06-09'), known('2024-06-10')]).toEqual([['a', 'b'], ['a'], ['a', 'b']]);
  });
});

describe('facts of a deal', () => {
  const form: Program['dealRegistration'] = {
    form: [
      {
        id: 'lines',
        title: 'Lines',
        type: 'lines',
        of: [
          { id: 'sku', title: 'SKU', type: 'product' },
          { id: 'units', title: 'Units', type: 'integer' },
        ],
      },
    ],
    rules: { hitPolicy: 'first', list: [], otherwise: { title: 'No', then: 'reject' } },
  };
  const fewest: Fact = { title: 'Fewest', type: 'integer', scope: 'deal', from: { record: 'dealLine', aggregate: 'min', of: 'units' } };
  const lines: Fact = { title: 'Lines', type: 'integer', scope: 'deal', from: { record: 'dealLine', aggregate: 'count' } };
  const model = compileFacts(program({ fewest, lines }, form));
  const values = (data: Partial<PartnerData>) => {
    const prepared = model.prepare({ id: 'p', ...data });
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
    return model.facts(prepared.value, '2024-06-30').values;
  };
  const two = [
    { sku: 'a', units: 500 },
    { sku: 'b', units: 99 },
  ];

  it('FACT-L6: read the lines of the deal, and are unknown without them', () => {
    expect(values({ facts: { 'deal.lines': two } })).toMatchObject({ fewest: 99, lines: 2 });
    expect(values({ records: { dealLine: two }, loaded: {} })).toMatchObject({ fewest: 99, lines: 2 });
    expect(values({})).toMatchObject({ fewest: null, lines: null });
    expect(values({ facts: { 'deal.lines': [] } })).toMatchObject({ fewest: null, lines: 0 });
  });

  it('FACT-L6: lines given anew replace those before', () => {
    const prepared = model.prepare({ id: 'p', facts: { 'deal.lines': two } });
    const again = prepared.ok ? model.withFacts(prepared.value, { 'deal.lines': [{ sku: 'c', units: 7 }] }) : prepared;
    expect(again.ok && model.facts(again.value, '2024-06-30').values).toMatchObject({ fewest: 7, lines: 1 });
    expect(again.ok && model.recordsOf(again.value, 'dealLine').map((line) => [line.id, line.field('sku'), line.field('units')])).toEqual([
      ['dealLine#1', 'c', 7],
    ]);
  });
});
