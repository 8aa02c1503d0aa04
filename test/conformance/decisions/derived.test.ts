import type { Derived, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { all, asking, leaf, named, tierOf } from './small-program.ts';

const requirements = {
  team: { title: 'Team', why: 'w', when: all(leaf('people', 'greaterThanInclusive', 3)) },
  skilled: { title: 'Skilled', why: 'w', when: all(leaf('skills', 'contains', 'cloud')) },
  selling: { title: 'Selling', why: 'w', when: all(leaf('sales', 'greaterThanInclusive', 1000)) },
};

/** A derived value under a leaf that asks for it, as the trace shows it. */
async function derivedOf(
  derived: Derived,
  attributes: Record<string, unknown>,
  parts: Partial<Program> = {},
  asked = leaf('d', 'greaterThanInclusive', 2),
) {
  const tier = await tierOf(asking(all(asked), { requirements, derived: { d: derived }, ...parts }), { attributes: attributes as never });
  return { status: tier.status, ...tier.derived.find((one) => one.fact === 'd') };
}

describe('count, with unknown parts', () => {
  const count: Derived = { count: ['team', 'skilled', 'selling'] };
  it('ENG-D1: counts what is met', async () => {
    expect(await derivedOf(count, { people: 3, skills: [], sales: 1000 })).toMatchObject({ value: 2, status: 'met' });
  });
  it('ENG-C3, ENG-D1: unknown parts make an upper bound: unknown while it may still be reached, missed when it cannot', async () => {
    expect(await derivedOf(count, { people: 3 })).toMatchObject({ value: 1, atMost: 3, status: 'unknown' });
    expect(await derivedOf(count, { people: 1, skills: [] })).toMatchObject({ value: 0, atMost: 1, status: 'missed' });
    expect(await derivedOf(count, { people: 3, skills: ['cloud'] })).toMatchObject({ value: 2, atMost: 3, status: 'met' });
  });
  it('ENG-C3: every other operator, the right side and other derived values see it as unknown', async () => {
    expect(await derivedOf(count, { people: 3 }, {}, leaf('d', 'lessThan', 9))).toMatchObject({ status: 'unknown' });
    expect(await derivedOf(count, { people: 3 }, {}, leaf('people', 'greaterThan', { fact: 'd' }))).toMatchObject({ status: 'unknown' });
    const doubled = { d: { sum: ['n', 'n'] }, n: count };
    const tier = await tierOf(asking(all(leaf('d', 'greaterThanInclusive', 0)), { requirements, derived: doubled }), {
      attributes: { people: 3 },
    });
    expect(tier).toMatchObject({ status: 'unknown', unknown: ['sales', 'skills', 'd'] });
  });
});

describe('score', () => {
  const score: Derived = {
    score: [
      { per: 'people', full: 10, points: 50 },
      { when: named('skilled'), points: 20 },
    ],
  };
  it.each([
    [0, 0],
    [-4, 0],
    [3, 15],
    [10, 50],
    [40, 50],
  ])('ENG-D2: %i people earn %i points', async (people, points) => {
    expect(await derivedOf(score, { people, skills: [] })).toMatchObject({ value: points });
  });
  it('ENG-D2: a condition earns all or nothing; unknown parts earn nothing and may still', async () => {
    expect(await derivedOf(score, { people: 3, skills: ['cloud'] })).toMatchObject({ value: 35 });
    expect(await derivedOf(score, { people: 3 })).toMatchObject({ value: 15, atMost: 35 });
    expect(await derivedOf(score, { skills: ['cloud'] })).toMatchObject({ value: 20, atMost: 70 });
  });
  it('ENG-D2: money is scored against money, and a full that is not above zero is unknown', async () => {
    const bySales: Derived = { score: [{ per: 'sales', full: 400, points: 50 }] };
    expect(await derivedOf(bySales, { sales: 200.5 })).toMatchObject({ value: 25.0625 });
    expect(await derivedOf({ score: [{ per: 'people', full: 0, points: 5 }] }, { people: 1 })).toMatchObject({ value: 0, atMost: 5 });
  });
});

describe('arithmetic', () => {
  const ratio = (parts: Partial<Derived>): Derived => ({ ratio: ['people', 'people'], ...parts }) as Derived;
  it('ENG-D3: a percentage by one division, so that exact thresholds are met', async () => {
    const facts = {
      a: { title: 'A', type: 'integer' as const, attribute: 'a' },
      b: { title: 'B', type: 'integer' as const, attribute: 'b' },
    };
    expect(await derivedOf({ ratio: ['a', 'b'] }, { a: 7, b: 100 }, { facts }, leaf('d', 'greaterThanInclusive', 7))).toMatchObject({
      value: 7,
      status: 'met',
    });
    expect(await derivedOf({ ratio: ['a', 'b'] }, { a: 1, b: 0 }, { facts })).toMatchObject({ value: null, status: 'unknown' });
    expect(await derivedOf({ ratio: ['a', 'b'], onZero: 100 }, { a: 1, b: 0 }, { facts })).toMatchObject({ value: 100 });
    expect(await derivedOf({ ratio: ['a', 'b'] }, { a: 1 }, { facts })).toMatchObject({ value: null });
  });
  it('ENG-D3: people for each 100,000 of money count money in major units, and money for each person too', async () => {
    expect(await derivedOf(ratio({ ratio: ['people', 'sales'], per: 100000 }), { people: 1, sales: 75000 })).toMatchObject({
      value: 1.3333333333333333,
      type: 'number',
    });
    expect(await derivedOf(ratio({ ratio: ['sales', 'people'], per: 1 }), { people: 3, sales: 600 })).toMatchObject({ value: 200 });
    expect(await derivedOf(ratio({ ratio: ['sales', 'sales'] }), { sales: 0.07 })).toMatchObject({ value: 100, type: 'percent' });
  });
  it('ENG-D2, ENG-D4: sums are those of the numbers as written', async () => {
    const facts = {
      a: { title: 'A', type: 'number' as const, attribute: 'a' },
      b: { title: 'B', type: 'number' as const, attribute: 'b' },
    };
    const sum: Derived = { sum: ['a', 'b'] };
    expect(await derivedOf(sum, { a: 0.1, b: 0.2 }, { facts }, leaf('d', 'lessThanInclusive', 0.3))).toMatchObject({
      value: 0.3,
      status: 'met',
    });
    expect(
      await derivedOf({ sum: ['a'], minus: ['b'] }, { a: 0.3, b: 0.1 }, { facts }, leaf('d', 'greaterThanInclusive', 0.2)),
    ).toMatchObject({ value: 0.2, status: 'met' });
    const score: Derived = {
      score: [
        { per: 'a', full: 1, points: 0.7 },
        { per: 'b', full: 1, points: 0.1 },
      ],
    };
    expect(await derivedOf(score, { a: 1, b: 1 }, { facts }, leaf('d', 'greaterThanInclusive', 0.8))).toMatchObject({
      value: 0.8,
      status: 'met',
    });
  });
  it('ENG-D4, ENG-D7: sums, differences, smallest and largest keep their type and are unknown with an unknown operand', async () => {
    expect(await derivedOf({ sum: ['sales', 'sales'], minus: ['sales'] }, { sales: 0.1 })).toMatchObject({ value: 0.1, type: 'money' });
    expect(
      await derivedOf({ min: ['people', 'cap'] }, { people: 7 }, { parameters: { cap: { type: 'integer', unit: 'people', value: 5 } } }),
    ).toMatchObject({ value: 5, type: 'integer' });
    expect(
      await derivedOf({ max: ['people', 'cap'] }, { people: 7 }, { parameters: { cap: { type: 'integer', unit: 'people', value: 5 } } }),
    ).toMatchObject({ value: 7 });
    expect(await derivedOf({ sum: ['people', 'people'] }, {})).toMatchObject({ value: null, status: 'unknown' });
  });
});

describe('each and held', () => {
  const records = {
    order: {
      title: 'Order',
      fields: {
        on: { type: 'date' as const },
        area: { type: 'enum' as const, values: ['a', 'b', 'c'] },
        units: { type: 'integer' as const },
      },
    },
  };
  const facts = {
    units: { title: 'Units', type: 'integer' as const, by: 'area', from: { record: 'order', aggregate: 'sum' as const, of: 'units' } },
    recent: {
      title: 'Recent',
      type: 'integer' as const,
      from: { record: 'order', aggregate: 'sum' as const, of: 'units', window: { on: 'on', trailing: 'P10D' } },
    },
  };
  const base = (derived: Derived, value: unknown = 1): Program =>
    asking(all(leaf('d', 'held' in derived ? 'equal' : 'greaterThanInclusive', value)), {
      records,
      facts,
      requirements: { busy: { title: 'Busy', why: 'w', when: all(leaf('recent', 'greaterThanInclusive', 5)) } },
      derived: { d: derived },
    });
  const order = (on: string, area: string, units: number) => ({ on, area, units });

  it('ENG-D5: counts the groups of the domain in which the condition holds', async () => {
    const each: Derived = { each: 'area', where: all(leaf('units', 'lessThan', 3)) };
    const tier = await tierOf(base(each), { records: { order: [order('2026-06-01', 'a', 9), order('2026-06-01', 'b', 2)] } });
    expect(tier.derived[0]).toMatchObject({ value: 2 });
  });
  it('ENG-D5: unknown groups make an upper bound', async () => {
    const each: Derived = { each: 'area', where: all(leaf('units', 'lessThan', 3)) };
    expect((await tierOf(base(each), { loaded: {}, records: {} })).derived[0]).toMatchObject({ value: 0, atMost: 3 });
  });
  it('ENG-D6: held on any or on every day of the period, with the facts of each day', async () => {
    const held = (days: 'any' | 'every', trailing: string): Derived => ({ held: 'busy', days, trailing });
    const once = { records: { order: [order('2026-06-12', 'a', 5)] } };
    expect((await tierOf(base(held('any', 'P30D'), true), once)).derived[0]).toMatchObject({ value: true });
    expect((await tierOf(base(held('every', 'P30D'), true), once)).derived[0]).toMatchObject({ value: false });
    // It counts on 12 to 21 June; the last nine days of June do not reach it.
    expect((await tierOf(base(held('any', 'P9D'), true), once)).derived[0]).toMatchObject({ value: false });
    expect((await tierOf(base(held('any', 'P10D'), true), once)).derived[0]).toMatchObject({ value: true });
    expect(
      (await tierOf(base(held('every', 'P9D'), true), { records: { order: [order('2026-06-22', 'a', 5)] } })).derived[0],
    ).toMatchObject({ value: true });
  });
  it('ENG-D6: a period without days proves nothing', async () => {
    const none: Derived = { held: 'busy', days: 'every', trailing: { fact: 'length' } };
    const program = { ...base(none, true), parameters: { length: { type: 'duration' as const, value: 'P0D' } } };
    expect((await tierOf(program, { records: { order: [order('2026-06-29', 'a', 5)] } })).derived[0]).toMatchObject({ value: null });
  });
  it('ENG-D6: a waiver counts on the days on which it is in force', async () => {
    const waive = {
      id: 'x',
      item: 'busy',
      effect: 'waive',
      reason: 'a fair',
      from: '2026-06-29',
      until: '2027-01-01',
      askedBy: 'ann',
      grantedBy: 'ben',
    };
    const held = (days: 'any' | 'every') =>
      tierOf(base({ held: 'busy', days, trailing: 'P10D' }, true), { records: { exception: [waive] } });
    expect((await held('every')).derived[0]).toMatchObject({ value: false });
    expect((await held('any')).derived[0]).toMatchObject({ value: true });
  });
  it('ENG-D6: calendar periods follow the fiscal year, and an unknown length is unknown', async () => {
    const program = {
      ...base({ held: 'busy', days: 'any', calendar: { unit: 'quarter', complete: 1 } }, true),
      calendar: { yearStarts: '02-01' },
    };
    const in3 = { records: { order: [order('2026-04-30', 'a', 5)] } };
    expect((await tierOf(program, in3)).derived[0]).toMatchObject({ value: true });
    expect((await tierOf(program, { records: { order: [order('2026-05-01', 'a', 5)] } })).derived[0]).toMatchObject({ value: false });
    const unknown = {
      ...base({ held: 'busy', days: 'every', trailing: { fact: 'length' } }, true),
      parameters: { length: { type: 'duration' as const, value: null, placeholder: 'not published' } },
    };
    expect((await tierOf(unknown, in3)).derived[0]).toMatchObject({ value: null });
  });
});
