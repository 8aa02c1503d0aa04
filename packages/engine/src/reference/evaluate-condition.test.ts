import type { FactValue, Status } from '@tierwright/facts';
import { type Condition, type Leaf, OPERATORS, type Operator, type ValueType } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { evaluateCondition } from './evaluate-condition.ts';
import type { Reading } from './reading.ts';

const CENTS = 2;

/** The status of a condition over readings; a condition that json-rules-engine decides otherwise throws. */
async function statusOf(
  condition: Condition,
  readings: Record<string, Reading>,
  requirements: Record<string, Condition> = {},
  waived: ReadonlyMap<string, string> = new Map(),
): Promise<Status> {
  const evaluated = await evaluateCondition({
    condition,
    reading: (id) => readings[id]!,
    requirement: (id) => requirements[id]!,
    waived,
    exponent: CENTS,
  });
  return evaluated.status;
}

type Sides = Record<'left' | 'right', Reading>;
const of = (type: ValueType, value: FactValue): Reading => ({ type, value });
const number = of('number', 3);
const word = of('string', 'b');
const set = of('set', ['a', 'b']);

/** Values that each operator compares. */
const SIDES: Record<Operator, Sides> = {
  equal: { left: number, right: number },
  notEqual: { left: number, right: of('number', 4) },
  in: { left: word, right: set },
  notIn: { left: of('string', 'c'), right: set },
  contains: { left: set, right: word },
  doesNotContain: { left: set, right: of('string', 'c') },
  lessThan: { left: number, right: of('number', 4) },
  lessThanInclusive: { left: number, right: number },
  greaterThan: { left: of('number', 4), right: number },
  greaterThanInclusive: { left: number, right: number },
  'someValue:contains': { left: set, right: of('set', ['b', 'c']) },
  'everyValue:contains': { left: set, right: of('set', ['b']) },
};
const unknown = ({ type }: Reading): Reading => of(type, null);
const leafOf = (operator: Operator): Leaf => ({ fact: 'left', operator, value: { fact: 'right' } });

const met: Leaf = { fact: 'yes', operator: 'equal', value: true };
const missed: Leaf = { fact: 'yes', operator: 'equal', value: false };
const always = { yes: of('boolean', true) };

describe.each(OPERATORS)('%s', (operator) => {
  const { left, right } = SIDES[operator];
  const leaf = leafOf(operator);
  const cases: [string, Sides][] = [
    ['on the left', { left: unknown(left), right }],
    ['on the right', { left, right: unknown(right) }],
    ['on both sides', { left: unknown(left), right: unknown(right) }],
  ];

  it('ENG-C4: is met over known values', async () => {
    expect(await statusOf({ all: [leaf] }, { left, right })).toBe('met');
    expect(await statusOf({ not: leaf }, { left, right })).toBe('missed');
  });

  it.each(cases)('ENG-C2: an unknown %s never satisfies', async (_, sides) => {
    const readings = { ...sides, ...always };
    const conditions: [Condition, Status][] = [
      [leaf, 'unknown'],
      [{ all: [leaf] }, 'unknown'],
      [{ any: [leaf] }, 'unknown'],
      [{ not: leaf }, 'unknown'],
      [{ not: { all: [leaf] } }, 'unknown'],
      [{ not: { not: leaf } }, 'unknown'],
      [{ all: [{ not: leaf }] }, 'unknown'],
      [{ any: [{ not: { any: [leaf] } }] }, 'unknown'],
      [{ all: [leaf, met] }, 'unknown'],
      [{ all: [leaf, missed] }, 'missed'],
      [{ any: [leaf, met] }, 'met'],
      [{ any: [leaf, missed] }, 'unknown'],
      [{ not: { any: [leaf, missed] } }, 'unknown'],
      [{ not: { all: [leaf, missed] } }, 'met'],
      [{ not: { any: [leaf, met] } }, 'missed'],
    ];
    for (const [condition, status] of conditions) {
      expect([condition, await statusOf(condition, readings)]).toEqual([condition, status]);
    }
  });

  it.each(cases)('ENG-C2: an unknown %s never satisfies through a requirement', async (_, sides) => {
    const requirements = { one: { all: [leaf] }, two: { not: { condition: 'one' } }, three: leaf };
    for (const id of Object.keys(requirements)) expect(await statusOf({ condition: id }, sides, requirements)).toBe('unknown');
    expect(await statusOf({ not: { condition: 'two' } }, sides, requirements)).toBe('unknown');
  });
});

