import type { Parameter, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { all, asking, both, leaf, tierOf } from './small-program.ts';

const atLeast = all(leaf('people', 'greaterThanInclusive', { fact: 'min' }));
const min = (parameter: Omit<Parameter, 'type'>): Partial<Program> => ({
  parameters: { min: { type: 'integer', unit: 'people', ...parameter } },
});
const people = { attributes: { people: 5 } };
const south = { when: all(leaf('region', 'equal', 'south')), value: 9, title: 'South' };

describe('variants', () => {
  it('ENG-P2: the first variant that is met and names the tier decides, else the own value', async () => {
    const program = asking(
      atLeast,
      min({ value: 5, variants: [{ when: all(leaf('region', 'equal', 'south')), byTier: { other: 1 } }, south] }),
    );
    const inSouth = await tierOf(program, { attributes: { people: 5, region: 'south' } });
    expect(inSouth).toMatchObject({ status: 'missed', parameters: [{ parameter: 'min', value: 9, variant: 'South' }] });
    const inNorth = await tierOf(program, { attributes: { people: 5, region: 'north' } });
    expect(inNorth).toMatchObject({ status: 'met', parameters: [{ parameter: 'min', value: 5 }] });
  });
  it('ENG-P2: a variant that names the tier and cannot be told makes the parameter unknown', async () => {
    const tier = await tierOf(asking(atLeast, min({ value: 1, variants: [south] })), people);
    expect(tier).toMatchObject({ status: 'unknown', unknown: ['region', 'min'], parameters: [{ parameter: 'min', value: null }] });
  });
  it('ENG-P2: a variant that does not name the tier is not asked', async () => {
    const tier = await tierOf(asking(atLeast, min({ byTier: { top: 4 }, variants: [{ when: south.when, byTier: { other: 1 } }] })), people);
    expect(tier).toMatchObject({ status: 'met', parameters: [{ value: 4, tier: 'top' }] });
  });
  it('ENG-P2: a variant that has no value yet is passed over', async () => {
    const later = { when: south.when, value: [{ from: '2027-01-01', value: 9 }], title: 'South from 2027' };
    const program = asking(atLeast, min({ value: 5, variants: [later] }));
    expect(await tierOf(program, people)).toMatchObject({ status: 'met', parameters: [{ value: 5 }] });
    expect(await tierOf(program, people, { asOf: '2027-01-01' })).toMatchObject({ status: 'unknown' });
    expect(await tierOf(program, { attributes: { people: 5, region: 'south' } }, { asOf: '2027-01-01' })).toMatchObject({
      status: 'missed',
    });
  });
  it('ENG-P2: no value for the tier, or none yet, is unknown', async () => {
    expect((await tierOf(asking(atLeast, min({ byTier: { other: 1 } })), people)).status).toBe('unknown');
    expect((await tierOf(asking(atLeast, min({ value: [{ from: '2026-07-01', value: 1 }] })), people)).status).toBe('unknown');
  });
  it('ENG-P4: a variant reads the group in question', async () => {
    const by = { title: 'Units', type: 'integer' as const, unit: 'people', by: 'area' };
    const program = asking(all(leaf('units', 'greaterThanInclusive', { fact: 'min' })), {
      records: {
        order: { title: 'Order', fields: { area: { type: 'enum', values: ['a', 'b'] }, units: { type: 'integer', unit: 'people' } } },
      },
      facts: { units: { ...by, from: { record: 'order', aggregate: 'sum', of: 'units' } } },
      ...min({ value: 10, variants: [{ when: all(leaf('area', 'equal', 'b')), value: 2 }] }),
    });
    const track = program.tracks?.[0];
    const grouped = { ...program, tracks: track ? [{ ...track, per: 'area' }] : [] };
    const { trace } = await both(grouped, { records: { order: [{ area: 'b', units: 2 }] } });
    expect(trace?.tracks.map((one) => one.tiers[0])).toMatchObject([
      { status: 'missed', parameters: [{ value: 10 }] },
      { status: 'met', parameters: [{ value: 2, variant: 'variants[0]' }] },
    ]);
  });
});

describe('dates', () => {
  const history = [{ value: 1 }, { from: '2026-01-01', value: 5 }, { from: '2027-01-01', value: 9 }];
  it.each([
    ['2025-12-31', 1, undefined],
    ['2026-01-01', 5, '2026-01-01'],
    ['2026-12-31', 5, '2026-01-01'],
    ['2027-01-01', 9, '2027-01-01'],
  ])('ENG-P3: on %s the value is %i', async (asOf, value, from) => {
    const [parameter] = (await tierOf(asking(atLeast, min({ value: history })), people, { asOf })).parameters;
    expect(parameter).toEqual(from === undefined ? { parameter: 'min', value } : { parameter: 'min', value, from });
  });
  it('ENG-P3: at looks up the value of a date fact, unknown where that is unknown', async () => {
    const program = asking(atLeast, min({ at: 'joinedOn', value: history }));
    expect((await tierOf(program, { attributes: { people: 5, joinedOn: '2025-06-01' } })).parameters).toEqual([
      { parameter: 'min', value: 1 },
    ]);
    expect((await tierOf(program, { attributes: { people: 5, joinedOn: '2027-06-01' } })).status).toBe('missed');
    expect((await tierOf(program, people)).status).toBe('unknown');
  });
  it('ENG-P1, ENG-P3: the parameters may have another date than the facts', async () => {
    const tier = await tierOf(asking(atLeast, min({ value: history })), people, { asOf: '2026-06-30', parametersAsOf: '2027-06-30' });
    expect(tier).toMatchObject({ status: 'missed', parameters: [{ value: 9 }] });
  });
});
