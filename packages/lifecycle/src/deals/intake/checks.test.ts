import type { Check, DealRegistration, Json } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { Deal } from '../deal.ts';
import type { DealFacts, OpposingRecord } from '../deal-facts.ts';
import type { Examination } from '../examination.ts';
import { examine } from './examine.ts';
import { ACME, ANSWERS, approvedOn, dealWith, factsOf, on, programWith } from './registered.fixture.ts';

const TODAY = '2027-03-10';
const FORM: NonNullable<DealRegistration['form']> = [
  { id: 'customer', title: 'End customer', type: 'customer' },
  { id: 'products', title: 'Products', type: 'products' },
  { id: 'amount', title: 'Amount', type: 'money' },
  { id: 'closeOn', title: 'Order date', type: 'date' },
  { id: 'tender', title: 'Tender', type: 'boolean', required: false },
  { id: 'customerLetter', title: 'Letter', type: 'file', required: false },
];

function look(
  checks: readonly Check[],
  known: Partial<DealFacts>,
  deal: Partial<Deal> = {},
  more: Partial<DealRegistration> = {},
): Examination {
  const program = programWith({ form: FORM, conflicts: { places: [100, 50], checks: [...checks] }, ...more });
  return examine(program, dealWith(deal), on(TODAY), factsOf(program, known));
}

const record = (fields: { readonly [field: string]: Json } = {}): OpposingRecord => ({
  id: 'R1',
  customer: ACME,
  products: ['data'],
  ...fields,
});
const otherwise = (fields: { readonly [field: string]: Json }) => record({ ...fields, id: 'R2' });
const found = ({ conflicts }: Examination): string[] =>
  conflicts.map(({ check, outcome, opposing }) => `${check.on} ${outcome} ${opposing}`);
const registered = (changes: Partial<Deal> = {}): Deal =>
  approvedOn(1, { id: 'A', partner: 'P2', submittedAt: on('2027-02-01'), ...changes });
const alike = { ...ANSWERS, customer: { name: 'Acme Date GmbH', country: 'DE' } };

