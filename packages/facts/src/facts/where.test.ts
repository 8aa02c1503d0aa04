import type { Condition, Fact, Literal, Parameter, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { PartnerData } from '../partner/partner-data.ts';
import { compileFacts, type FactOptions } from './fact-model.ts';

const facts: Record<string, Fact> = {
  'partner.region': { title: 'Region', type: 'enum', values: ['N', 'S'], attribute: 'region' },
  'partner.joinedOn': { title: 'Joined on', type: 'date', attribute: 'joinedOn' },
  'partner.small': { title: 'Small', type: 'boolean', attribute: 'small', onMissing: true },
};
const program = (where: Condition, parameters: Record<string, Parameter>, times?: string[]): Program => ({
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
        kind: { type: 'enum', values: ['new', 'old'], optional: true },
        units: { type: 'integer', optional: true },
        amount: { type: 'money', optional: true },
        tags: { type: 'set', optional: true },
        line: { type: 'ref', to: 'line', optional: true },
      },
    },
    line: { title: 'Line', fields: { since: { type: 'date' }, grows: { type: 'boolean', optional: true } } },
  },
  parameters,
  facts: {
    ...facts,
    fact: times
      ? {
          title: 'Fact',
          type: 'number',
          from: { record: 'order', where, aggregate: 'sum', of: 'units', times: times.map((fact) => ({ fact })) },
        }
      : { title: 'Fact', type: 'set', from: { record: 'order', where, aggregate: 'set', of: 'id' } },
  },
});

const anything: Condition = { all: [{ fact: 'on', operator: 'greaterThan', value: '1990-01-01' }] };
const data: PartnerData = {
  id: 'p',
  attributes: { region: 'N', joinedOn: '2023-05-01' },
  records: {
    line: [
      { id: 'l1', since: '2024-01-01', grows: true },
      { id: 'l2', since: '2024-06-01', grows: false },
      { id: 'l3', since: '2024-06-01' },
    ],
    order: [
      { id: 'a', on: '2024-01-10', kind: 'new', units: 10, amount: 100, tags: ['x'], line: 'l1' },
      { id: 'b', on: '2024-06-10', kind: 'old', units: 20, amount: 99.99, tags: [], line: 'l2' },
      { id: 'c', on: '2024-06-20', line: 'l9' },
    ],
  },
};

function value(
  where: Condition,
  parameters: Record<string, Parameter> = {},
  changed: Partial<PartnerData> = {},
  options: FactOptions & { times?: string[] } = {},
): unknown {
  const { times, ...rest } = options;
  const model = compileFacts(program(where, parameters, times));
  const prepared = model.prepare({ ...data, ...changed });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return model.facts(prepared.value, '2024-06-30', rest).values.fact;
}
const leaf = (
  fact: string,
  operator: 'equal' | 'in' | 'lessThan' | 'greaterThanInclusive' | 'notEqual' | 'contains',
  of: Literal | { fact: string },
): Condition => ({
  all: [{ fact, operator, value: of }],
});
const limit = (type: Parameter['type'], of: Parameter['value']): Record<string, Parameter> => ({ limit: { type, value: of ?? null } });

