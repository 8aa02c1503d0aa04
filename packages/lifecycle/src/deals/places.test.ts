import type { DealRegistration } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { program } from './deal-programs.fixture.ts';
import { at, DAYS, DealWorld } from './deal-world.fixture.ts';
import { ANSWERS, partnersOf } from './intake/registered.fixture.ts';

type Conflicts = NonNullable<DealRegistration['conflicts']>;

const start = at('2027-03-01T10:00');
const adjudicated: Conflicts = { checks: [{ on: 'otherPartner', then: 'adjudicate' }], adjudication: 'conflict', places: [100, 50, 25] };
const world = (conflicts: Conflicts, more: Partial<DealRegistration> = {}) =>
  new DealWorld(program({ conflicts, pricing: { percent: 12 }, ...more }));
const places = (one: DealWorld) =>
  [...one.deals.values()].map(({ id, state, terms }) => `${id} ${state} ${terms?.place ?? '–'} ${terms?.percent ?? '–'}`);
const letter = [
  { id: 'customer', title: 'Customer', type: 'customer' },
  { id: 'products', title: 'Products', type: 'products' },
  { id: 'customerLetter', title: 'Letter', type: 'file', required: false },
] as const;
const { customer, products } = ANSWERS;

describe('adjudication', () => {
  it('D9: approved, another partner stands behind', () => {
    const one = world(adjudicated);
    one.submit(ANSWERS, start, 1);
    one.submit(ANSWERS, start + 1, 2);
    expect(one.running('D2')).toMatchObject({ chain: 'conflict', purpose: 'adjudication' });
    one.decide('lead', start + 2, {}, 'D2');
    expect(places(one)).toEqual(['D1 approved 1 12', 'D2 approved 2 6']);
    expect(one.deal('D2').settled).toEqual([{ check: 'otherPartner', opposing: 'D1', as: 'behind' }]);
  });

  it('D9: approved, a likely duplicate is another deal', () => {
    const one = world({ checks: [{ on: 'likelyDuplicate', then: 'adjudicate', similar: 70 }] });
    one.submit({ ...ANSWERS, customer: { name: 'Acme Data', country: 'DE', registration: 'HRB 1' } }, start, 1);
    one.submit({ ...ANSWERS, customer: { name: 'Acme Date', country: 'DE', registration: 'HRB 2' } }, start + 1, 2);
    one.decide('cm', start + 2, {}, 'D2');
    expect(places(one)).toEqual(['D1 approved 1 12', 'D2 approved 1 12']);
    expect(one.deal('D2').settled).toEqual([{ check: 'likelyDuplicate', opposing: 'D1', as: 'notSame' }]);
  });

  it('D9, D9.2: put first, it goes before the other, who is revoked', () => {
    const one = world(adjudicated);
    one.submit(ANSWERS, start, 1);
    one.submit(ANSWERS, start + 1, 2);
    one.decide('lead', start + 2, { answer: { place: 1 } }, 'D2');
    expect(one.tells).toEqual([{ id: 'D1', message: { type: 'displaced' } }]);
    one.deliver(start + 3);
    expect(places(one)).toEqual(['D1 revoked 1 12', 'D2 approved 1 12']);
    expect(one.deal()).toMatchObject({ reasons: [{ by: 'displaced' }], timers: [] });
    expect(one.events).toContain('deal.displaced');
    expect(one.moves).toContain('deal: approved – displaced → revoked');
  });

  it('D9, D9.2, D9.3: with `nextPlace` all behind move down at their old price, and out beyond the last place', () => {
    const one = world({ ...adjudicated, displaced: 'nextPlace' });
    for (const n of [1, 2, 3]) {
      one.submit(ANSWERS, start + n, n);
      if (n > 1) one.decide('lead', start + n, {}, `D${n}`);
    }
    expect(places(one)).toEqual(['D1 approved 1 12', 'D2 approved 2 6', 'D3 approved 3 3']);
    one.submit(ANSWERS, start + 10, 4);
    one.decide('lead', start + 11, { answer: { place: 1 } }, 'D4');
    one.deliver(start + 12);
    expect(places(one)).toEqual(['D1 approved 2 6', 'D2 approved 3 3', 'D3 revoked 3 3', 'D4 approved 1 12']);
    expect(one.events.filter((event) => event === 'deal.displaced')).toHaveLength(3);
  });

  it('D9.3: what moves keeps the rate of the day on which it was fixed', () => {
    const facts = { rate: { title: 'Rate', type: 'percent', attribute: 'rate' } };
    const compiled = program({ conflicts: { ...adjudicated, displaced: 'nextPlace' }, pricing: { percent: { fact: 'rate' } } }, {
      facts,
    } as never);
    const early = partnersOf(compiled, { 'partner.status': 'active', rate: 12 });
    const late = partnersOf(compiled, { 'partner.status': 'active', rate: 20 });
    const one = new DealWorld(compiled, { partner: (id, asOf) => (asOf < '2027-03-03' ? early : late)(id, asOf) });
    one.submit(ANSWERS, start, 1);
    one.submit(ANSWERS, start + 5 * DAYS, 2);
    one.decide('lead', start + 5 * DAYS, { answer: { place: 1 } }, 'D2');
    one.deliver(start + 6 * DAYS);
    expect(places(one)).toEqual(['D1 approved 2 6', 'D2 approved 1 20']);
  });

  it('D9.1: what was unknown is not in the way; no other place than the first can be given', () => {
    const one = new DealWorld(program({ conflicts: { checks: [{ on: 'directTeam', then: 'reject' }] } }), { directOpportunities: null });
    one.submit(ANSWERS, start);
    expect(one.refused(one.decision('cm', { answer: { place: 2 } }), start)).toMatchObject([{ code: 'OPS105', pointer: '/answer/place' }]);
    one.decide('cm', start + 1);
    expect(one.deal()).toMatchObject({ state: 'approved', settled: [{ check: 'directTeam', opposing: null, as: 'allowed' }] });
  });

  it('D10: the customer’s letter puts a registration first', () => {
    const one = world({ checks: [{ on: 'otherPartner', then: 'reject' }], customerLetter: 'conflict' }, { form: [...letter] });
    one.submit({ customer, products }, start, 1);
    one.submit({ customer, products, customerLetter: 'letter-1' }, start + 1, 2);
    expect(one.running('D2')).toMatchObject({ chain: 'conflict', purpose: 'customerLetter' });
    one.decide('lead', start + 2, {}, 'D2');
    one.deliver(start + 3);
    expect(places(one)).toEqual(['D1 revoked 1 12', 'D2 approved 1 12']);
  });

  it('D10.1: a letter that is not believed refuses the deal', () => {
    const one = world(
      { checks: [{ on: 'otherPartner', then: 'nextPlace' }], places: [100, 50], customerLetter: 'conflict' },
      { form: [...letter] },
    );
    one.submit({ customer, products }, start, 1);
    one.submit({ customer, products, customerLetter: 'letter-1' }, start + 1, 2);
    one.decide('lead', start + 2, { outcome: 'reject', reason: 'Not signed.' }, 'D2');
    expect(one.deal('D2')).toMatchObject({ state: 'rejected', reasons: [{ by: 'conflict.otherPartner', note: 'Not signed.' }] });
    one.step({ type: 'resubmit', by: 'p2', answers: { customerLetter: null } }, start + 3, 'D2');
    expect(places(one)).toEqual(['D1 approved 1 12', 'D2 approved 2 6']);
  });
});

