import { describe, expect, it } from 'vitest';
import { OPERATORS } from '../../conditions/schema.ts';
import type { Program } from '../../document/schema.ts';
import { VALUE_TYPES } from '../../facts/schema.ts';
import { checkMeaning } from '../check-meaning.ts';

const words = { values: ['a', 'b'] };
const facts = Object.fromEntries(
  VALUE_TYPES.map((type) => [
    `f.${type}`,
    { title: type, type, attribute: type, onMissing: 'error', ...(type === 'enum' || type === 'set' ? words : {}) },
  ]),
);
const base = { pdl: '1.0', program: 'p', version: '1', title: 'P', currency: 'USD', timeZone: 'UTC', facts };

/** Codes and pointers of errors, below the requirement's condition. */
function errors(leaf: unknown, more: Record<string, unknown> = {}): string[] {
  const program = { ...base, ...more, facts: { ...facts, ...(more.facts as object) }, requirements: { r: { title: 'R', when: leaf } } };
  return checkMeaning(program as unknown as Program)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, pointer }) => `${code} ${pointer.replace('/requirements/r/when', '')}`);
}
const test = (fact: string, operator: string, value: unknown) => ({ all: [{ fact, operator, value }] });

const LITERALS: Record<(typeof VALUE_TYPES)[number], unknown> = {
  integer: 3,
  number: 2.5,
  money: 10.25,
  percent: 70,
  boolean: true,
  date: '2027-01-31',
  duration: 'P90D',
  string: 'x',
  enum: 'a',
  set: ['a'],
};

describe('operators', () => {
  it('PDL-M9: each operator fits its types and no others', () => {
    const fits = Object.fromEntries(
      VALUE_TYPES.map((type) => [
        type,
        OPERATORS.filter(
          (operator) => !errors(test(`f.${type}`, operator, LITERALS[type])).some((error) => error.startsWith('PDL210')),
        ).join(' '),
      ]),
    );
    const order = 'lessThan lessThanInclusive greaterThan greaterThanInclusive';
    expect(fits).toEqual({
      integer: `equal notEqual ${order}`,
      number: `equal notEqual ${order}`,
      money: `equal notEqual ${order}`,
      percent: `equal notEqual ${order}`,
      boolean: 'equal notEqual',
      date: `equal notEqual in notIn ${order}`,
      duration: 'equal notEqual',
      string: 'equal notEqual in notIn',
      enum: 'equal notEqual in notIn',
      set: 'contains doesNotContain someValue:contains everyValue:contains',
    });
  });

  it('PDL-M9: in and notIn and the decorated operators have a list or a set on the right', () => {
    for (const [fact, operator] of [
      ['f.enum', 'in'],
      ['f.string', 'notIn'],
      ['f.set', 'someValue:contains'],
      ['f.set', 'everyValue:contains'],
    ] as const) {
      expect(errors(test(fact, operator, ['a']))).toEqual([]);
      expect(errors(test(fact, operator, []))).toEqual([]);
      expect(errors(test(fact, operator, { fact: 'f.set' }))).toEqual([]);
      expect(errors(test(fact, operator, 'a'))).toEqual(['PDL213 /all/0/value']);
      expect(errors(test(fact, operator, { fact: 'f.enum' }))).toEqual(['PDL213 /all/0/value/fact']);
    }
    expect(errors(test('f.set', 'contains', ['a']))).toEqual(['PDL211 /all/0/value']);
    expect(errors(test('f.set', 'contains', { fact: 'f.enum' }))).toEqual([]);
    expect(errors(test('f.date', 'in', ['2027-01-31', '2027-02-30']))).toEqual(['PDL233 /all/0/value/1']);
  });
});