describe('filters of records', () => {
  it.each<[string, Condition, Record<string, Parameter>, string[]]>([
    ['a field', leaf('kind', 'equal', 'new'), {}, ['a']],
    ['a field behind a ref', leaf('line.grows', 'equal', true), {}, ['a']],
    ['a ref, which is the id it holds', leaf('line', 'in', ['l2', 'l9']), {}, ['b', 'c']],
    ['a date and a literal', leaf('on', 'lessThan', '2024-06-10'), {}, ['a']],
    ['a date and a list of dates', leaf('on', 'in', ['2024-01-10', '2024-06-20']), {}, ['a', 'c']],
    ['a date and a parameter', leaf('on', 'lessThan', { fact: 'limit' }), limit('date', '2024-06-20'), ['a', 'b']],
    ['money and a literal', leaf('amount', 'greaterThanInclusive', 100), {}, ['a']],
    ['money and a parameter', leaf('amount', 'greaterThanInclusive', { fact: 'limit' }), limit('money', 99.99), ['a', 'b']],
    ['a set', leaf('tags', 'contains', 'x'), {}, ['a']],
    ['today', leaf('on', 'lessThan', { fact: 'today' }), {}, ['a', 'b', 'c']],
    ['a fact read from an attribute', leaf('partner.region', 'equal', 'N'), {}, ['a', 'b', 'c']],
    ['its default where the attribute is absent', leaf('partner.small', 'equal', true), {}, ['a', 'b', 'c']],
    ['its date', leaf('on', 'greaterThanInclusive', { fact: 'partner.joinedOn' }), {}, ['a', 'b', 'c']],
    ['anything else', leaf('conflict.directTeam', 'notEqual', 'hit'), {}, []],
  ])('FACT-C5: read %s', (_name, where, parameters, ids) => {
    expect(value(where, parameters)).toEqual(ids);
  });

  it('FACT-C5: a given fact stands for the attribute', () => {
    const where = leaf('partner.region', 'equal', 'N');
    expect(value(where, {}, { facts: { 'partner.region': 'S' } })).toEqual([]);
    expect(value(leaf('partner.joinedOn', 'equal', '2024-02-29'), {}, { facts: { 'partner.joinedOn': '2024-02-29' } })).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('FACT-C6: a record that lacks what is asked does not count, negated or not', () => {
    expect(value(leaf('kind', 'notEqual', 'old'))).toEqual(['a']);
    expect(value({ not: leaf('line.grows', 'equal', true) })).toEqual(['b']);
  });

  it('FACT-C6: an unknown parameter makes the fact unknown if a record hangs on it', () => {
    const placeholder: Record<string, Parameter> = { limit: { type: 'integer', placeholder: 'Not published', value: null } };
    const units: Condition = { fact: 'units', operator: 'greaterThanInclusive', value: { fact: 'limit' } };
    expect(value({ all: [units] }, placeholder)).toBeNull();
    expect(value({ all: [units, { fact: 'on', operator: 'lessThan', value: '2000-01-01' }] }, placeholder)).toEqual([]);
    expect(value({ any: [units, { fact: 'on', operator: 'greaterThan', value: '2000-01-01' }] }, placeholder)).toEqual(['a', 'b', 'c']);
    expect(value(leaf('partner.region', 'equal', 'N'), {}, { attributes: {} })).toBeNull();
  });
});

describe('parameters beside records', () => {
  const perOrder: Parameter = {
    type: 'number',
    records: ['order'],
    at: 'line.since',
    value: [{ value: 3 }, { from: '2024-02-27', value: 5 }],
  };
  const two = { records: { line: data.records?.line ?? [], order: (data.records?.order ?? []).slice(0, 2) } };

  it('FACT-P1: are looked up for each record, at its date, and read its fields', () => {
    expect(value(anything, { rate: perOrder }, two, { times: ['rate'] })).toBe(3 * 10 + 5 * 20);
    const growing: Parameter = { ...perOrder, variants: [{ when: leaf('line.grows', 'equal', true), value: 7 }] };
    expect(value(anything, { rate: growing }, two, { times: ['rate'] })).toBe(7 * 10 + 5 * 20);
    const { at: _at, ...today } = perOrder;
    expect(value(anything, { rate: today }, two, { times: ['rate'] })).toBe(5 * 30);
    expect(
      value(
        leaf('units', 'lessThan', { fact: 'rate' }),
        { rate: { ...perOrder, value: [{ value: 11 }, { from: '2024-02-27', value: 20 }] } },
        two,
      ),
    ).toEqual(['a']);
  });

  it('FACT-P1: without records they are looked up once, at a date of the partner or on the day of parameters', () => {
    const joined: Parameter = { type: 'number', at: 'partner.joinedOn', value: [{ value: 3 }, { from: '2023-05-02', value: 5 }] };
    expect(value(anything, { rate: joined }, two, { times: ['rate'] })).toBe(90);
    expect(value(anything, { rate: { ...joined, at: 'partner.region' } }, two, { times: ['rate'] })).toBeNull();
    const { at: _at, ...today } = joined;
    expect(value(anything, { rate: today }, two, { times: ['rate'] })).toBe(150);
  });

  it('FACT-P2: the first variant that has a value and holds decides; unknown makes it unknown', () => {
    const variants = [
      { when: leaf('partner.region', 'equal', 'N'), byTier: { gold: 100 } },
      { when: leaf('partner.region', 'equal', 'N'), value: [{ from: '2024-07-01', value: 50 }] },
      { when: leaf('partner.region', 'equal', 'N'), value: 2 },
      { when: leaf('partner.small', 'equal', true), value: 4 },
    ];
    const rate: Parameter = { type: 'number', value: 9, variants };
    const sum = (changed: Partial<PartnerData>) => value(anything, { rate }, { ...two, ...changed }, { times: ['rate'] });
    expect([sum({}), sum({ attributes: { region: 'S' } }), sum({ attributes: { region: 'S', small: false } })]).toEqual([60, 120, 270]);
    expect(sum({ attributes: {} })).toBeNull();
  });

  it('FACT-P2: no value, none on the date, an unknown date: unknown', () => {
    const sum = (rate: Parameter) => value(anything, { rate }, two, { times: ['rate'] });
    expect(sum({ type: 'number', byTier: { gold: 1 } })).toBeNull();
    expect(sum({ type: 'number', value: [{ from: '2024-07-01', value: 1 }] })).toBeNull();
    expect(value(anything, { rate: perOrder }, {}, { times: ['rate'] })).toBe(130);
    expect(value(anything, { rate: { ...perOrder, at: 'on' } }, two, { times: ['rate', 'rate'] })).toBe(9 * 10 + 25 * 20);
    const dangling = { records: { ...two.records, order: [{ id: 'z', on: '2024-01-01', units: 1, line: 'l9' }] } };
    expect(value(anything, { rate: perOrder }, dangling, { times: ['rate'] })).toBeNull();
  });

  it('FACT-P3: the day of parameters may be another than that of the facts', () => {
    const rate: Parameter = { type: 'number', value: [{ value: 1 }, { from: '2024-06-30', value: 2 }, { from: '2024-07-01', value: 3 }] };
    const sum = (options: FactOptions) => value(anything, { rate }, two, { times: ['rate'], ...options });
    expect([sum({}), sum({ parametersAsOf: '2024-06-29' }), sum({ parametersAsOf: '2024-07-01' })]).toEqual([60, 30, 90]);
  });

  it('FACT-P2: a parameter that names itself is unknown', () => {
    const rate: Parameter = { type: 'number', value: 1, variants: [{ when: leaf('rate', 'equal', 1), value: 2 }] };
    expect(value(anything, { rate }, two, { times: ['rate'] })).toBeNull();
  });
});