describe('those behind', () => {
  const promoted: Conflicts = { checks: [{ on: 'otherPartner', then: 'nextPlace' }], places: [100, 50, 25], firstEnds: 'promote' };

  it('D4.4, D7: with `promote` the rest move up when one ahead ends unwon', () => {
    const one = world(promoted);
    for (const n of [1, 2, 3]) one.submit(ANSWERS, start + n, n);
    expect(places(one)).toEqual(['D1 approved 1 12', 'D2 approved 2 6', 'D3 approved 3 3']);
    one.step({ type: 'close', by: 'p1', outcome: 'lost' }, start + 10, 'D1');
    one.deliver(start + 11);
    expect(places(one)).toEqual(['D1 lost 1 12', 'D2 approved 1 12', 'D3 approved 2 6']);
    expect(one.events.filter((event) => event === 'deal.promoted')).toHaveLength(2);
  });

  it('D4.4: won, or with `keep`, the rest stay', () => {
    for (const [firstEnds, outcome] of [
      ['promote', 'won'],
      ['keep', 'lost'],
    ] as const) {
      const one = world({ ...promoted, firstEnds });
      for (const n of [1, 2]) one.submit(ANSWERS, start + n, n);
      one.step({ type: 'close', by: 'p1', outcome }, start + 10, 'D1');
      one.deliver(start + 11);
      one.step({ type: 'moveUp' }, start + 12, 'D2');
      expect(one.deal('D2').terms?.place).toBe(outcome === 'won' ? 1 : 2);
    }
  });

  it('D4.4: one that goes to the back lets the rest move up', () => {
    const one = world(promoted);
    for (const n of [1, 2]) one.submit(ANSWERS, start + n, n);
    one.step({ type: 'change', by: 'p1', answers: { products: ['data', 'cloud'] } }, start + 10, 'D1');
    one.deliver(start + 11);
    expect(places(one)).toEqual(['D1 approved 2 6', 'D2 approved 1 12']);
  });
});
