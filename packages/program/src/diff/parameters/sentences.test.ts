import { describe, expect, it } from 'vitest';
import type { Condition, Operator } from '../../conditions/schema.ts';
import type { Program } from '../../document/schema.ts';
import type { Parameter, ParameterValues } from '../../parameters/schema.ts';
import { diffPrograms } from '../diff-programs.ts';

const leaf = (fact: string, operator: Operator, parameter: string): Condition => ({ fact, operator, value: { fact: parameter } });

const programWith = (min: Partial<Parameter>, more: Partial<Program> = {}): Program => ({
  pdl: '1.0',
  program: 'p',
  version: '1',
  title: 'P',
  currency: 'USD',
  timeZone: 'UTC',
  facts: {
    sales: { title: 'Sales', type: 'money', attribute: 'sales' },
    hours: { title: 'Slowest answer', type: 'integer', unit: 'hours', attribute: 'hours' },
  },
  parameters: { min: { type: 'money', ...min }, max: { type: 'integer', unit: 'hours', value: 48 } },
  requirements: {
    sales: { title: 'Bookings', when: { all: [leaf('sales', 'greaterThanInclusive', 'min')] } },
    fast: { title: 'Fast', when: { all: [leaf('hours', 'lessThan', 'max')] } },
  },
  tracks: [
    {
      id: 't',
      title: 'T',
      tiers: [
        { id: 'silver', title: 'Silver', qualify: { all: [{ condition: 'sales' }] } },
        { id: 'gold', title: 'Gold', qualify: { all: [{ condition: 'sales' }, { condition: 'fast' }] } },
      ],
    },
  ],
  ...more,
});
const told = (before: Program, after: Program) => diffPrograms(before, after).changes.map(({ sentence }) => sentence);
const ofMin = (before: ParameterValues, after: ParameterValues, more: Partial<Program> = {}) =>
  told(programWith(before, more), programWith(after, more));

describe('what a threshold changes', () => {
  it('PDL-D5: a threshold names the tier and the requirement that it reaches', () => {
    expect(ofMin({ byTier: { silver: 1, gold: 100000 } }, { byTier: { silver: 1, gold: 120000 } })).toEqual([
      'Gold: “Bookings” asks for at least 120,000 USD, was 100,000 USD',
    ]);
    expect(ofMin({ value: 10 }, { value: 20.5 })).toEqual(['“Bookings” asks for at least 20.50 USD, was 10 USD; reaches Silver and Gold']);
  });

  it('PDL-D5: an upper bound allows, and less of it is harder', () => {
    const before = programWith({ value: 1 });
    const after = programWith({ value: 1 });
    (after.parameters ?? {}).max = { type: 'integer', unit: 'hours', value: 1 };
    expect(diffPrograms(before, after).changes).toMatchObject([
      { sentence: '“Fast” allows less than 1 hour, was 48 hours; reaches Gold', eases: 'harder' },
    ]);
  });

  it('PDL-D5: a tier that gains or loses its number, and one that does not ask for it', () => {
    expect(ofMin({ byTier: { silver: 1 } }, { byTier: { gold: 2 } })).toEqual([
      'Gold: “Bookings” asks for at least 2 USD, had no number before',
      'Silver: “Bookings” asks for no number any more (was at least 1 USD)',
    ]);
    const tracks = [
      {
        id: 't',
        title: 'T',
        tiers: [
          { id: 'base', title: 'Base' },
          { id: 'gold', title: 'Gold', qualify: { condition: 'sales' } },
        ],
      },
    ];
    expect(ofMin({ byTier: { base: 1, gold: 2 } }, { byTier: { base: 3, gold: 2 } }, { tracks })).toEqual([
      'Base: “Bookings” asks for at least 3 USD, was 1 USD; Base does not ask for it',
    ]);
  });

  it('PDL-D5: a placeholder is a number that is not known', () => {
    expect(ofMin({ byTier: { gold: null } }, { byTier: { gold: 5 } })).toEqual([
      'Gold: “Bookings” asks for at least 5 USD, was a number that is not known',
    ]);
  });

  it('PDL-D5: where a requirement sets several bounds the sentence says of what', () => {
    const requirements = {
      both: { title: 'Both', when: { all: [leaf('sales', 'greaterThan', 'min'), leaf('hours', 'lessThan', 'max')] } },
    };
    const tracks = [{ id: 't', title: 'T', tiers: [{ id: 'gold', title: 'Gold', qualify: { condition: 'both' } }] }];
    expect(ofMin({ value: 1 }, { value: 2 }, { requirements, tracks })).toEqual([
      '“Both” asks for more than 2 USD of “Sales”, was 1 USD; reaches Gold',
    ]);
  });

  it('PDL-D5: a value or cap of a benefit is told as a change of the benefit, any other by its title and what it reaches', () => {
    const benefits: Program['benefits'] = [
      { id: 'd', title: 'Discount', kind: 'discount', value: { fact: 'rate' }, caps: [{ amount: { fact: 'cap' }, every: 'year' }] },
    ];
    const withRates = (rate: ParameterValues, cap: ParameterValues, grace: string): Program =>
      programWith(
        {},
        {
          benefits,
          parameters: {
            rate: { type: 'percent', ...rate },
            cap: { type: 'money', ...cap },
            grace: { title: 'Grace', type: 'duration', value: grace },
          },
          tracks: [
            {
              id: 't',
              title: 'T',
              tiers: [
                { id: 'silver', title: 'Silver' },
                { id: 'gold', title: 'Gold' },
              ],
              review: { demote: { grace: { fact: 'grace' } } },
            },
          ],
        },
      );
    expect(
      told(
        withRates({ byTier: { gold: 5 } }, { value: { EUR: 1, USD: 2 } }, 'P90D'),
        withRates({ byTier: { gold: 10 } }, { value: 3 }, 'P1D'),
      ),
    ).toEqual(['Discount: Gold 5 % → 10 %', 'Discount: cap 1 EUR or 2 USD → 3 USD', 'Grace: 90 days → 1 day; reaches Silver and Gold']);
  });

  it('PDL-D6: tiers with the same change share a sentence that covers all their places', () => {
    const [change, ...more] = diffPrograms(
      programWith({ byTier: { silver: 1, gold: 1 } }),
      programWith({ byTier: { silver: 2, gold: 2 } }),
    ).changes;
    expect(more).toEqual([]);
    expect(change).toMatchObject({
      sentence: 'Silver and Gold: “Bookings” asks for at least 2 USD, was 1 USD',
      pointer: '/parameters/min/byTier/gold',
      also: ['/parameters/min/byTier/silver'],
      reaches: { tiers: ['t/silver', 't/gold'] },
    });
  });
});