describe('checks', () => {
  it('D8.1: only listed checks run; without a list `otherPartner` and `likelyDuplicate` adjudicate', () => {
    const known = {
      directOpportunities: [record()],
      namedAccounts: null,
      deals: [registered(), registered({ id: 'B', partner: 'P3', answers: alike })],
    };
    expect(found(look([], known))).toEqual([]);
    const program = programWith({});
    expect(found(examine(program, dealWith(), on(TODAY), factsOf(program, known)))).toEqual([
      'otherPartner adjudicate A',
      'likelyDuplicate adjudicate B',
    ]);
  });

  it.each<[Check['on'], Partial<DealFacts>, string[]]>([
    ['otherPartner', { deals: [registered(), registered({ id: 'own', partner: 'P1' }), registered({ id: 'B', answers: alike })] }, ['A']],
    ['likelyDuplicate', { deals: [registered(), registered({ id: 'B', answers: alike })] }, ['B']],
    ['likelyDuplicate', { deals: [registered({ id: 'own', partner: 'P1', answers: alike })] }, ['own']],
    [
      'directTeam',
      { directOpportunities: [record(), otherwise({ products: ['cloud'] }), otherwise({ customer: { name: 'Other', country: 'DE' } })] },
      ['R1'],
    ],
    ['existingCustomer', { contracts: [record({ products: ['cloud'], partner: 'P1' }), otherwise({ customer: 'Acme' })] }, ['R1']],
    ['namedAccount', { namedAccounts: [{ id: 'N', customer: ACME, owner: 'eva' }] }, ['N']],
    ['publicTender', { tenders: [record(), otherwise({ products: ['cloud'] })] }, ['R1']],
    [
      'incumbent',
      { contracts: [record({ partner: 'P2' }), record({ id: 'own', partner: 'P1' }), record({ id: 'vendor', partner: null })] },
      ['R1'],
    ],
    ['incumbent', { contracts: [record({ partner: 'P2', products: ['cloud'] })] }, []],
  ])('D8.2: `%s` looks in its source (%#)', (at, known, ids) => {
    expect(look([{ on: at, then: 'note' }], known).conflicts.map(({ opposing }) => opposing)).toEqual(ids);
  });

  it('D8.2: a record that names no product is about all of them', () => {
    expect(found(look([{ on: 'directTeam', then: 'reject' }], { directOpportunities: [{ id: 'R1', customer: ACME }] }))).toEqual([
      'directTeam reject R1',
    ]);
  });

  it('D8.3: what was never loaded is unknown, and adjudicated whatever the check says, `note` excepted', () => {
    const none = { directOpportunities: null, contracts: null, namedAccounts: null, tenders: null };
    const on: Check['on'][] = ['directTeam', 'existingCustomer', 'namedAccount', 'publicTender', 'incumbent'];
    const checks = on.map((name): Check => ({ on: name, then: 'reject' }));
    expect(found(look(checks, none))).toEqual(on.map((name) => `${name} adjudicate null`));
    expect(look(checks, none).refusals).toEqual([]);
    expect(found(look([{ on: 'directTeam', then: 'note' }], none))).toEqual(['directTeam note null']);
  });

  it.each<[boolean | undefined, readonly OpposingRecord[] | null, string[]]>([
    [true, null, ['publicTender reject deal.tender']],
    [true, [record()], ['publicTender reject deal.tender', 'publicTender reject R1']],
    [false, [record()], ['publicTender reject R1']],
    [false, null, []],
    [undefined, [], []],
    [undefined, null, ['publicTender adjudicate null']],
  ])('D8.4: a tender is known by the form (%s) or by a record', (tender, tenders, conflicts) => {
    const answers = { ...ANSWERS, ...(tender === undefined ? {} : { tender }) };
    expect(found(look([{ on: 'publicTender', then: 'reject' }], { tenders }, { answers }))).toEqual(conflicts);
  });

  const idle = (days: number): Check => ({
    on: 'directTeam',
    then: 'reject',
    unless: { all: [{ fact: 'opposing.idleDays', operator: 'greaterThan', value: days }] },
  });

  it('D8.5: `unless` is asked of each opposing item, as of the day', () => {
    const known = {
      directOpportunities: [record({ lastActivityOn: '2027-02-01' }), otherwise({ lastActivityOn: '2027-03-01T10:00:00Z' })],
    };
    expect(found(look([idle(8)], known))).toEqual([]);
    expect(found(look([idle(9)], known))).toEqual(['directTeam reject R2']);
    expect(found(look([idle(36)], known))).toEqual(['directTeam reject R2']);
    expect(found(look([idle(37)], known))).toHaveLength(2);
  });

  it('D8.5, S3.2: an unknown `unless` keeps the conflict', () => {
    expect(found(look([idle(1)], { directOpportunities: [record()] }))).toEqual(['directTeam reject R1']);
    expect(found(look([idle(1)], { directOpportunities: [record({ lastActivityOn: 'soon' })] }))).toEqual(['directTeam reject R1']);
  });

  it.each<[string, string | boolean]>([
    ['opposing.createdOn', '2027-02-01'],
    ['opposing.stage', 'approved'],
    ['opposing.sameProduct', true],
  ])('D8.5, S11.3: `unless` reads %s of a registration', (fact, value) => {
    const check: Check = { on: 'otherPartner', then: 'reject', unless: { all: [{ fact, operator: 'equal', value }] } };
    expect(found(look([check], { deals: [registered()] }))).toEqual([]);
    expect(
      found(look([{ ...check, unless: { not: { all: [{ fact, operator: 'equal', value }] } } }], { deals: [registered()] })),
    ).toHaveLength(1);
  });

  it('D8.5, S11.3: whether products are shared is unknown where one names none', () => {
    const check = (value: boolean): Check => ({
      on: 'existingCustomer',
      then: 'reject',
      unless: { all: [{ fact: 'opposing.sameProduct', operator: 'equal', value }] },
    });
    const of = (value: boolean, products?: Json) =>
      found(look([check(value)], { contracts: [{ id: 'R1', customer: ACME, ...(products ? { products } : {}) }] })).length;
    expect([of(false, ['cloud']), of(true, ['cloud']), of(true, ['data']), of(true), of(false)]).toEqual([0, 1, 0, 1, 1]);
  });

  it('D8.5: an `unless` that reads nothing of the opposing item is asked of the deal', () => {
    const check: Check = {
      on: 'directTeam',
      then: 'reject',
      unless: { all: [{ fact: 'deal.amount', operator: 'lessThan', value: 60_000 }] },
    };
    expect(found(look([check], { directOpportunities: [record()] }))).toEqual([]);
    expect(found(look([check], { directOpportunities: [record()] }, { answers: { ...ANSWERS, amount: 60_000 } }))).toHaveLength(1);
  });

  it('D8, D8.6: of several the strictest holds: nobody waits while somebody is asked, and a refusal asks nobody', () => {
    const waiting: Check = { on: 'otherPartner', then: 'wait' };
    const asking: Check = { on: 'directTeam', then: 'adjudicate' };
    const known = { deals: [registered()], directOpportunities: [record()] };
    expect(look([waiting], known)).toMatchObject({ waitsFor: ['A'], chains: [], refusals: [] });
    expect(look([waiting, asking], known)).toMatchObject({
      waitsFor: [],
      refusals: [],
      chains: [{ chain: 'review', about: 'directTeam' }],
    });
    const refused = look([waiting, asking, { on: 'publicTender', then: 'reject' }], { ...known, tenders: [record()] });
    expect(refused.refusals).toEqual([{ by: 'conflict.publicTender', title: 'The tender is public' }]);
  });

  it('D8.6: what somebody settled lets it wait for the rest', () => {
    const settled = [{ check: 'directTeam', opposing: 'R1', as: 'allowed' as const }];
    const checks: Check[] = [
      { on: 'otherPartner', then: 'wait' },
      { on: 'directTeam', then: 'adjudicate' },
    ];
    const waits = look(
      checks,
      { deals: [registered(), registered({ id: '0', partner: 'P3' })], directOpportunities: [record()] },
      { settled },
    );
    expect(waits.waitsFor).toEqual(['0', 'A']);
  });

  it('D8.7: a conflict that somebody settled is not found again; another one is', () => {
    const settled = [
      { check: 'directTeam', opposing: 'R1', as: 'allowed' as const },
      { check: 'namedAccount', opposing: null, as: 'allowed' as const },
    ];
    const checks: Check[] = [
      { on: 'directTeam', then: 'reject' },
      { on: 'namedAccount', then: 'adjudicate' },
    ];
    const known = { directOpportunities: [record()], namedAccounts: null };
    expect(found(look(checks, known, { settled }))).toEqual([]);
    const more = { directOpportunities: [record(), otherwise({})], namedAccounts: [record()] };
    expect(found(look(checks, more, { settled }))).toEqual(['directTeam reject R2', 'namedAccount adjudicate R1']);
  });

  it('D8.8: partners and owners that stand against a deal are named for A2, settled or not, but not those that `unless` clears', () => {
    const checks: Check[] = [
      { on: 'otherPartner', then: 'nextPlace' },
      { on: 'incumbent', then: 'note' },
      { on: 'namedAccount', then: 'adjudicate' },
      idle(8),
    ];
    const known = {
      deals: [registered()],
      contracts: [record({ partner: 'P9' })],
      namedAccounts: [record({ owner: 'eva' })],
      directOpportunities: [record({ owner: 'max', lastActivityOn: '2026-01-01' }), otherwise({ owner: 'joe' })],
    };
    const settled = [{ check: 'namedAccount', opposing: 'R1', as: 'allowed' as const }];
    expect(look(checks, known, { settled })).toMatchObject({ opposingPartners: ['P2', 'P9'], opposingOwners: ['eva', 'joe'] });
    expect(look(checks, {})).toMatchObject({ opposingPartners: [], opposingOwners: [] });
  });

  it('D8.9: the same check may be listed more than once', () => {
    const checks: Check[] = [
      { on: 'likelyDuplicate', then: 'reject', similar: 95 },
      { on: 'likelyDuplicate', then: 'adjudicate', similar: 80 },
    ];
    const of = (name: string) =>
      found(
        look(
          checks,
          { deals: [registered({ answers: { ...alike, customer: { name, country: 'DE', domain: 'x.example' } } })] },
          { answers: { ...ANSWERS, customer: { ...ACME, domain: 'y.example' } } },
        ),
      );
    expect(of('Acme Date')).toEqual(['likelyDuplicate adjudicate A']);
    expect(of('Acme Data')).toEqual(['likelyDuplicate reject A', 'likelyDuplicate adjudicate A']);
  });

  it('S9: reasons never name the other party', () => {
    const names: Check['on'][] = [
      'otherPartner',
      'likelyDuplicate',
      'directTeam',
      'existingCustomer',
      'namedAccount',
      'publicTender',
      'incumbent',
    ];
    const checks = names.map((name): Check => ({ on: name, then: 'reject' }));
    const secret = record({ partner: 'SECRET', owner: 'SECRET', id: 'SECRET' });
    const known = {
      deals: [registered({ id: 'SECRET1', partner: 'SECRET' }), registered({ id: 'SECRET2', partner: 'SECRET', answers: alike })],
      directOpportunities: [secret],
      contracts: [secret],
      namedAccounts: [secret],
      tenders: [secret],
    };
    const { refusals } = look(checks, known);
    expect(refusals.map(({ by }) => by)).toEqual(names.map((name) => `conflict.${name}`));
    expect(JSON.stringify(refusals)).not.toContain('SECRET');
  });
});

