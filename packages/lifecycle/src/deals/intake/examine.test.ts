import type { Check, Condition, DealRegistration } from '@tierwright/program';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deal } from '../deal.ts';
import type { DealFacts, OpposingRecord } from '../deal-facts.ts';
import type { Examination } from '../examination.ts';
import { examine } from './examine.ts';
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

  it('D1.7: whatever `eligible` says, a partner known to be suspended, or not in yet, registers nothing', () => {
    const program = programWith({ eligible: { not: is('deal.amount', 1) } });
    const as = (status: string | null) =>
      by(examine(program, dealWith(), on(TODAY), factsOf(program, { partner: partnersOf(program, { 'partner.status': status }) })));
    expect([as('active'), as(null), as('suspended'), as('managed')]).toEqual([[], [], ['notEligible'], ['notEligible']]);
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