describe('literals on the right', () => {
  it.each<[Operator, Reading, Leaf['value']]>([
    ['in', unknown(word), ['a', 'b']],
    ['notIn', unknown(word), ['a', 'b']],
    ['everyValue:contains', unknown(set), []],
    ['someValue:contains', unknown(set), ['a']],
    ['doesNotContain', unknown(set), 'a'],
    ['notEqual', unknown(number), 3],
  ])('ENG-C2: %s over an unknown is unknown', async (operator, left, value) => {
    expect(await statusOf({ all: [{ fact: 'left', operator, value }] }, { left })).toBe('unknown');
    expect(await statusOf({ not: { fact: 'left', operator, value } }, { left })).toBe('unknown');
  });

  it('ENG-C4: over a known empty list everyValue is met and someValue is missed', async () => {
    expect(await statusOf({ all: [{ fact: 'left', operator: 'everyValue:contains', value: [] }] }, { left: set })).toBe('met');
    expect(await statusOf({ all: [{ fact: 'left', operator: 'someValue:contains', value: [] }] }, { left: set })).toBe('missed');
  });

  it('ENG-C4: money in minor units meets the literal in major units', async () => {
    const price = { left: of('money', 149999) };
    expect(await statusOf({ all: [{ fact: 'left', operator: 'equal', value: 1499.99 }] }, price)).toBe('met');
    expect(await statusOf({ all: [{ fact: 'left', operator: 'greaterThan', value: 1499.99 }] }, price)).toBe('missed');
  });
});

describe('lower bounds', () => {
  const points: Reading = { type: 'integer', value: 2, atMost: 4 };
  const over = (operator: Operator, value: number) => statusOf({ all: [{ fact: 'points', operator, value }] }, { points });

  it.each<[Operator, number, Status]>([
    ['greaterThanInclusive', 2, 'met'],
    ['greaterThanInclusive', 3, 'unknown'],
    ['greaterThanInclusive', 4, 'unknown'],
    ['greaterThanInclusive', 5, 'missed'],
    ['greaterThan', 1, 'met'],
    ['greaterThan', 2, 'unknown'],
    ['greaterThan', 4, 'missed'],
    ['lessThan', 9, 'unknown'],
    ['lessThanInclusive', 9, 'unknown'],
    ['equal', 2, 'unknown'],
    ['notEqual', 9, 'unknown'],
  ])('ENG-C3: two to four %s %i', async (operator, value, status) => {
    expect(await over(operator, value)).toBe(status);
    const negated = status === 'unknown' ? status : status === 'met' ? 'missed' : 'met';
    expect(await statusOf({ not: { fact: 'points', operator, value } }, { points })).toBe(negated);
  });

  it('ENG-C3: on the right a lower bound is unknown', async () => {
    const readings = { points, nine: of('integer', 9) };
    for (const operator of ['greaterThan', 'lessThan', 'equal', 'notEqual'] as const) {
      expect(await statusOf({ all: [{ fact: 'nine', operator, value: { fact: 'points' } }] }, readings)).toBe('unknown');
    }
  });

  it('ENG-C3: one value is a bound for one leaf and unknown for another', async () => {
    const both = (operator: Operator, value: number): Condition => ({
      all: [{ fact: 'points', operator: 'greaterThanInclusive', value: 2 }, { not: { fact: 'points', operator, value } }],
    });
    expect(await statusOf(both('lessThan', 9), { points })).toBe('unknown');
    expect(await statusOf(both('greaterThan', 9), { points })).toBe('met');
  });
});

describe('requirements', () => {
  const requirements = { paid: { all: [missed] }, both: { all: [{ condition: 'paid' }, met] } };

  it('ENG-C5: a reference has the status of the requirement', async () => {
    expect(await statusOf({ condition: 'paid' }, always, requirements)).toBe('missed');
    expect(await statusOf({ not: { condition: 'both' } }, always, requirements)).toBe('met');
  });

  it('ENG-C6: a waived requirement is met, and its own evaluation stays', async () => {
    const evaluated = await evaluateCondition({
      condition: { condition: 'both' },
      reading: () => always.yes,
      requirement: (id) => requirements[id as keyof typeof requirements],
      waived: new Map([['paid', 'exception-1']]),
      exponent: CENTS,
    });
    expect(evaluated).toMatchObject({
      status: 'met',
      when: {
        parts: [{ kind: 'requirement', id: 'paid', waived: 'exception-1', status: 'met', when: { status: 'missed' } }, { status: 'met' }],
      },
    });
  });
});
