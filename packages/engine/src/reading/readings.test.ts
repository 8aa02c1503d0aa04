import type { PartnerData } from '@tierwright/facts';
import type { Condition, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { compileProgram } from '../compile/program.ts';
import { decide } from '../decide/decide.ts';
import { type ReadOptions, readPartner } from './read-partner.ts';

const leaf = (fact: string, operator: string, value: unknown): Condition => ({ fact, operator, value }) as Condition;
const all = (...parts: Condition[]): Condition => ({ all: parts });

const PROGRAM: Program = {
  pdl: '1.0',
  program: 'small',
  version: '1',
  title: 'Small',
  currency: 'EUR',
  timeZone: 'UTC',
  records: {
    order: { title: 'Order', fields: { on: { type: 'date' }, worth: { type: 'money' } } },
  },
  facts: {
    sales: {
      title: 'Sales',
      type: 'money',
      from: { record: 'order', aggregate: 'sum', of: 'worth', window: { on: 'on', trailing: 'P1Y' } },
    },
    since: { title: 'Counts from', type: 'date', attribute: 'since' },
    fresh: {
      title: 'Orders since then',
      type: 'integer',
      from: { record: 'order', aggregate: 'count', where: all(leaf('on', 'greaterThanInclusive', { fact: 'since' })) },
    },
    people: { title: 'People', type: 'integer', unit: 'people', attribute: 'people' },
    region: { title: 'Region', type: 'enum', values: ['north', 'south'], attribute: 'region' },
    'deal.cases': { title: 'Cases', scope: 'deal', type: 'integer', from: { record: 'dealLine', aggregate: 'sum', of: 'units' } },
    'deal.largeCases': {
      title: 'Cases of large lines',
      scope: 'deal',
      type: 'integer',
      from: { within: 'deal.cases', where: all(leaf('units', 'greaterThan', { fact: 'people' })) },
    },
  },
  parameters: {
    'rate.deal': {
      title: 'Rate',
      type: 'percent',
      byBand: {
        small: [
          { from: '2026-01-01', value: 5 },
          { from: '2026-06-01', value: 6 },
        ],
        large: 9,
      },
    },
    'rate.tier': { title: 'Rate by tier', type: 'percent', byTier: { low: 1, top: 4 } },
    'cap.fund': {
      title: 'Cap',
      type: 'money',
      value: [
        { from: '2026-01-01', value: 1000 },
        { from: '2026-06-01', value: 2000 },
      ],
    },
    term: { title: 'Term', type: 'duration', value: 'P30D' },
    'p.placeholder.term': { title: 'Term', type: 'duration', value: null },
  },
  requirements: {
    staffed: { title: 'Staffed', when: all(leaf('people', 'greaterThanInclusive', 2)) },
    selling: { title: 'Selling', when: all(leaf('sales', 'greaterThan', 0)) },
  },
  derived: {
    strengths: { title: 'Strengths', count: ['staffed', 'selling'] },
    perHead: { title: 'Sales per head', ratio: ['sales', 'people'], per: 1 },
    staffedLately: { title: 'Staffed all week', held: 'staffed', days: 'every', trailing: 'P7D' },
  },
  tracks: [
    {
      id: 'main',
      title: 'Main',
      appliesTo: all(leaf('region', 'equal', 'north')),
      tiers: [
        { id: 'low', title: 'Low' },
        { id: 'top', title: 'Top', qualify: all({ condition: 'staffed' }) },
      ],
    },
  ],
  dealRegistration: {
    form: [
      { id: 'amount', title: 'Amount', type: 'money' },
      { id: 'tender', title: 'Tender', type: 'boolean' },
      { id: 'distributor', title: 'Distributor', type: 'partner', required: false },
      { id: 'lines', title: 'Lines', type: 'lines', of: [{ id: 'units', title: 'Units', type: 'integer' }] },
    ],
    bands: {
      of: 'deal.amount',
      list: [
        { id: 'small', title: 'Small', from: 0, to: 1000 },
        { id: 'large', title: 'Large', from: 2000 },
      ],
    },
    rules: {
      hitPolicy: 'first',
      list: [
        { id: 'second', title: 'A second place', when: all(leaf('deal.place', 'greaterThan', 1)), then: { route: 'review' } },
        { id: 'fine', title: 'By rule', when: all(leaf('deal.amount', 'greaterThan', 0)), then: 'approve' },
      ],
      otherwise: { title: 'Somebody looks', then: { route: 'review' } },
    },
    pricing: { percent: { fact: 'rate.deal' } },
    conflicts: { places: [100, 50] },
  },
};
const compiled = compileProgram(PROGRAM);
const PARTNER: PartnerData = {
  id: 'P1',
  attributes: { region: 'north', people: 3 },
  records: { order: [{ on: '2026-05-01', worth: 600 }] },
};
const DAY = '2026-06-30';

function reading(data: Partial<PartnerData> = {}, options: Partial<ReadOptions> = {}) {
  const read = readPartner(compiled, { ...PARTNER, ...data }, { asOf: DAY, ...options });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
const LOW = { attributes: { region: 'north', people: 1 } };
const OUTSIDE = { attributes: { region: 'south', people: 3 } };

describe('a partner', () => {
  it('ENG-L1: the tracks are those of the decision, previous states and parameters of another day included', () => {
    const previous = { on: '2026-01-01', tier: 'top', state: 'held' } as const;
    for (const [data, options] of [
      [{}, {}],
      [LOW, {}],
      [LOW, { previous }],
      [OUTSIDE, {}],
      [{}, { parametersAsOf: '2026-02-01', previous }],
    ] as const) {
      const decided = decide(compiled, { ...PARTNER, ...data }, { asOf: DAY, ...options });
      expect(decided.ok && decided.value.tracks).toEqual(reading(data, options).tracks);
    }
    expect(reading(LOW, { previous }).tracks[0]).toMatchObject({ tier: 'low', qualified: 'low' });
  });
  it('ENG-L1: a partner that is prepared already is read as it is', () => {
    const prepared = compiled.facts.prepare(PARTNER);
    if (!prepared.ok) throw new Error('the partner was refused');
    const read = readPartner(compiled, prepared.value, { asOf: DAY });
    expect(read.ok && read.value.tracks).toEqual(reading().tracks);
  });
  it('ENG-L1: data that cannot be decided is refused with its problems, a day likewise', () => {
    const codes = (data: PartnerData, asOf: string) => {
      const read = readPartner(compiled, data, { asOf });
      return read.ok ? [] : read.problems.map(({ code }) => code);
    };
    expect(codes({ ...PARTNER, attributes: { region: 'west' } }, DAY)).toEqual(['PDL412']);
    expect(codes(PARTNER, '2026-02-30')).toEqual(['PDL409']);
  });
  it('ENG-L1: values are read in the context of the tier held; a partner in no track has none', () => {
    expect(reading().about({}).value('rate.tier')).toBe(4);
    expect(reading(LOW).about({}).value('rate.tier')).toBe(1);
    const outside = reading(OUTSIDE).about({});
    expect(['partner.track', 'partner.tier', 'partner.tierRank', 'rate.tier', 'people'].map((id) => outside.value(id))).toEqual([
      null,
      null,
      0,
      null,
      3,
    ]);
    expect(outside.status({ condition: 'staffed' })).toBe('met');
    expect(
      ['partner.id', 'partner.status', 'partner.track', 'partner.tier', 'partner.tierRank', 'today'].map((id) =>
        reading().about({}).value(id),
      ),
    ).toEqual(['P1', 'active', 'main', 'top', 2, DAY]);
  });
  it('ENG-L1: a waiver counts', () => {
    const exception = {
      effect: 'waive',
      item: 'staffed',
      reason: 'New',
      askedBy: 'ann',
      grantedBy: 'bob',
      from: '2026-01-01',
      until: '2027-01-01',
    };
    expect(reading(LOW).about({}).status({ condition: 'staffed' })).toBe('missed');
    expect(
      reading({ ...LOW, records: { exception: [exception] } })
        .about({})
        .status({ condition: 'staffed' }),
    ).toBe('met');
  });
});

describe('the values of an item', () => {
  it('ENG-L2: they are read beside the facts, those that no form knows too; null is unknown', () => {
    const item = reading().about({ 'request.amount': 50_000, 'lead.region': 'north', 'request.plan': null });
    expect([item.value('request.amount'), item.value('lead.region'), item.value('request.plan')]).toEqual([50_000, 'north', null]);
    expect(item.status(leaf('request.amount', 'greaterThan', 499))).toBe('met');
    expect(item.status(leaf('region', 'equal', { fact: 'lead.region' }))).toBe('met');
    expect(item.status(leaf('request.plan', 'equal', 'x'))).toBe('unknown');
    expect(item.status(leaf('request.other', 'equal', 'x'))).toBe('unknown');
  });
  it('ENG-L2: the latest wins, null too; the item it is made from stays', () => {
    const item = reading().about({ 'request.amount': 1, 'leads.open': 2 });
    const later = item.with({ 'request.amount': 5 }).with({ 'leads.open': null });
    expect([later.value('request.amount'), later.value('leads.open')]).toEqual([5, null]);
    expect([item.value('request.amount'), item.value('leads.open')]).toEqual([1, 2]);
  });
  it('ENG-L2: they win over the standing decided, and the context stays; what comes with the day and the program stays', () => {
    const item = reading().about({
      'partner.status': 'suspended',
      'partner.tier': 'low',
      'partner.tierRank': null,
      'partner.id': 'P2',
      today: '2020-01-01',
      'rate.tier': 99,
    });
    expect(['partner.status', 'partner.tier', 'partner.tierRank', 'partner.track'].map((id) => item.value(id))).toEqual([
      'suspended',
      'low',
      null,
      'main',
    ]);
    expect(['partner.id', 'today', 'rate.tier'].map((id) => item.value(id))).toEqual(['P1', DAY, 4]);
  });
  it('ENG-L3: a declared fact or derived value is replaced, with all that is made of it; tiers stay', () => {
    const partner = reading();
    const item = partner.about({ people: 1 });
    expect([item.value('people'), item.value('strengths'), item.value('perHead')]).toEqual([1, 1, 600]);
    expect(item.status({ condition: 'staffed' })).toBe('missed');
    expect(item.value('partner.tier')).toBe('top');
    expect(item.with({ people: null }).status({ condition: 'staffed' })).toBe('unknown');
    expect(partner.about({ perHead: 7 }).value('perHead')).toBe(7);
    expect(partner.about({ strengths: null }).status(leaf('strengths', 'greaterThan', 0))).toBe('unknown');
    expect(partner.about({}).value('people')).toBe(3);
  });
  it('ENG-L3: what was counted from records stays as it was counted', () => {
    const partner = reading({ attributes: { region: 'north', since: '2026-01-01' } });
    const item = partner.about({ since: '2026-06-01' });
    expect([item.value('since'), item.value('fresh')]).toEqual(['2026-06-01', 1]);
    expect(item.with({ fresh: 0 }).value('fresh')).toBe(0);
  });
  it('ENG-L3: it holds on every day', () => {
    const partner = reading();
    const lately = [{}, { people: 1 }, {}].map((own) => partner.about(own).value('staffedLately'));
    expect(lately).toEqual([true, false, true]);
    expect(reading(LOW).about({ people: 2 }).value('staffedLately')).toBe(true);
    expect(reading(LOW).about({}).value('staffedLately')).toBe(false);
  });
});

describe('deals', () => {
  it('ENG-L4: facts of lines are made of the lines of the item; all others stay', () => {
    const partner = reading({ facts: { 'deal.lines': [{ units: 1 }, { units: 1 }] } });
    const cases = (lines?: { units: number }[]) => {
      const item = partner.about({}, lines);
      return ['deal.cases', 'deal.largeCases', 'sales', 'people'].map((id) => item.value(id));
    };
    expect(cases()).toEqual([2, 0, 60_000, 3]);
    expect(cases([{ units: 2 }, { units: 5 }])).toEqual([7, 5, 60_000, 3]);
    expect(cases([])).toEqual([0, 0, 60_000, 3]);
    expect(
      partner
        .about({}, [{ units: 4 }])
        .with({ 'deal.tender': true })
        .value('deal.cases'),
    ).toBe(4);
    expect(reading().about({ 'deal.tender': false }).value('deal.cases')).toBeNull();
  });
  it('ENG-L4: bands are made of the lines of the item', () => {
    const bands = {
      of: 'line.units',
      list: [
        { id: 'few', title: 'Few', from: 1, to: 3 },
        { id: 'many', title: 'Many', from: 3 },
      ],
    };
    const { dealRegistration } = PROGRAM;
    if (!dealRegistration) throw new Error('no dealRegistration');
    const read = readPartner(compileProgram({ ...PROGRAM, dealRegistration: { ...dealRegistration, bands } }), PARTNER, { asOf: DAY });
    const bandsOf = (units: number[]) =>
      read.ok &&
      read.value
        .about(
          {},
          units.map((one) => ({ units: one })),
        )
        .deal.bands();
    expect(bandsOf([1, 2])).toEqual({ band: 'few', bands: ['few'] });
    expect(bandsOf([5, 2])).toEqual({ band: null, bands: ['few', 'many'] });
    expect(bandsOf([5, 0])).toEqual({ band: null, bands: null });
    expect(bandsOf([])).toEqual({ band: null, bands: null });
  });
  it('ENG-L4: lines that are not right have problems, and no reading', () => {
    const partner = reading();
    expect(partner.linesProblems([{ units: 1 }])).toEqual([]);
    expect(partner.linesProblems([{ units: 1 }, { units: 'x' }])).toMatchObject([{ code: 'PDL407', pointer: '/facts/deal.lines/1/units' }]);
    expect(() => partner.about({}, [{ units: 'x' }])).toThrow('not checked');
  });
  it('ENG-L5: a deal has conflicts, a model and a band, and the parameters of its submission and its band', () => {
    const partner = reading();
    const item = partner.about({ 'deal.amount': 50_000, 'deal.tender': true, 'conflict.directTeam': null });
    const ids = [
      'deal.band',
      'deal.bands',
      'deal.model',
      'conflict.publicTender',
      'conflict.directTeam',
      'conflict.incumbent',
      'rate.deal',
      'cap.fund',
    ];
    expect(ids.map((id) => item.value(id))).toEqual(['small', ['small'], 'oneTier', 'hit', 'unknown', 'clear', 6, 200_000]);
    const earlier = item.with({ 'deal.submittedOn': '2026-02-01', 'deal.amount': 300_000, 'deal.distributor': 'D1' });
    expect(ids.map((id) => earlier.value(id))).toEqual(['large', ['large'], 'twoTier', 'hit', 'unknown', 'clear', 9, 100_000]);
    expect(item.with({ 'deal.submittedOn': '2026-02-01' }).value('rate.deal')).toBe(5);
    expect(item.with({ 'deal.submittedOn': null }).value('rate.deal')).toBe(6);
  });
  it('ENG-L5: a deal that the partner file gives is one too', () => {
    expect(
      reading({ facts: { 'deal.amount': 500 } })
        .about({})
        .value('rate.deal'),
    ).toBe(6);
  });
  it('ENG-L5: a value between the bands is in none; a band that is given holds', () => {
    const between = reading().about({ 'deal.amount': 150_000 });
    expect([between.deal.bands(), between.value('rate.deal')]).toEqual([{ band: null, bands: null }, null]);
    expect(between.with({ 'deal.band': 'large' }).deal.registered()).toBe(9);
  });
  it('ENG-L5: other items have neither, and the parameters of the reading', () => {
    const item = reading({}, { parametersAsOf: '2026-02-01' }).about({ 'request.amount': 50_000 });
    expect(['conflict.incumbent', 'deal.model', 'rate.deal', 'cap.fund'].map((id) => item.value(id))).toEqual([null, null, null, 100_000]);
    const { dealRegistration: _, ...without } = PROGRAM;
    const read = readPartner(compileProgram(without), PARTNER, { asOf: DAY });
    const asked = read.ok ? read.value.about({ 'deal.amount': 50_000 }) : undefined;
    expect(asked?.value('conflict.incumbent')).toBeNull();
    expect(() => asked?.deal).toThrow('no dealRegistration');
  });
  it('ENG-L6: rules read the place as given; a percentage is for the place that is asked about', () => {
    const deal = reading().about({ 'deal.amount': 50_000 });
    expect(deal.deal.rule()).toMatchObject({ by: 'otherwise' });
    expect(deal.with({ 'deal.place': 1 }).deal.rule()).toEqual({ then: 'approve', by: 'fine', title: 'By rule' });
    expect(deal.with({ 'deal.place': 2 }).deal.rule()).toMatchObject({ by: 'second' });
    expect([1, 2, 3, null].map((place) => deal.deal.percent(place))).toEqual([6, 3, null, null]);
    expect([1, 2].map((place) => deal.with({ 'deal.place': 2 }).deal.percent(place))).toEqual([6, 3]);
  });
  it('ENG-L6: what is earned may depend on the place', () => {
    const { dealRegistration, parameters } = PROGRAM;
    if (!dealRegistration) throw new Error('no dealRegistration');
    const behind = { when: all(leaf('deal.place', 'greaterThan', 1)), value: 30 };
    const program: Program = {
      ...PROGRAM,
      parameters: { ...parameters, 'rate.place': { title: 'Rate', type: 'percent', value: 10, variants: [behind] } },
      dealRegistration: { ...dealRegistration, pricing: { percent: { fact: 'rate.place' } } },
    };
    const read = readPartner(compileProgram(program), PARTNER, { asOf: DAY });
    const item = read.ok ? read.value.about({ 'deal.place': 1 }) : undefined;
    expect([1, 2].map((place) => item?.deal.percent(place))).toEqual([10, 15]);
    expect([1, 2].map((place) => item?.with({ 'deal.place': place }).deal.registered())).toEqual([10, 30]);
  });
  it('ENG-L6: a hit is cleared where `unless` is met, and kept where it is unknown or there is none', () => {
    const idle = { on: 'directTeam', then: 'adjudicate', unless: leaf('opposing.idleDays', 'greaterThan', 90) } as const;
    const deal = reading().about({ 'deal.amount': 50_000, 'conflict.directTeam': 'hit' });
    const cleared = (days: number | null) => deal.with({ 'opposing.idleDays': days }).deal.unless(idle);
    expect([91, 90, null].map(cleared)).toEqual([true, false, false]);
    expect(deal.deal.unless({ on: 'directTeam', then: 'adjudicate' })).toBe(false);
  });
});

describe('numbers and terms', () => {
  it('ENG-L7: as written, or the value that is named', () => {
    const item = reading().about({});
    expect([item.num(7), item.num({ fact: 'rate.tier' }), item.num({ fact: 'cap.fund' })]).toEqual([7, 4, 200_000]);
    expect([item.money(7.5), item.money({ fact: 'cap.fund' })]).toEqual([750, 200_000]);
    expect([
      item.term('P1D'),
      item.term({ business: 'P2D' }),
      item.term({ fact: 'term' }),
      item.term({ fact: 'p.placeholder.term' }),
    ]).toEqual(['P1D', { business: 'P2D' }, 'P30D', null]);
  });
  it('ENG-L7: a lower bound is no value', () => {
    const item = reading().about({ people: null });
    expect([item.value('strengths'), item.status(leaf('strengths', 'greaterThanInclusive', 1))]).toEqual([null, 'met']);
  });
});
