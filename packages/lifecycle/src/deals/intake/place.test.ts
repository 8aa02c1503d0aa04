import type { Check, DealRegistration } from '@tierwright/program';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deal, Terms } from '../deal.ts';
import type { Examination } from '../examination.ts';
import { examine } from './examine.ts';
import { approvedOn, dealWith, factsOf, on, programWith } from './registered.fixture.ts';

type Conflicts = NonNullable<DealRegistration['conflicts']>;

const next: Check = { on: 'otherPartner', then: 'nextPlace', title: 'Somebody came first' };

function look(deal: Deal, deals: readonly Deal[], conflicts: Conflicts = {}): Examination {
  const program = programWith({ conflicts: { places: [100, 50, 25], checks: [next], ...conflicts }, pricing: { percent: 10 } });
  return examine(program, deal, on('2027-03-10'), factsOf(program, { deals }));
}

const own = dealWith({ id: 'D5', submittedAt: on('2027-03-05') });
const pending = (id: string, day: string, changes: Partial<Deal> = {}): Deal =>
  dealWith({ id, partner: `P-${id}`, submittedAt: on(`2027-03-${day}`), ...changes });
const approved = (id: string, place: number, changes: Partial<Deal> = {}): Deal =>
  approvedOn(place, { id, partner: `P-${id}`, ...changes });
const reasons = ({ refusals }: Examination): string[] => refusals.map(({ by, title }) => `${by}: ${title}`);

