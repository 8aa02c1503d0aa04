import type { DealRegistration } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { Deal } from '../deal.ts';
import type { DealFacts } from '../deal-facts.ts';
import type { Examination } from '../examination.ts';
import { examine } from './examine.ts';
import { ACME, approvedOn, dealWith, factsOf, on, programWith } from './registered.fixture.ts';

const TODAY = '2027-03-10';

function look(registration: Partial<DealRegistration>, deal: Partial<Deal> = {}, known: Partial<DealFacts> = {}): Examination {
  const program = programWith(registration);
  return examine(program, dealWith(deal), on(TODAY), factsOf(program, known));
}

describe('what a deal gets', () => {
  const tracks = [{ id: 'resale', title: 'Resale', tiers: [{ id: 'gold', title: 'Gold' }] }];
  const benefits = [{ id: 'front', title: 'Front discount', kind: 'discount' as const, atLeast: 'gold', value: { fact: 'front' } }];
  const parameters = {
    front: { title: 'Front', type: 'percent' as const, value: 8 },
    notYet: { title: 'From 2028', type: 'percent' as const, value: [{ from: '2028-01-01', value: 50 }] },
  };

  function percent(
    how: 'higher' | 'add' | 'compound',
    max: number | { fact: string },
    { place = 1, registered = 10 } = {},
  ): Examination['terms'] {
    const program = programWith(
      { conflicts: { places: [100, 50], checks: [] }, pricing: { percent: registered, stack: { benefit: 'front', how, max } } },
      { tracks, benefits, parameters } as never,
    );
    const deals = place === 1 ? [] : [approvedOn(1, { id: 'A', partner: 'P2', submittedAt: on('2027-02-01') })];
    return examine(program, dealWith(), on(TODAY), factsOf(program, { deals })).terms;
  }

  it('D11, D11.1: registered % × place, stacked on the tier benefit, then `max`, never below that benefit', () => {
    expect(percent('add', 50)).toEqual({ registered: 10, percent: 18, band: null, model: 'oneTier', place: 1 });
    expect(percent('add', 50, { place: 2 })).toMatchObject({ registered: 10, percent: 13, place: 2 });
    expect(percent('add', 15).percent).toBe(15);
    expect(percent('add', 5).percent).toBe(8);
    expect(percent('higher', 50).percent).toBe(10);
    expect(percent('higher', 50, { place: 2 }).percent).toBe(8);
    expect(percent('compound', 50).percent).toBe(17.2);
  });

  it('D11.2: unknown stays unknown', () => {
    expect(percent('add', { fact: 'notYet' })).toMatchObject({ registered: 10, percent: null });
    expect(look({}).terms).toMatchObject({ registered: null, percent: null });
  });

  it('S10, D11.2: what a placeholder leaves open is unknown', () => {
    const placeholder = {
      'p.placeholder.rate': { title: 'Not published', type: 'percent' as const, placeholder: 'Not published', value: null },
    };
    const program = programWith({ pricing: { percent: { fact: 'p.placeholder.rate' } } }, { parameters: placeholder } as never);
    expect(examine(program, dealWith(), on(TODAY), factsOf(program))).toMatchObject({
      refusals: [],
      terms: { registered: null, percent: null },
    });
  });

  it('D11.3: bands are those of the deal, of its lines where they are banded by line; in a gap there is none', () => {
    const list = [
      { id: 'some', title: 'Some', from: 10, to: 100 },
      { id: 'many', title: 'Many', from: 200 },
    ];
    const form: DealRegistration['form'] = [
      { id: 'customer', title: 'End customer', type: 'customer' },
      {
        id: 'lines',
        title: 'Lines',
        type: 'lines',
        of: [
          { id: 'sku', title: 'SKU', type: 'product' },
          { id: 'units', title: 'Units', type: 'integer' },
        ],
      },
    ];
    const program = programWith({ form, bands: { of: 'line.units', list } });
    const of = (...units: (number | string)[]) => {
      const answers = { customer: ACME, lines: units.map((count, index) => ({ sku: `s${index}`, units: count })) };
      const { terms, refusals, reading } = examine(program, dealWith({ answers }), on(TODAY), factsOf(program));
      return { band: terms.band, bands: reading.value('deal.bands'), refused: refusals.length };
    };
    expect(of(10, 99)).toEqual({ band: 'some', bands: ['some'], refused: 0 });
    expect(of(10, 200)).toEqual({ band: null, bands: ['many', 'some'], refused: 0 });
    expect(of(150)).toEqual({ band: null, bands: null, refused: 0 });
    expect(of('many')).toEqual({ band: null, bands: null, refused: 1 });
  });
});
