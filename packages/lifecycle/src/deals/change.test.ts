import type { DealRegistration } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { byAmount, program, routedTo } from './deal-programs.fixture.ts';
import { at, DAYS, DealWorld } from './deal-world.fixture.ts';
import { ACME, ANSWERS, partnersOf } from './intake/registered.fixture.ts';

const start = at('2027-03-01T10:00');
const bands = {
  of: 'deal.amount',
  list: [
    { id: 'small', title: 'Small', from: 0 },
    { id: 'large', title: 'Large', from: 100_000 },
  ],
};
const parameters = { rate: { title: 'Rate', type: 'percent', byBand: { small: 5, large: 10 } } };
const approved = (registration: Partial<DealRegistration> = {}, more: object = {}) => {
  const world = new DealWorld(
    program({ bands, pricing: { percent: { fact: 'rate' } }, ...registration }, { parameters, ...more } as never),
  );
  world.submit(ANSWERS, start);
  return world;
};
const change = (answers: object) => ({ type: 'change', by: 'p1', answers }) as never;
const states = (world: DealWorld) => world.deal().requests.map(({ kind, state }) => `${kind} ${state}`);
const other = { name: 'Other Ltd', country: 'IE' };

describe('a change once approved', () => {
  it('D16, D16.1: what is not material is stored and repriced at once', () => {
    const world = approved({ material: ['customer'] });
    expect(world.deal().terms).toMatchObject({ percent: 5, band: 'small' });
    expect(world.step(change({ amount: 120_000 }), start + DAYS).events).toMatchObject([{ event: 'deal.amended' }]);
    expect(world.deal()).toMatchObject({
      answers: { amount: 120_000 },
      terms: { percent: 10, band: 'large', place: 1 },
      requests: [],
      activeAt: start + DAYS,
    });
  });

  it('D16: a material one is decided while the old terms hold', () => {
    const world = approved({ rules: byAmount(1000, 100_000) });
    world.step(change({ amount: 120_000 }), start + 1);
    expect(world.deal()).toMatchObject({ state: 'approved', answers: { amount: 50_000 }, terms: { percent: 5 }, asking: { chain: 'c1' } });
    expect(world.refused(change({ amount: 1 }), start + 2)).toMatchObject([{ code: 'OPS203' }]);
    world.decide('desk', start + 3);
    expect(world.deal()).toMatchObject({
      answers: { amount: 120_000 },
      decided: { amount: 120_000 },
      terms: { percent: 10, place: 1 },
      asking: null,
    });
    expect(states(world)).toEqual(['change granted']);
    expect(world.deal()).toMatchObject({ queuedAt: start, protection: { from: start } });
  });

  it('D16, D16.1: refused or withdrawn, the old terms hold', () => {
    const world = approved({ rules: byAmount(1000, 100_000) });
    expect(world.step(change({ amount: 500 }), start + 1).events).toMatchObject([{ event: 'deal.changeRefused' }]);
    expect(world.deal()).toMatchObject({
      state: 'approved',
      answers: { amount: 50_000 },
      requests: [{ state: 'refused', reasons: [{ by: 'small' }] }],
    });
    world.step(change({ amount: 120_000 }), start + 2);
    world.decide('desk', start + 3, { outcome: 'reject', reason: 'Not likely.' });
    world.step(change({ amount: 130_000 }), start + 4);
    world.step({ type: 'withdrawRequest', by: 'p1', request: 'change' }, start + 5);
    expect(states(world)).toEqual(['change refused', 'change refused', 'change withdrawn']);
    expect(world.deal()).toMatchObject({ answers: { amount: 50_000 }, terms: { percent: 5 }, passed: [], asking: null });
    expect(world.deal().chains.map(({ state }) => state)).toEqual(['rejected', 'cancelled']);
  });

  it('A1.4: a change is not returned: the partner has its deal', () => {
    const world = approved({ rules: byAmount(1000, 100_000) });
    world.step(change({ amount: 120_000 }), start + 1);
    const message = { type: 'decide', by: 'desk', chain: 'c1', step: 'desk', outcome: 'return', reason: 'Why?' };
    expect(world.refused(message, start + 2)).toMatchObject([{ code: 'OPS105', pointer: '/outcome', expected: 'one of approve, reject' }]);
    expect(states(world)).toEqual(['change open']);
  });

  it('D16.1: what the form does not take, or changes nothing, is refused', () => {
    const world = approved();
    expect(world.refused(change({ amount: 50_000 }), start)).toMatchObject([{ code: 'OPS105', pointer: '/answers' }]);
    expect(world.refused(change({ amount: 'much' }), start)).toMatchObject([{ code: 'OPS212', pointer: '/answers/amount' }]);
    expect(world.refused(change({ colour: 'red' }), start)).toMatchObject([{ code: 'OPS211' }]);
    expect(world.refused(change({ amount: null }), start)).toMatchObject([{ code: 'OPS210' }]);
  });

  it('D16.2: rises and falls are measured from what was decided last, and many small ones count together', () => {
    const material: DealRegistration['material'] = [{ field: 'amount', rises: 20, falls: 10.5 }];
    const world = approved({ material, rules: byAmount(1000, 100_000) });
    world.step(change({ amount: 60_000 }), start + 1);
    expect(states(world)).toEqual([]);
    world.step(change({ amount: 60_000.01 }), start + 2);
    expect(states(world)).toEqual(['change granted']);
    world.step(change({ amount: 72_000 }), start + 3);
    expect(states(world)).toHaveLength(1);
    world.step(change({ amount: 72_000.02 }), start + 4);
    expect(states(world)).toHaveLength(2);
    world.step(change({ amount: 64_440.02 }), start + 5);
    expect(states(world)).toHaveLength(2);
    world.step(change({ amount: 64_440.01 }), start + 6);
    expect(states(world)).toHaveLength(3);
  });

  it('D16.2: a limit that is not known counts as passed; an answer that comes is material', () => {
    const facts = { limit: { title: 'Limit', type: 'percent', attribute: 'limit' } };
    const material: DealRegistration['material'] = [{ field: 'amount', rises: { fact: 'limit' } }, 'closeOn'];
    const world = approved({ material }, { facts });
    world.step(change({ amount: 50_001 }), start + 1);
    expect(states(world)).toEqual(['change granted']);
    world.step(change({ amount: 40_000 }), start + 2);
    expect(states(world)).toHaveLength(1);
    world.step(change({ closeOn: '2027-10-01' }), start + 3);
    expect(states(world)).toHaveLength(2);
  });

  it('D16, D16.3: a new customer is material and goes to the back, a known one keeps its place', () => {
    const conflicts: DealRegistration['conflicts'] = { checks: [{ on: 'otherPartner', then: 'nextPlace' }], places: [100, 50] };
    const world = approved({ conflicts, material: ['amount'] });
    world.submit({ ...ANSWERS, customer: other }, start + 1, 2);
    world.step(change({ customer: other }), start + 2);
    expect(world.deal()).toMatchObject({ terms: { place: 2, percent: 2.5 }, queuedAt: start + 2 });
    world.step(change({ customer: { ...other, domain: 'other.example' } }), start + 3);
    expect(world.deal()).toMatchObject({ terms: { place: 2 }, queuedAt: start + 2 });
    const products = approved({ conflicts, material: ['amount'] });
    products.step(change({ products: ['data', 'cloud'] }), start + 2);
    expect(products.deal().queuedAt).toBe(start + 2);
    products.step(change({ products: ['data'] }), start + 3);
    expect(products.deal().queuedAt).toBe(start + 2);
  });

  it('D16.3: a key by which it becomes the same deal as another sends it to the back, too', () => {
    const conflicts: DealRegistration['conflicts'] = { checks: [{ on: 'otherPartner', then: 'nextPlace' }], places: [100, 50] };
    const world = approved({ conflicts, material: [] });
    world.submit({ ...ANSWERS, customer: { domain: 'acme.example' } }, start + 1, 2);
    expect(world.deal('D2').terms?.place).toBe(1);
    world.step(change({ customer: { ...ACME, domain: 'acme.example' } }), start + 2);
    expect(world.deal()).toMatchObject({ terms: { place: 2 }, queuedAt: start + 2 });
  });

  it('D16.4: chains are asked anew, and what is settled counts once it is granted', () => {
    const conflicts: DealRegistration['conflicts'] = { checks: [{ on: 'directTeam', then: 'adjudicate' }], adjudication: 'conflict' };
    const world = approved({ conflicts, rules: routedTo('desk') });
    world.decide('desk', start + 1);
    world.known = { directOpportunities: [{ id: 'O1', customer: ACME, products: ['data'], owner: 'boss' }] };
    world.step(change({ amount: 60_000 }), start + 2);
    world.decide('lead', start + 3);
    expect(world.deal()).toMatchObject({ settled: [], requests: [{ settled: [{ opposing: 'O1', as: 'allowed' }] }] });
    world.decide('desk', start + 4);
    expect(world.deal()).toMatchObject({ settled: [{ opposing: 'O1' }], answers: { amount: 60_000 } });
    world.step(change({ amount: 70_000 }), start + 5);
    world.step({ type: 'close', by: 'p1', outcome: 'won' }, start + 6);
    expect(states(world)).toEqual(['change granted', 'change cancelled']);
  });

  it('D16.4: its chains ask by the answers as they would be', () => {
    const above = { all: [{ fact: 'deal.amount', operator: 'greaterThan', value: 200_000 }] };
    const desk = { id: 'desk', title: 'Deal desk', roles: ['desk'] };
    const steps = [desk, { id: 'boss', title: 'Boss', roles: ['boss'], when: above }];
    const world = approved({ rules: byAmount(1000, 100_000) }, { approvals: { desk: { title: 'Deal desk', steps } } });
    world.step(change({ amount: 500_000 }), start + 1);
    world.decide('desk', start + 2);
    expect(world.deal()).toMatchObject({ answers: { amount: 50_000 }, chains: [{ state: 'running', steps: [{}, { state: 'open' }] }] });
    world.decide('boss', start + 3);
    expect(world.deal().answers.amount).toBe(500_000);
  });

  it('D16.4: the distributor that it would have confirms', () => {
    const form: DealRegistration['form'] = [
      { id: 'customer', title: 'Customer', type: 'customer' },
      { id: 'distributor', title: 'Distributor', type: 'partner', required: false },
    ];
    const world = new DealWorld(program({ form, distribution: { model: 'either', confirm: 'distributor' } }));
    world.submit({ customer: ACME }, start);
    world.step(change({ distributor: 'X1' }), start + 1);
    expect(world.running()).toMatchObject({ purpose: 'confirm', steps: [{ state: 'open', hasNoApprover: false }] });
    world.decide('x1', start + 2);
    expect(world.deal()).toMatchObject({ answers: { distributor: 'X1' }, terms: { model: 'twoTier' } });
  });

  it('D16.4: a change that waits for another deal goes on when that ends', () => {
    const conflicts: DealRegistration['conflicts'] = { checks: [{ on: 'otherPartner', then: 'wait' }] };
    const world = approved({ conflicts });
    world.submit({ ...ANSWERS, customer: other }, start + 1, 2);
    world.step(change({ customer: other }), start + 2);
    expect(world.deal()).toMatchObject({ waitsFor: ['D2'], requests: [{ state: 'open' }] });
    world.step({ type: 'close', by: 'p2', outcome: 'lost' }, start + 3, 'D2');
    world.deliver(start + 4);
    expect(world.deal()).toMatchObject({ waitsFor: [], requests: [{ state: 'granted' }], answers: { customer: other } });
  });

  it('D19.4: decided again, an approved deal is decided as a change is, a pending one is asked about anew', () => {
    const world = approved();
    world.step({ type: 'redecide' }, start + 1);
    expect(states(world)).toEqual(['change granted']);
    world.known = { partner: partnersOf(world.program, { 'partner.status': 'ended' }) };
    world.step({ type: 'redecide' }, start + 2);
    expect(world.deal()).toMatchObject({ state: 'approved', requests: [{}, { state: 'refused', reasons: [{ by: 'notEligible' }] }] });
    const pending = approved({ rules: routedTo('desk') });
    const { timers } = pending.deal();
    pending.step({ type: 'redecide' }, start + 1);
    expect(pending.deal().chains.map(({ state }) => state)).toEqual(['cancelled', 'running']);
    expect(pending.deal().timers.filter(({ id }) => !id.startsWith('chain'))).toEqual(timers.filter(({ id }) => !id.startsWith('chain')));
    const open = approved({ rules: byAmount(1000, 100_000) });
    open.step(change({ amount: 120_000 }), start + 1);
    open.step({ type: 'redecide' }, start + 2);
    expect(states(open)).toEqual(['change open']);
    expect(open.deal().chains.map(({ state }) => state)).toEqual(['cancelled', 'running']);
  });
});
