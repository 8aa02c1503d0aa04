import { compileProgram } from '@tierwright/engine';
import type { Fact, Parameter, Program, RecordKind } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { factKeys, factOfKey } from './fact-keys.ts';
import { readingKey } from './reading-key.ts';

const PROGRAM = {
  pdl: '1.0',
  program: 'example',
  version: '1',
  title: 'Example',
  currency: 'USD',
  timeZone: 'UTC',
  calendar: { yearStarts: '01-01' },
  records: {
    order: {
      title: 'Order',
      fields: {
        soldOn: { type: 'date' },
        amount: { type: 'money' },
        area: { type: 'enum', values: ['a', 'b'] },
        customer: { type: 'ref', to: 'customer' },
        note: { type: 'string', optional: true },
      },
    },
    customer: { title: 'Customer', fields: { size: { type: 'integer' }, name: { type: 'string' } } },
  },
  parameters: {
    least: { type: 'money', value: [{ value: 10 }, { from: '2026-01-01', value: 20 }] },
    weight: {
      type: 'number',
      records: ['order'],
      value: 1,
      variants: [{ when: { all: [{ fact: 'area', operator: 'equal', value: 'a' }] }, value: 2 }],
    },
    other: { type: 'money', byTier: { gold: 5 } },
  },
  facts: {
    bookings: {
      title: 'Bookings',
      type: 'money',
      from: {
        record: 'order',
        aggregate: 'sum',
        of: 'amount',
        window: { on: 'soldOn', calendar: { unit: 'year' } },
        times: [{ fact: 'weight' }],
        where: { all: [{ fact: 'amount', operator: 'greaterThan', value: { fact: 'least' } }] },
      },
    },
    large: {
      title: 'Of large customers',
      type: 'money',
      by: 'area',
      from: { within: 'bookings', where: { all: [{ fact: 'customer.size', operator: 'greaterThan', value: 100 }] } },
    },
    region: { title: 'Region', type: 'enum', values: ['x', 'y'], attribute: 'region' },
    people: { title: 'People', type: 'integer', attribute: 'people' },
  },
} satisfies Program;

type Change = (
  program: Program & { facts: Record<string, Fact>; records: Record<string, RecordKind>; parameters: Record<string, Parameter> },
) => void;

function changed(change: Change): Program {
  const program = structuredClone(PROGRAM) as unknown as Parameters<Change>[0];
  change(program);
  return program;
}

/** The facts whose keys a change makes new. */
function newKeys(change: Change): string[] {
  const [before, after] = [factKeys(compileProgram(PROGRAM)), factKeys(compileProgram(changed(change)))];
  return [...after].flatMap(([id, key]) => (before.get(id) === key ? [] : [id]));
}

const fact = (program: Parameters<Change>[0], id: string) => program.facts[id] as Fact & { from: Record<string, unknown> };

describe('keys of facts', () => {
  it('SIM-S2: are the same where the definition is, whatever it is called for people', () => {
    expect([...factKeys(compileProgram(PROGRAM)).values()].map(factOfKey)).toEqual(Object.keys(PROGRAM.facts));
    expect(
      newKeys((program) => {
        fact(program, 'bookings').title = 'Sales';
        fact(program, 'people').why = 'Because';
        fact(program, 'people').unit = 'people';
        (program.records.order as RecordKind).title = 'Orders';
        (program.parameters.least as Parameter).title = 'Least';
        (program.parameters.other as Parameter).byTier = { gold: 6 };
        program.facts.more = { title: 'More', type: 'integer', attribute: 'more' };
      }),
    ).toEqual(['more']);
  });

  it.each<[string, readonly string[], Change]>([
    ['an aggregate', ['bookings', 'large'], (program) => Object.assign(fact(program, 'bookings').from, { aggregate: 'max' })],
    ['a window', ['bookings', 'large'], (program) => Object.assign(fact(program, 'bookings').from, { window: { on: 'soldOn' } })],
    ['a filter of the chain', ['large'], (program) => Object.assign(fact(program, 'large').from, { where: undefined })],
    ['the start of the year', ['bookings', 'large'], (program) => Object.assign(program.calendar ?? {}, { yearStarts: '02-01' })],
    ['a value of a parameter', ['bookings', 'large'], (program) => Object.assign(program.parameters.least as Parameter, { value: 10 })],
    [
      'a variant of a weight',
      ['bookings', 'large'],
      (program) => Object.assign(program.parameters.weight?.variants?.[0] ?? {}, { value: 3 }),
    ],
    [
      'the words of a field',
      ['bookings', 'large'],
      (program) => Object.assign(program.records.order?.fields?.area ?? {}, { values: ['a'] }),
    ],
    ['a field behind a reference', ['large'], (program) => Object.assign(program.records.customer?.fields?.size ?? {}, { type: 'number' })],
    [
      'when records are stale',
      ['bookings', 'large'],
      (program) => Object.assign(program.records.order as RecordKind, { staleAfter: 'P5D' }),
    ],
    ['the family', ['bookings', 'large'], (program) => Object.assign(fact(program, 'bookings'), { over: 'family' })],
    ['what holds without data', ['people'], (program) => Object.assign(fact(program, 'people'), { onMissing: 0 })],
    ['the words of a fact', ['region'], (program) => Object.assign(fact(program, 'region'), { values: ['x'] })],
    ['an attribute', ['region'], (program) => Object.assign(fact(program, 'region'), { attribute: 'area' })],
    ['the currency', Object.keys(PROGRAM.facts), (program) => Object.assign(program, { currency: 'EUR' })],
    ['the time zone', Object.keys(PROGRAM.facts), (program) => Object.assign(program, { timeZone: 'Asia/Tokyo' })],
  ])('SIM-S2: %s makes keys new', (_, expected, change) => {
    expect(newKeys(change)).toEqual(expected);
  });

  it('SIM-S2: a fact of an attribute is part of the filter that reads it', () => {
    const program = changed((one) => {
      Object.assign(fact(one, 'bookings').from, { where: { all: [{ fact: 'region', operator: 'equal', value: 'x' }] } });
    });
    const keys = factKeys(compileProgram(program));
    const other = structuredClone(program);
    Object.assign(other.facts?.region ?? {}, { onMissing: 'x' });
    const found = [...factKeys(compileProgram(other))].flatMap(([id, key]) => (keys.get(id) === key ? [] : [id]));
    expect(found).toEqual(['bookings', 'large', 'region']);
  });
});

describe('what partners are read by', () => {
  const isRead = (change: Change) => readingKey(compileProgram(changed(change))) === readingKey(compileProgram(PROGRAM));

  it('SIM-S2: is the same until what is checked or converted changes', () => {
    expect([
      isRead((program) => Object.assign(fact(program, 'bookings').from, { aggregate: 'max' })),
      isRead((program) => Object.assign(program.parameters.least as Parameter, { value: 5 })),
      isRead((program) => Object.assign(program.records.order?.fields?.note ?? {}, { type: 'number' })),
      isRead((program) => Object.assign(program.records.order?.fields?.area ?? {}, { values: ['a'] })),
      isRead((program) => Object.assign(fact(program, 'region'), { values: ['x'] })),
      isRead((program) => Object.assign(program, { timeZone: 'Asia/Tokyo' })),
    ]).toEqual([true, true, false, false, false, false]);
  });
});