describe('histories', () => {
  const first = { from: '2026-01-01', value: 50000 };

  it('PDL-D7: what is told is where the values in force differ, with the days', () => {
    expect(ofMin({ byTier: { silver: [first] } }, { byTier: { silver: [first, { from: '2027-01-01', value: 75000 }] } })).toEqual([
      'From 2027-01-01, Silver: “Bookings” asks for at least 75,000 USD, was 50,000 USD',
    ]);
    expect(ofMin({ value: [first, { from: '2027-01-01', value: 7 }] }, { value: [first, { from: '2027-07-01', value: 7 }] })).toEqual([
      'From 2027-01-01 to 2027-06-30, “Bookings” asks for at least 50,000 USD, was 7 USD; reaches Silver and Gold',
    ]);
    expect(ofMin({ value: [first] }, { value: 50000 })).toEqual([
      'Until 2025-12-31, “Bookings” asks for at least 50,000 USD, had no number before; reaches Silver and Gold',
    ]);
  });

  it('PDL-D7: the same values written in another way are text', () => {
    const before = programWith({ value: 5 });
    const after = programWith({ value: [{ value: 5 }, { from: '2027-01-01', value: 5 }] });
    expect(diffPrograms(before, after).changes).toMatchObject([
      {
        kind: 'text',
        pointer: '/parameters/min/value',
        sentence: 'Threshold of “Bookings”: written in another way; the values are the same on every day',
      },
    ]);
  });

  it('PDL-D7: days before the later program begins are left out, unless the parameter is read at earlier days', () => {
    const before = { value: [{ value: 1 }, { from: '2025-01-01', value: 2 }, { from: '2028-01-01', value: 3 }] };
    const after = { value: [{ value: 4 }, { from: '2025-01-01', value: 5 }, { from: '2028-01-01', value: 6 }] };
    const since = { effective: { from: '2027-01-01' } };
    expect(ofMin(before, after, since)).toEqual([
      'Until 2027-12-31, “Bookings” asks for at least 5 USD, was 2 USD; reaches Silver and Gold',
      'From 2028-01-01, “Bookings” asks for at least 6 USD, was 3 USD; reaches Silver and Gold',
    ]);
    expect(told(programWith({ ...before, at: 'joined' }, since), programWith({ ...after, at: 'joined' }, since))).toHaveLength(3);
    const over = { value: [{ value: 7 }, { from: '2025-01-01', value: 2 }, { from: '2028-01-01', value: 3 }] };
    expect(ofMin(before, over, since)).toEqual([
      'Until 2024-12-31, “Bookings” asks for at least 7 USD, was 1 USD; reaches Silver and Gold',
    ]);
  });
});

describe('variants', () => {
  const when: Condition = { fact: 'hours', operator: 'greaterThan', value: 3 };
  const variant = (value: number, title?: string) => ({ ...(title === undefined ? {} : { title }), when, byTier: { gold: value } });

  it('PDL-D7: a variant is told by its title, or by its condition', () => {
    const of = (before: Parameter['variants'], after: Parameter['variants']) =>
      told(programWith({ value: 1, ...(before && { variants: before }) }), programWith({ value: 1, ...(after && { variants: after }) }));
    expect(of([variant(2, 'Growth regions')], [variant(3, 'Growth regions')])).toEqual([
      'Gold, for “Growth regions”: “Bookings” asks for at least 3 USD, was 2 USD',
    ]);
    expect(of([variant(2)], [variant(3)])).toEqual([
      'Gold, if “Slowest answer” is above 3 hours: “Bookings” asks for at least 3 USD, was 2 USD',
    ]);
    expect(of(undefined, [variant(2, 'Growth regions')])).toEqual([
      'Threshold of “Bookings”: new variant “Growth regions”: Gold 2 USD; reaches Silver and Gold',
    ]);
    expect(of([variant(2, 'A'), variant(3, 'B')], [variant(3, 'B'), variant(2, 'A')])).toEqual([
      'Threshold of “Bookings”: variant “B” now comes first; reaches Silver and Gold',
    ]);
  });
});
