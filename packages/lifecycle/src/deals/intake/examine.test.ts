import type { Check, Condition, DealRegistration } from '@tierwright/program';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deal } from '../deal.ts';
import type { DealFacts, OpposingRecord } from '../deal-facts.ts';
import type { Examination } from '../examination.ts';
import { examine } from './examine.ts';
import { readDeal } from './read-deal.ts';
import { ACME, ANSWERS, approvedOn, dealWith, EVERYTHING, factsOf, on, partnersOf, programWith } from './registered.fixture.ts';

const TODAY = '2027-03-10';

function look(registration: Partial<DealRegistration>, deal: Partial<Deal> = {}, known: Partial<DealFacts> = {}): Examination {
  const program = programWith(registration);
  return examine(program, dealWith(deal), on(TODAY), factsOf(program, known));
}

const by = ({ refusals }: Examination): string[] => refusals.map((reason) => reason.by);
const is = (fact: string, value: string | number | boolean): Condition => ({ all: [{ fact, operator: 'equal', value }] });
const own = (id: string, day: string, changes: Partial<Deal> = {}): Deal => dealWith({ id, submittedAt: on(day), ...changes });

describe('the examination of a deal', () => {
  const strict: Partial<DealRegistration> = {
    eligible: is('partner.status', 'active'),
    conflicts: {
      checks: [
        { on: 'otherPartner', then: 'reject', title: 'Registered' },
        { on: 'directTeam', then: 'reject' },
      ],
    },
    rules: {
      hitPolicy: 'first',
      list: [{ id: 'small', title: 'Too small', when: is('deal.amount', 1), then: 'reject' }],
      otherwise: { title: 'Ask', then: { route: 'desk' } },
    },
  };

  it('D1, D1.1: eligible, form, own duplicate, checks, rules: every refusal is kept, in this order, and nobody is asked', () => {
    const program = programWith(strict);
    const deal = dealWith({ id: 'D5', answers: { customer: ACME, products: ['data'], amount: 1, more: 2 } });
    const facts = factsOf(program, {
      partner: partnersOf(program, { 'partner.status': 'suspended' }),
      deals: [own('D1', '2027-02-01'), approvedOn(1, { id: 'D2', partner: 'P2', submittedAt: on('2027-02-01') })],
      directOpportunities: [{ id: 'R', customer: ACME, products: ['data'] }],
    });
    expect(examine(program, deal, on(TODAY), facts).refusals).toEqual([
      { by: 'notEligible', title: 'The partner may not register deals' },
      { by: 'form', title: '“Expected order date” is missing.' },
      { by: 'form', title: 'The form has no field `more`.' },
      { by: 'ownDuplicate', title: 'The partner has registered this deal already' },
      { by: 'conflict.otherPartner', title: 'Registered' },
      { by: 'conflict.directTeam', title: 'Our own team works on this deal' },
      { by: 'small', title: 'Too small' },
    ]);
  });

  it('D1: unknown eligibility is `couldNotCheck`', () => {
    const program = programWith(strict);
    const facts = factsOf(program, { partner: partnersOf(program, { 'partner.status': null }) });
    expect(by(examine(program, dealWith(), on(TODAY), facts))).toEqual(['couldNotCheck']);
  });

  it('D1: without `eligible` the partner has to be active', () => {
    const program = programWith({});
    const as = (status: string | null) =>
      by(examine(program, dealWith(), on(TODAY), factsOf(program, { partner: partnersOf(program, { 'partner.status': status }) })));
    expect([as('active'), as('onboarding'), as(null)]).toEqual([[], ['notEligible'], ['couldNotCheck']]);
  });

  it('D1.3: an own duplicate is an open registration of the same deal by the same partner that is ahead or approved', () => {
    const later = own('D9', '2027-03-09');
    expect(by(look({}, {}, { deals: [own('D0', '2027-02-01')] }))).toEqual(['ownDuplicate']);
    expect(by(look({}, {}, { deals: [later] }))).toEqual([]);
    expect(by(look({}, {}, { deals: [{ ...later, state: 'approved' }] }))).toEqual(['ownDuplicate']);
    expect(by(look({}, {}, { deals: [{ ...later, state: 'lost' }] }))).toEqual([]);
    expect(by(look({}, {}, { deals: [own('D0', '2027-02-01', { answers: { ...ANSWERS, products: ['cloud'] } })] }))).toEqual([]);
    expect(by(look({}, {}, { deals: [own('D1', '2027-02-01')] }))).toEqual([]);
  });

  it('D1.4: a rule refuses, sends to people, or lets a deal be approved', () => {
    const rules = (then: 'approve' | 'reject' | { route: string }): Partial<DealRegistration> => ({
      rules: { ...EVERYTHING, list: [{ id: 'one', title: 'One', when: is('deal.resubmissions', 0), then }] },
    });
    expect(look(rules('approve'))).toMatchObject({
      refusals: [],
      chains: [],
      waitsFor: [],
      rule: { then: 'approve', by: 'one', title: 'One' },
    });
    expect(look(rules('reject'))).toMatchObject({ refusals: [{ by: 'one', title: 'One' }] });
    expect(look(rules({ route: 'desk' })).chains).toEqual([{ chain: 'desk', purpose: 'rule', about: 'one', title: 'One', conflicts: [] }]);
    expect(
      look({ rules: { ...EVERYTHING, list: [{ id: 'one', title: 'One', when: is('deal.resubmissions', 9), then: 'approve' }] } }).chains,
    ).toMatchObject([{ chain: 'review', about: 'otherwise', title: 'Not decided' }]);
  });

  const asking: Partial<DealRegistration> = {
    form: [
      { id: 'customer', title: 'End customer', type: 'customer' },
      { id: 'products', title: 'Products', type: 'products' },
      { id: 'distributor', title: 'Distributor', type: 'partner', required: false },
    ],
    distribution: { model: 'either', confirm: 'desk' },
    conflicts: {
      adjudication: 'review',
      checks: [
        { on: 'directTeam', then: 'adjudicate', title: 'Ours' },
        { on: 'namedAccount', then: 'adjudicate', by: 'desk' },
        { on: 'incumbent', then: 'adjudicate' },
      ],
    },
    rules: { ...EVERYTHING, list: [{ id: 'large', title: 'Large', when: is('deal.resubmissions', 0), then: { route: 'review' } }] },
  };
  const twoTier = { customer: ACME, products: ['data'], distributor: 'P7' };
  const record: OpposingRecord = { id: 'R', customer: ACME, products: ['data'], partner: 'P9' };
  const everything: Partial<DealFacts> = { directOpportunities: [record], namedAccounts: [record], contracts: [record] };
  const asked = ({ chains }: Examination) =>
    chains.map(({ chain, purpose, about, conflicts }) =>
      `${chain} ${purpose} ${about} ${conflicts.map(({ check }) => check.on).join()}`.trimEnd(),
    );

  it('D1.5, D2: the distributor, adjudicators in order of checks, the route; each chain once, with all its conflicts', () => {
    const oneTier = { customer: ACME, products: ['data'] };
    expect(asked(look(asking, { answers: oneTier }, everything))).toEqual([
      'review adjudication directTeam directTeam,incumbent',
      'desk adjudication namedAccount namedAccount',
    ]);
    expect(asked(look(asking, { answers: twoTier }, everything))).toEqual([
      'desk confirm distribution namedAccount',
      'review adjudication directTeam directTeam,incumbent',
    ]);
    expect(asked(look(asking, { answers: twoTier }))).toEqual(['desk confirm distribution', 'review rule large']);
    expect(look(asking, { answers: oneTier }, everything).chains[0]?.title).toBe('Ours');
  });

  it('D1.5, D3: a chain that approved is asked again only about conflicts that nobody settled', () => {
    const passed = ['desk', 'review'];
    expect(asked(look(asking, { answers: twoTier, passed }))).toEqual([]);
    const settled = [{ check: 'directTeam', opposing: 'R', as: 'allowed' as const }];
    expect(asked(look(asking, { answers: twoTier, passed, settled }, everything))).toEqual([
      'desk adjudication namedAccount namedAccount',
      'review adjudication incumbent incumbent',
    ]);
  });

  it('D12.1: two-tier is a deal whose field `distributor` is filled', () => {
    expect(look(asking, { answers: twoTier }).terms.model).toBe('twoTier');
    expect(look(asking, { answers: { customer: ACME, products: ['data'] } }).terms.model).toBe('oneTier');
    expect(look(asking, { answers: twoTier }).reading.value('deal.model')).toBe('twoTier');
  });

  it('D12, D12.2: where all is two-tier, the distributor has to be named', () => {
    const distribution = { model: 'twoTier', confirm: 'desk' } as const;
    expect(look({ ...asking, distribution }, { answers: { customer: ACME, products: ['data'] } }).refusals).toEqual([
      { by: 'form', title: '“Distributor” is missing.' },
    ]);
    expect(by(look({ ...asking, distribution }, { answers: twoTier }))).toEqual([]);
  });

  it('D1.6: nothing that is looked at is altered, and the order in which it is known never matters', () => {
    const names = ['Acme Data GmbH', 'Acme Date GmbH', 'Acme Data', 'Other'];
    const some = fc.array(
      fc.record({
        name: fc.constantFrom(...names),
        day: fc.integer({ min: 1, max: 9 }),
        state: fc.constantFrom<Deal['state']>('pending', 'approved', 'returned', 'lost'),
        place: fc.integer({ min: 1, max: 3 }),
        products: fc.subarray(['data', 'cloud']),
      }),
      { maxLength: 6 },
    );
    const then = fc.constantFrom<Check['then']>('reject', 'adjudicate', 'wait', 'nextPlace', 'note');
    const shuffled = <T>(list: readonly T[], seed: number): T[] =>
      list
        .map((one, index) => ({ one, at: (index * 7 + seed) % 11 }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
    fc.assert(
      fc.property(some, then, then, fc.nat(10), fc.boolean(), (made, first, second, seed, isFirstApproved) => {
        const program = programWith({
          conflicts: {
            places: [100, 50, 25],
            priority: isFirstApproved ? 'firstApproved' : 'firstSubmitted',
            checks: [
              { on: 'otherPartner', then: first },
              { on: 'likelyDuplicate', then: second, similar: 60 },
              { on: 'incumbent', then: 'adjudicate' },
            ],
          },
        });
        const deals = made.map(({ name, day, state, place, products }, index) =>
          freeze(
            approvedOn(place, {
              id: `O${index}`,
              partner: `P${2 + (index % 3)}`,
              state,
              submittedAt: on(`2027-02-0${day}`),
              answers: { ...ANSWERS, products, customer: { name, country: 'DE' } },
            }),
          ),
        );
        const contracts = freeze(
          made.map(({ name }, index) => ({ id: `C${index}`, customer: { name, country: 'DE' }, partner: `P${index}` })),
        );
        const deal = freeze(dealWith({ submittedAt: on('2027-02-05') }));
        const { reading: _one, ...inOrder } = examine(program, deal, on(TODAY), factsOf(program, { deals, contracts }));
        const { reading: _other, ...otherwise } = examine(
          program,
          deal,
          on(TODAY),
          factsOf(program, { deals: shuffled(deals, seed), contracts: shuffled(contracts, seed) }),
        );
        expect(otherwise).toEqual(inOrder);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('D1.6: a program without deal registration has no deals', () => {
    const program = programWith({});
    const without = { ...program.program };
    delete without.dealRegistration;
    const bare = Object.create(program, { program: { value: without } }) as typeof program;
    expect(() => examine(bare, dealWith(), on(TODAY), factsOf(program))).toThrow('no deal registration');
  });
});

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

describe('what conditions read of a deal', () => {
  it('S11.1: place, model, products, submission, idle days, resubmissions, answers, bands and conflicts', () => {
    const program = programWith({
      conflicts: {
        places: [100, 50],
        checks: [
          { on: 'otherPartner', then: 'nextPlace' },
          { on: 'directTeam', then: 'note' },
          { on: 'namedAccount', then: 'note' },
        ],
      },
      bands: {
        of: 'deal.amount',
        list: [
          { id: 'small', title: 'Small', from: 0 },
          { id: 'large', title: 'Large', from: 50_000 },
        ],
      },
    });
    const deal = dealWith({ submittedAt: on('2027-03-01'), activeAt: on('2027-03-06'), resubmissions: 1 });
    const facts = factsOf(program, {
      deals: [approvedOn(1, { id: 'A', partner: 'P2', submittedAt: on('2027-02-01') })],
      namedAccounts: null,
    });
    const reading = readDeal(program, deal, on(TODAY), facts);
    const read = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, reading.value(id)]));
    expect(
      read(
        'today',
        'deal.place',
        'deal.model',
        'deal.products',
        'deal.amount',
        'deal.closeOn',
        'deal.submittedOn',
        'deal.idleDays',
        'deal.resubmissions',
        'deal.band',
        'conflict.otherPartner',
        'conflict.directTeam',
        'conflict.namedAccount',
      ),
    ).toEqual({
      today: TODAY,
      'deal.place': 2,
      'deal.model': 'oneTier',
      'deal.products': ['data'],
      'deal.amount': 5_000_000,
      'deal.closeOn': '2027-09-30',
      'deal.submittedOn': '2027-03-01',
      'deal.idleDays': 4,
      'deal.resubmissions': 1,
      'deal.band': 'large',
      'conflict.otherPartner': 'hit',
      'conflict.directTeam': 'clear',
      'conflict.namedAccount': 'unknown',
    });
  });

  it('S11.1: a draft counts as submitted today', () => {
    const program = programWith({});
    const reading = readDeal(program, dealWith({ state: 'draft', submittedAt: null }), on(TODAY), factsOf(program));
    expect(['deal.submittedOn', 'deal.idleDays'].map((id) => reading.value(id))).toEqual([TODAY, 0]);
  });

  it('S11.1: a conflict is read as it was found, settled or cleared or not', () => {
    const check: Check = { on: 'directTeam', then: 'reject', unless: is('deal.resubmissions', 0) };
    const known = { directOpportunities: [{ id: 'R', customer: ACME }] };
    expect(look({ conflicts: { checks: [check] } }, {}, known).reading.value('conflict.directTeam')).toBe('hit');
    const settled = [{ check: 'directTeam', opposing: 'R', as: 'allowed' as const }];
    expect(look({ conflicts: { checks: [check] } }, { settled }, known).reading.value('conflict.directTeam')).toBe('hit');
  });

  const rate = {
    title: 'Rate',
    type: 'percent',
    value: [
      { from: '2026-01-01', value: 10 },
      { from: '2027-03-05', value: 20 },
    ],
  } as const;

  it('S11, S11.2: dated parameters hold as of the submission, facts as of the day', () => {
    const program = programWith(
      {
        pricing: { percent: { fact: 'rate' } },
        rules: { ...EVERYTHING, list: [{ id: 'late', title: 'Late', when: is('today', TODAY), then: 'approve' }] },
      },
      { parameters: { rate: { ...rate, value: [...rate.value] } } },
    );
    const of = (day: string) => examine(program, dealWith({ submittedAt: on(day) }), on(TODAY), factsOf(program));
    expect([of('2027-03-04').terms.percent, of('2027-03-05').terms.percent, of('2027-03-04').rule.by]).toEqual([10, 20, 'late']);
  });

  it('S11.2: days are those of the program’s time zone', () => {
    const program = programWith({}, { timeZone: 'Pacific/Auckland' });
    const reading = readDeal(
      program,
      dealWith({ submittedAt: Date.parse('2027-03-01T10:59:59Z') }),
      Date.parse('2027-03-01T11:00:00Z'),
      factsOf(program),
    );
    expect(['today', 'deal.submittedOn', 'deal.idleDays'].map((id) => reading.value(id))).toEqual(['2027-03-02', '2027-03-01', 1]);
  });

  it('S11.4: `eligible` knows no place yet', () => {
    const eligible: Condition = { any: [is('deal.place', 1), is('partner.status', 'managed')] };
    expect(by(look({ eligible }))).toEqual(['couldNotCheck']);
  });
});

describe('rules of deals', () => {
  const list = (...made: [string, Condition, 'approve' | 'reject' | { route: string }][]): DealRegistration['rules']['list'] =>
    made.map(([id, when, then]) => ({ id, title: id, when, then }));
  const yes = is('deal.resubmissions', 0);
  const no = is('deal.resubmissions', 9);
  const unknown = is('deal.need', 'x');
  const form: DealRegistration['form'] = [
    { id: 'customer', title: 'End customer', type: 'customer' },
    { id: 'need', title: 'Need', type: 'text', required: false },
  ];
  const rule = (hitPolicy: 'first' | 'priority' | 'unique', rules: DealRegistration['rules']['list']) =>
    look(
      { form, rules: { hitPolicy, list: rules, otherwise: { title: 'Otherwise', then: { route: 'desk' } } } },
      { answers: { customer: ACME } },
    ).rule.by;

  it('S4: `first` takes the first true rule, `priority` the strictest, neither: `otherwise`', () => {
    const rules = list(['a', no, 'reject'], ['b', yes, 'approve'], ['c', yes, { route: 'desk' }], ['d', yes, 'reject']);
    expect([rule('first', rules), rule('priority', rules), rule('first', rules.slice(0, 1))]).toEqual(['b', 'd', 'otherwise']);
    expect(rule('unique', rules.slice(0, 2))).toBe('b');
  });

  it('S3, S3.3: an unknown rule does not fire; stricter than the one that does, `otherwise` holds', () => {
    expect(rule('first', list(['a', unknown, 'approve'], ['b', yes, 'approve']))).toBe('b');
    expect(rule('first', list(['a', unknown, 'reject'], ['b', yes, 'approve']))).toBe('otherwise');
    expect(rule('first', list(['b', yes, { route: 'desk' }], ['a', unknown, 'reject']))).toBe('b');
    expect(rule('priority', list(['b', yes, { route: 'desk' }], ['a', unknown, 'reject']))).toBe('otherwise');
    expect(rule('priority', list(['b', yes, 'reject'], ['a', unknown, { route: 'desk' }]))).toBe('b');
  });
});

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