describe('places', () => {
  it('D7: one after the highest ahead, beyond `places` refused, each with its share', () => {
    expect(look(own, [])).toMatchObject({ place: 1, refusals: [], terms: { registered: 10, percent: 10, place: 1 } });
    expect(look(own, [approved('A', 1)])).toMatchObject({ place: 2, refusals: [], terms: { percent: 5 } });
    expect(look(own, [approved('A', 2)])).toMatchObject({ place: 3, refusals: [], terms: { percent: 2.5 } });
    const beyond = look(own, [approved('A', 1), approved('B', 3)]);
    expect(beyond).toMatchObject({ place: 4, terms: { registered: 10, percent: null } });
    expect(reasons(beyond)).toEqual(['conflict.otherPartner: Somebody came first']);
  });

  it('D7.1: an open one ahead without a place counts with the place that it would take', () => {
    expect(look(own, [pending('A', '02'), pending('B', '03')]).place).toBe(3);
    expect(look(own, [approved('A', 1, { queuedAt: on('2027-03-09') }), pending('B', '03')]).place).toBe(2);
    expect(look(own, [approved('A', 2), pending('B', '03')]).place).toBe(4);
    expect(look(own, [pending('A', '02', { answers: { ...own.answers, products: ['cloud'] } }), pending('B', '03')]).place).toBe(2);
  });

  it('D7.1: with many open ones ahead the place is found without trying every order', () => {
    const many = Array.from({ length: 200 }, (_, index) => pending(`A${index}`, '02', { queuedAt: on('2027-03-02') + index }));
    expect(look(own, many).place).toBe(201);
  });

  it.each<[string, Check[]]>([
    ['a check only notes', [{ on: 'otherPartner', then: 'note' }]],
    ['`unless` clears', [{ ...next, then: 'reject', unless: { all: [{ fact: 'opposing.idleDays', operator: 'greaterThan', value: 3 }] } }]],
    ['no check looks for', []],
  ])('D7.2: one ahead that %s has its place all the same', (_, checks) => {
    const found = look(own, [approved('A', 1)], { checks });
    expect(found).toMatchObject({ place: 2, refusals: [] });
    const single = look(own, [approved('A', 1)], { checks, places: [100] });
    expect(single.refusals.map(({ by }) => by)).toEqual(['conflict.otherPartner']);
  });

  it('D7.3: one that has to be settled, or to end, does not count before', () => {
    const places = [100];
    expect(look(own, [approved('A', 1)], { places, checks: [{ ...next, then: 'adjudicate' }] })).toMatchObject({ place: 1, refusals: [] });
    expect(look(own, [approved('A', 1)], { places, checks: [{ ...next, then: 'wait' }] })).toMatchObject({ place: 1, refusals: [] });
    const settled = [{ check: 'otherPartner', opposing: 'A', as: 'behind' as const }];
    const behind = look({ ...own, settled }, [approved('A', 1)], { checks: [{ ...next, then: 'adjudicate' }] });
    expect(behind).toMatchObject({ place: 2, refusals: [], chains: [] });
  });

  it('D7.3: settled behind where there is one place, it is refused', () => {
    const settled = [{ check: 'otherPartner', opposing: 'A', as: 'behind' as const }];
    const found = look({ ...own, settled }, [approved('A', 1)], { places: [100], checks: [{ on: 'otherPartner', then: 'adjudicate' }] });
    expect(reasons(found)).toEqual(['conflict.otherPartner: Another registration of this deal came first']);
  });

  it('D7.4: an approved deal keeps its place, and gets one anew where it goes to the back', () => {
    const deal = approvedOn(2, { id: 'D5' });
    expect(look(deal, []).place).toBe(2);
    expect(look(deal, [approved('A', 1)])).toMatchObject({ place: 2, refusals: [] });
    expect(
      look({ ...deal, terms: null, queuedAt: on('2027-03-10') }, [approved('A', 3), pending('B', '09')], { places: [1, 2, 3, 4, 5] }).place,
    ).toBe(5);
  });

  it('D7.5: with `nextPlace` a likely duplicate counts as the same deal', () => {
    const checks: Conflicts['checks'] = [{ on: 'likelyDuplicate', then: 'nextPlace', similar: 80 }];
    const alike = { ...own.answers, customer: { name: 'Acme Date GmbH', country: 'DE' } };
    expect(look(own, [approved('A', 1, { answers: alike })], { checks })).toMatchObject({ place: 2, refusals: [] });
    const beyond = look(own, [approved('A', 1, { answers: alike })], { checks, places: [100] });
    expect(reasons(beyond)).toEqual(['conflict.likelyDuplicate: Looks like a deal that is registered already']);
  });

  it('D7, D9: put before the one that has the place, it takes that place and displaces it', () => {
    const settled = [{ check: 'otherPartner', opposing: 'A', as: 'before' as const }];
    const deals = [approved('C', 3), approved('A', 1), approved('B', 2, { queuedAt: on('2027-03-09') })];
    expect(look({ ...own, settled }, [approved('A', 1)])).toMatchObject({ place: 1, displaces: ['A'], chains: [], conflicts: [] });
    const down = look({ ...own, settled }, [approved('A', 1), approved('B', 2, { queuedAt: on('2027-03-09') })], {
      displaced: 'nextPlace',
    });
    expect(down).toMatchObject({ place: 1, displaces: ['A', 'B'] });
    expect(look({ ...own, settled }, deals.slice(1), { displaced: 'revoke' }).displaces).toEqual(['A']);
    expect(look({ ...own, settled }, [pending('A', '02')]).displaces).toEqual([]);
  });

  const names = ['Acme', 'Acme GmbH', 'Beta'];
  const someDeals = fc.array(
    fc.record({ name: fc.constantFrom(...names), products: fc.subarray(['x', 'y'], { minLength: 1 }), minute: fc.nat(5) }),
    { minLength: 2, maxLength: 7 },
  );

  it('D7: examined and approved one after the other in any order, no two of the same deal have one place', () => {
    const conflicts = fc.record({
      priority: fc.constantFrom<'firstSubmitted' | 'firstApproved'>('firstSubmitted', 'firstApproved'),
      then: fc.constantFrom<Check['then']>('nextPlace', 'note', 'wait', 'reject'),
      listed: fc.boolean(),
    });
    fc.assert(
      fc.property(someDeals, conflicts, fc.infiniteStream(fc.nat()), (made, { priority, then, listed }, order) => {
        const checks: Check[] = listed ? [{ on: 'otherPartner', then }] : [];
        const program = programWith({ conflicts: { places: [100, 50, 25], checks, priority } });
        let deals: readonly Deal[] = made.map(({ name, products, minute }, index) => {
          const answers = { customer: { name, country: 'DE' }, products, amount: 1, closeOn: '2027-09-30' };
          return dealWith({ id: `D${index}`, partner: `P${index}`, submittedAt: on('2027-03-01') + minute, answers });
        });
        for (
          let left = deals.filter(({ state }) => state === 'pending');
          left.length > 0;
          left = deals.filter(({ state }) => state === 'pending')
        ) {
          const deal = left[order.next().value % left.length]!;
          const found = examine(program, deal, on('2027-03-10'), factsOf(program, { deals: deals.filter((other) => other !== deal) }));
          const isFree = found.refusals.length === 0 && found.waitsFor.length === 0;
          const terms: Terms = found.terms;
          const moved: Deal = isFree ? { ...deal, state: 'approved', terms } : { ...deal, state: 'rejected' };
          deals = deals.map((other) => (other === deal ? moved : other));
        }
        const taken = deals.flatMap((deal) => (deal.state === 'approved' ? [deal] : []));
        for (const a of taken) {
          for (const b of taken) {
            const isOne = made[deals.indexOf(a)]!.name.startsWith('Acme') === made[deals.indexOf(b)]!.name.startsWith('Acme');
            const common = made[deals.indexOf(a)]!.products.some((product) => made[deals.indexOf(b)]!.products.includes(product));
            if (a !== b && isOne && common) expect(a.terms?.place).not.toBe(b.terms?.place);
          }
        }
        expect(taken.length).toBeGreaterThan(0);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
