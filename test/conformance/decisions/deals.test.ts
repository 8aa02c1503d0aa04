import type { PartnerData } from '@tierwright/facts';
import type { Condition, DealRegistration, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { all, any, both, leaf, small } from './small-program.ts';

const amountAbove = (amount: number): Condition => all(leaf('deal.amount', 'greaterThan', amount));
const RULES: DealRegistration['rules'] = {
  hitPolicy: 'first',
  list: [
    { id: 'tiny', title: 'Too small', when: all(leaf('deal.amount', 'lessThan', 100)), then: 'reject' },
    { id: 'huge', title: 'A person decides', when: amountAbove(10_000), then: { route: 'desk' } },
    { id: 'fine', title: 'By rule', when: all(leaf('deal.amount', 'greaterThanInclusive', 100)), then: 'approve' },
  ],
  otherwise: { title: 'Somebody looks', then: { route: 'review' } },
};
const registering = (parts: Partial<DealRegistration> = {}, program: Partial<Program> = {}): Program =>
  small({
    dealRegistration: {
      form: [
        { id: 'amount', title: 'Amount', type: 'money' },
        { id: 'tender', title: 'Tender', type: 'boolean' },
        { id: 'opensOn', title: 'Opens on', type: 'date' },
        { id: 'distributor', title: 'Distributor', type: 'partner', required: false },
        { id: 'lines', title: 'Lines', type: 'lines', of: [{ id: 'units', title: 'Units', type: 'integer' }] },
      ],
      rules: RULES,
      ...parts,
    },
    approvals: { desk: { title: 'Desk', steps: [{ id: 'desk', title: 'Desk', roles: ['desk'] }] } },
    roles: { desk: 'Desk' },
    ...program,
  });
const deal = async (program: Program, facts: NonNullable<PartnerData['facts']> = {}, data: Partial<PartnerData> = {}) =>
  (await both(program, { facts: { 'deal.amount': 500, ...facts }, ...data })).deal;

describe('who decides', () => {
  it('ENG-R1: nothing is decided of a deal that nobody gave; who is not eligible is refused, who cannot be checked too', async () => {
    expect((await both(registering())).deal).toBeUndefined();
    const eligible = all(leaf('region', 'equal', 'north'));
    expect(await deal(registering({ eligible }), {}, { attributes: { region: 'north' } })).toMatchObject({ then: 'approve', by: 'fine' });
    expect(await deal(registering({ eligible }), {}, { attributes: { region: 'south' } })).toMatchObject({
      then: 'reject',
      by: 'notEligible',
      protectedUntil: null,
    });
    expect(await deal(registering({ eligible }))).toMatchObject({ then: 'reject', by: 'couldNotCheck' });
  });
  it('ENG-R1: without a word on who may, the partner must be active', async () => {
    expect(await deal(registering(), { 'partner.status': 'ended' })).toMatchObject({ then: 'reject', by: 'notEligible' });
    expect(await deal(registering(), { 'partner.status': null })).toMatchObject({ then: 'reject', by: 'couldNotCheck' });
  });
  it('ENG-R1: an amount is money without a form too', async () => {
    const { form: _, ...bare } = registering().dealRegistration ?? { rules: RULES };
    const program = { ...registering(), dealRegistration: bare };
    expect(await deal(program, { 'deal.amount': 99.99 })).toMatchObject({ by: 'tiny' });
    expect(await deal(program, { 'deal.amount': 100 })).toMatchObject({ by: 'fine' });
  });
  it('ENG-R5: the first rule that is met; none: otherwise', async () => {
    expect(await deal(registering(), { 'deal.amount': 99 })).toMatchObject({ then: 'reject', by: 'tiny', title: 'Too small' });
    expect(await deal(registering(), { 'deal.amount': 10_001 })).toMatchObject({ then: { route: 'desk' }, by: 'huge', chains: ['desk'] });
    const none = registering({ rules: { ...RULES, list: RULES.list.slice(0, 1) } });
    expect(await deal(none)).toMatchObject({ then: { route: 'review' }, by: 'otherwise' });
  });
  it('ENG-R5: a stricter rule that cannot be told makes otherwise hold', async () => {
    const rules: DealRegistration['rules'] = {
      ...RULES,
      list: [{ id: 'hidden', title: 'Hidden', when: all(leaf('sales', 'lessThan', 1)), then: 'reject' }, ...RULES.list],
    };
    expect(await deal(registering({ rules }))).toMatchObject({ by: 'otherwise' });
    expect(await deal(registering({ rules }), {}, { attributes: { sales: 5 } })).toMatchObject({ by: 'fine' });
    const after: DealRegistration['rules'] = {
      ...RULES,
      list: [...RULES.list, { id: 'hidden', title: 'Hidden', when: all(leaf('sales', 'lessThan', 1)), then: 'reject' }],
    };
    expect(await deal(registering({ rules: after }))).toMatchObject({ by: 'fine' });
    expect(await deal(registering({ rules: { ...after, hitPolicy: 'priority' } }))).toMatchObject({ by: 'otherwise' });
  });
  it('ENG-R5: by priority the strictest rule that is met', async () => {
    const both2 = { id: 'also', title: 'Also', when: amountAbove(1), then: { route: 'review' } };
    const rules: DealRegistration['rules'] = { ...RULES, hitPolicy: 'priority', list: [RULES.list[2] as never, both2] };
    expect(await deal(registering({ rules }))).toMatchObject({ by: 'also' });
  });
});

describe('conflicts', () => {
  const checks = (...list: NonNullable<NonNullable<DealRegistration['conflicts']>['checks']>) =>
    registering({ conflicts: { places: [100, 50], adjudication: 'desk', checks: list } });
  it('ENG-R2: hit, clear and unknown; unless clears a hit only if it is met', async () => {
    const open = checks({
      on: 'publicTender',
      then: 'reject',
      title: 'Already public',
      unless: all(leaf('deal.opensOn', 'greaterThan', { fact: 'today' })),
    });
    expect(await deal(open)).toMatchObject({ by: 'fine' });
    expect(await deal(open, { 'deal.tender': true })).toMatchObject({
      then: 'reject',
      by: 'conflict.publicTender',
      title: 'Already public',
    });
    expect(await deal(open, { 'deal.tender': true, 'deal.opensOn': '2026-07-01' })).toMatchObject({ by: 'fine' });
    expect(await deal(open, { 'deal.tender': true, 'deal.opensOn': '2026-06-30' })).toMatchObject({ then: 'reject' });
    expect(await deal(open, { 'conflict.publicTender': 'unknown', 'deal.opensOn': '2026-07-01' })).toMatchObject({
      then: { route: 'desk' },
    });
    const noted = checks({ on: 'existingCustomer', then: 'note' });
    expect(await deal(noted, { 'conflict.existingCustomer': 'unknown' })).toMatchObject({ by: 'fine', place: 1 });
  });
  it('ENG-R2, ENG-R3: what is given as unknown is unknown', async () => {
    const tender = checks({ on: 'publicTender', then: 'reject' }, { on: 'otherPartner', then: 'nextPlace' });
    expect(await deal(tender, { 'deal.tender': null })).toMatchObject({ then: { route: 'desk' }, by: 'conflict.publicTender' });
    expect(await deal(tender, { 'conflict.otherPartner': null })).toMatchObject({ then: { route: 'desk' }, by: 'conflict.otherPartner' });
    const priced = registering({ pricing: { percent: 8 } });
    expect(await deal(priced, { 'deal.place': null })).toMatchObject({ place: 1, percent: null });
  });
  it('ENG-R2: without a list, other partners and likely duplicates are settled by people', async () => {
    expect(await deal(registering(), { 'conflict.otherPartner': 'hit' })).toMatchObject({
      then: { route: 'review' },
      by: 'conflict.otherPartner',
    });
    expect(await deal(registering(), { 'conflict.directTeam': 'hit' })).toMatchObject({ by: 'fine' });
  });
  it('ENG-R2: the strictest outcome holds', async () => {
    const mixed = checks(
      { on: 'otherPartner', then: 'nextPlace' },
      { on: 'directTeam', then: 'adjudicate' },
      { on: 'incumbent', then: 'reject' },
    );
    const facts = { 'conflict.otherPartner': 'hit', 'conflict.directTeam': 'hit' };
    expect(await deal(mixed, facts)).toMatchObject({ then: { route: 'desk' }, by: 'conflict.directTeam', place: 1 });
    expect(await deal(mixed, { ...facts, 'conflict.incumbent': 'hit' })).toMatchObject({ then: 'reject', by: 'conflict.incumbent' });
  });
  it('ENG-R3: the next place, given or counted, and none beyond the last', async () => {
    const next = checks({ on: 'otherPartner', then: 'nextPlace', title: 'Registered before' });
    expect(await deal(next, { 'conflict.otherPartner': 'hit' })).toMatchObject({ then: 'approve', place: 2 });
    expect(await deal(next, { 'conflict.otherPartner': 'hit', 'deal.place': 3 })).toMatchObject({
      then: 'reject',
      by: 'conflict.otherPartner',
      place: 3,
    });
  });
  it('ENG-R3: a place given as unknown counts as the first for rules that read it', async () => {
    const first = { id: 'first', title: 'The first', when: all(leaf('deal.place', 'equal', 1)), then: 'approve' as const };
    const program = registering({ rules: { ...RULES, list: [first, ...RULES.list] }, pricing: { percent: 8 } });
    expect(await deal(program, { 'deal.place': null })).toMatchObject({ then: 'approve', by: 'first', place: 1, percent: null });
  });
  it('ENG-R4: confirmation, adjudications and the rule’s route, each chain once', async () => {
    const program = registering({
      distribution: { model: 'either', confirm: 'desk' },
      conflicts: {
        adjudication: 'review',
        checks: [
          { on: 'directTeam', then: 'adjudicate' },
          { on: 'likelyDuplicate', then: 'adjudicate', by: 'desk' },
        ],
      },
    });
    const facts = { 'deal.distributor': 'd1', 'conflict.directTeam': 'hit', 'conflict.likelyDuplicate': 'hit', 'deal.amount': 20_000 };
    expect(await deal(program, facts)).toMatchObject({ then: { route: 'desk' }, by: 'distribution', chains: ['desk', 'review'] });
    expect(await deal(program, { 'conflict.directTeam': 'hit', 'deal.amount': 20_000 })).toMatchObject({
      then: { route: 'review' },
      chains: ['review', 'desk'],
    });
  });
  it('ENG-R6: a rule that rejects refuses whatever waits to be settled', async () => {
    const program = checks({ on: 'directTeam', then: 'adjudicate' });
    expect(await deal(program, { 'conflict.directTeam': 'hit', 'deal.amount': 5 })).toMatchObject({
      then: 'reject',
      by: 'tiny',
      chains: [],
    });
  });
});

describe('bands, price, protection', () => {
  const bands: DealRegistration['bands'] = {
    of: 'deal.amount',
    list: [
      { id: 'small', title: 'Small', from: 0 },
      { id: 'large', title: 'Large', from: 1000, to: 5000 },
      { id: 'giant', title: 'Giant', from: 5001 },
    ],
  };
  const priced = (pricing: Partial<NonNullable<DealRegistration['pricing']>> = {}, parts: Partial<Program> = {}) =>
    registering(
      {
        bands,
        pricing: { percent: { fact: 'registered' }, ...pricing },
        conflicts: { places: [100, 50], checks: [{ on: 'otherPartner', then: 'nextPlace' }] },
      },
      {
        parameters: { registered: { type: 'percent', byBand: { small: 5, large: 8 } } },
        benefits: [{ id: 'front', title: 'Front', kind: 'discount', value: 10 }],
        ...parts,
      },
    );
  it('ENG-R7: bands of a derived value', async () => {
    const derived = { twice: { sum: ['sales', 'sales'] } };
    const program = priced({}, {});
    const registration = program.dealRegistration;
    if (!registration) throw new Error('no deals');
    const doubled = { ...program, derived, dealRegistration: { ...registration, bands: { of: 'twice', list: bands?.list ?? [] } } };
    expect(await deal(doubled, {}, { attributes: { sales: 500 } })).toMatchObject({ band: 'large' });
  });
  it('ENG-R8: a tier benefit that is not known makes the percentage unknown', async () => {
    const parameters = {
      registered: { type: 'percent' as const, value: 5 },
      rate: { type: 'percent' as const, value: null, placeholder: 'not published' },
    };
    const program = priced(
      { stack: { benefit: 'front', how: 'add' } },
      { parameters, benefits: [{ id: 'front', title: 'Front', kind: 'discount', value: { fact: 'rate' } }] },
    );
    expect(await deal(program)).toMatchObject({ registered: 5, percent: null });
  });
  it.each([
    [999.99, 'small', 5],
    [1000, 'large', 8],
    [4999.99, 'large', 8],
    [5000, null, null],
    [5001, 'giant', null],
  ])('ENG-R7: a deal of %d lies in band %s', async (amount, band, registered) => {
    expect(await deal(priced(), { 'deal.amount': amount })).toMatchObject({ band, registered });
  });
  it('ENG-R7: lines have bands each; one line in a gap makes them unknown', async () => {
    const byLine = registering({
      bands: {
        of: 'line.units',
        list: [
          { id: 'few', title: 'Few', from: 1, to: 100 },
          { id: 'many', title: 'Many', from: 200 },
        ],
      },
      rules: { ...RULES, list: [{ id: 'few', title: 'Few', when: any(leaf('deal.bands', 'contains', 'few')), then: 'approve' }] },
    });
    const lines = (...units: number[]) => ({ records: { dealLine: units.map((one) => ({ units: one })) } });
    expect(await deal(byLine, {}, lines(5, 7))).toMatchObject({ band: 'few', by: 'few' });
    expect(await deal(byLine, {}, lines(5, 700))).toMatchObject({ band: null, by: 'few' });
    expect(await deal(byLine, {}, lines(5, 150))).toMatchObject({ band: null, by: 'otherwise' });
  });
  it('ENG-R8: the share of the place, combined with the tier’s benefit, cut and never below it', async () => {
    const stack = (how: 'add' | 'compound' | 'higher', max?: number) =>
      priced({ stack: { benefit: 'front', how, ...(max === undefined ? {} : { max }) } });
    expect(await deal(priced())).toMatchObject({ registered: 5, percent: 5 });
    expect(await deal(priced(), { 'conflict.otherPartner': 'hit' })).toMatchObject({ registered: 5, percent: 2.5 });
    expect(await deal(stack('add'))).toMatchObject({ percent: 15 });
    expect(await deal(stack('compound'))).toMatchObject({ percent: 14.5 });
    expect(await deal(stack('higher'))).toMatchObject({ percent: 10 });
    expect(await deal(stack('add', 12))).toMatchObject({ percent: 12 });
    expect(await deal(stack('add', 3))).toMatchObject({ percent: 10 });
    expect(await deal(stack('add'), { 'deal.amount': 5000 })).toMatchObject({ registered: null, percent: null });
  });
  it('ENG-R9: protection in days ends with the local day; from the submission where it says so', async () => {
    const protect = (protection: DealRegistration['protection']) => registering(protection ? { protection } : {});
    expect(await deal(protect({ for: 'P60D' }))).toMatchObject({ protectedUntil: '2026-08-30' });
    expect(await deal(protect({ for: 'P1M' }))).toMatchObject({ protectedUntil: '2026-07-31' });
    expect(await deal(protect({ for: 'P60D', from: 'submission' }), { 'deal.submittedOn': '2026-06-01' })).toMatchObject({
      protectedUntil: '2026-08-01',
    });
    expect(await deal(protect({ for: { business: 'P5D' } }))).toMatchObject({ protectedUntil: null });
    expect(await deal(protect({ for: 'PT48H' }))).toMatchObject({ protectedUntil: null });
  });
  it('ENG-R10, ENG-R11: parameters hold as of the submission, tiers as of the decision, and 90 days without a word', async () => {
    const dated = priced({}, { parameters: { registered: { type: 'percent', value: [{ value: 3 }, { from: '2026-06-15', value: 7 }] } } });
    expect(await deal(dated, { 'deal.submittedOn': '2026-06-14' })).toMatchObject({ registered: 3 });
    expect(await deal(dated)).toMatchObject({ registered: 7 });
    expect(await deal(registering())).toMatchObject({ protectedUntil: '2026-09-29', percent: null, registered: null });
  });
});