describe('sides of a test', () => {
  it('PDL-M10: values compare within their family', () => {
    const compared = Object.fromEntries(
      VALUE_TYPES.filter((type) => type !== 'set').map((left) => [
        left,
        VALUE_TYPES.map((right) => errors(test(`f.${left}`, 'equal', { fact: `f.${right}` }))[0]?.slice(0, 6) ?? 'ok').join(' '),
      ]),
    );
    expect(compared).toEqual({
      integer: 'ok ok PDL212 PDL212 PDL211 PDL211 PDL211 PDL211 PDL211 PDL211',
      number: 'ok ok PDL212 PDL212 PDL211 PDL211 PDL211 PDL211 PDL211 PDL211',
      money: 'PDL212 PDL212 ok PDL212 PDL211 PDL211 PDL211 PDL211 PDL211 PDL211',
      percent: 'PDL212 PDL212 PDL212 ok PDL211 PDL211 PDL211 PDL211 PDL211 PDL211',
      boolean: 'PDL211 PDL211 PDL211 PDL211 ok PDL211 PDL211 PDL211 PDL211 PDL211',
      date: 'PDL211 PDL211 PDL211 PDL211 PDL211 ok PDL211 PDL211 PDL211 PDL211',
      duration: 'PDL211 PDL211 PDL211 PDL211 PDL211 PDL211 ok PDL211 PDL211 PDL211',
      string: 'PDL211 PDL211 PDL211 PDL211 PDL211 PDL211 PDL211 ok ok PDL211',
      enum: 'PDL211 PDL211 PDL211 PDL211 PDL211 PDL211 PDL211 ok ok PDL211',
    });
  });

  it('PDL-M10: units agree where both sides have one', () => {
    const parameters = (unit?: string) => ({ parameters: { p: { type: 'integer', value: 3, ...(unit ? { unit } : {}) } } });
    const people = { facts: { people: { title: 'People', type: 'integer', unit: 'people', attribute: 'people', onMissing: 0 } } };
    const leaf = test('people', 'greaterThan', { fact: 'p' });
    expect(errors(leaf, { ...people, ...parameters('people') })).toEqual([]);
    expect(errors(leaf, { ...people, ...parameters() })).toEqual([]);
    expect(errors(leaf, { ...people, ...parameters('deals') })).toEqual(['PDL212 /all/0/value/fact']);
  });

  it('PDL-M10: words have some in common, and amounts by currency compare with nothing', () => {
    const other = { facts: { other: { title: 'Other', type: 'enum', values: ['c', 'd'], attribute: 'other', onMissing: 'error' } } };
    expect(errors(test('f.enum', 'equal', { fact: 'other' }), other)).toEqual(['PDL214 /all/0/value/fact']);
    expect(errors(test('f.set', 'contains', { fact: 'other' }), other)).toEqual(['PDL214 /all/0/value/fact']);
    const cap = { parameters: { cap: { type: 'money', value: { EUR: 150, USD: 180 } } } };
    expect(errors(test('f.money', 'lessThan', { fact: 'cap' }), cap)).toEqual(['PDL212 /all/0/value/fact']);
  });
});

describe('literals', () => {
  it('PDL-M11: a literal is of its type, its words and its decimals', () => {
    const wrong: [string, unknown, string][] = [
      ['integer', 2.5, 'PDL211'],
      ['integer', '3', 'PDL211'],
      ['number', true, 'PDL211'],
      ['money', 1.005, 'PDL211'],
      ['money', { USD: 5 }, 'PDL211'],
      ['percent', '70%', 'PDL211'],
      ['boolean', 'yes', 'PDL211'],
      ['date', '31.01.2027', 'PDL211'],
      ['date', '2027-02-30', 'PDL233'],
      ['duration', '90 days', 'PDL211'],
      ['duration', 'P', 'PDL211'],
      ['duration', 'P201Y', 'PDL215'],
      ['string', 5, 'PDL211'],
      ['enum', 'c', 'PDL214'],
      ['number', 1e16, 'PDL215'],
      ['integer', null, 'PDL211'],
    ];
    for (const [type, value, code] of wrong)
      expect([type, value, ...errors(test(`f.${type}`, 'equal', value))]).toEqual([type, value, `${code} /all/0/value`]);
    for (const type of VALUE_TYPES)
      if (type !== 'set') expect([type, ...errors(test(`f.${type}`, 'equal', LITERALS[type]))]).toEqual([type]);
    expect(errors(test('f.set', 'contains', 'c'))).toEqual(['PDL214 /all/0/value']);
    expect(errors(test('f.enum', 'in', ['a', 'c', 'd']))).toEqual(['PDL214 /all/0/value/1', 'PDL214 /all/0/value/2']);
  });

  it('PDL-M11: a threshold lies inside the domain of what it is compared with, wherever it is written', () => {
    const csat = { csat: { title: 'C', type: 'percent', min: 0, max: 100, attribute: 'csat', onMissing: 0 } };
    expect(errors(test('csat', 'greaterThan', 101), { facts: csat })).toEqual(['PDL215 /all/0/value']);
    expect(errors(test('csat', 'greaterThan', 100), { facts: csat })).toEqual([]);
    const parameters = {
      p: {
        type: 'percent',
        value: 80,
        variants: [{ when: test('f.boolean', 'equal', true), value: [{ value: 90 }, { from: '2027-01-01', value: 900 }] }],
      },
    };
    expect(errors(test('csat', 'greaterThan', { fact: 'p' }), { facts: csat, parameters })).toEqual([
      'PDL215 /parameters/p/variants/0/value/1/value',
    ]);
  });

  it('PDL-M11: the currency says how many decimals money has', () => {
    expect(errors(test('f.money', 'greaterThan', 1.5), { currency: 'JPY' })).toEqual(['PDL211 /all/0/value']);
    expect(errors(test('f.money', 'greaterThan', 1.234), { currency: 'KWD' })).toEqual([]);
  });
});
