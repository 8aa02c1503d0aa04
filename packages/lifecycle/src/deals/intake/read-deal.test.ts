import type { Check, Condition, DealRegistration } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { Deal } from '../deal.ts';
import type { DealFacts } from '../deal-facts.ts';
import type { Examination } from '../examination.ts';
import { examine } from './examine.ts';
import { readDeal } from './read-deal.ts';
import { ACME, approvedOn, dealWith, EVERYTHING, factsOf, on, programWith } from './registered.fixture.ts';

const TODAY = '2027-03-10';

function look(registration: Partial<DealRegistration>, deal: Partial<Deal> = {}, known: Partial<DealFacts> = {}): Examination {
  const program = programWith(registration);
  return examine(program, dealWith(deal), on(TODAY), factsOf(program, known));
}

const by = ({ refusals }: Examination): string[] => refusals.map((reason) => reason.by);
const is = (fact: string, value: string | number | boolean): Condition => ({ all: [{ fact, operator: 'equal', value }] });

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