describe('the customer’s letter', () => {
  const letter = { answers: { ...ANSWERS, customerLetter: 'letter.pdf' } };
  const withLetters = (checks: Check[]): Partial<DealRegistration> => ({
    conflicts: { places: [100], adjudication: 'review', customerLetter: 'desk', checks },
  });
  const checks: Check[] = [
    { on: 'directTeam', then: 'adjudicate' },
    { on: 'otherPartner', then: 'reject' },
  ];
  const known = { deals: [registered()], directOpportunities: [record()] };

  it('D10: registrations in the way go to its chain, whatever the check says, and before adjudication', () => {
    const { refusals, chains } = look([], known, letter, withLetters(checks));
    expect(refusals).toEqual([]);
    expect(chains.map(({ chain, purpose, about }) => `${chain} ${purpose} ${about}`)).toEqual([
      'desk customerLetter otherPartner',
      'review adjudication directTeam',
    ]);
    expect(chains[0]?.conflicts).toMatchObject([{ outcome: 'adjudicate', opposing: 'A', isByLetter: true }]);
  });

  it('D10: without a letter, or a chain that reads it, the check holds', () => {
    const by = ({ refusals }: Examination) => refusals.map((reason) => reason.by);
    expect(by(look([], known, {}, withLetters(checks)))).toEqual(['conflict.otherPartner']);
    expect(by(look(checks, known, letter))).toEqual(['conflict.otherPartner']);
  });

  it('D10.2: it decides between registrations of the same deal only, and of nothing that is merely noted', () => {
    const likely: Check[] = [{ on: 'likelyDuplicate', then: 'reject' }];
    expect(look([], { deals: [registered({ answers: alike })] }, letter, withLetters(likely)).refusals).toHaveLength(1);
    const noted: Check[] = [{ on: 'otherPartner', then: 'note' }];
    expect(look([], known, letter, withLetters(noted)).chains).toEqual([]);
  });
});
