import type { DealRegistration } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { Deal, DealState } from '../deal.ts';
import { examine } from './examine.ts';
import { approvedOn, dealWith, factsOf, on, programWith } from './registered.fixture.ts';

type Conflicts = NonNullable<DealRegistration['conflicts']>;

const noting: NonNullable<Conflicts['checks']> = [{ on: 'otherPartner', then: 'note' }];

/** Ids of the deals that are ahead of a deal. */
function ahead(deal: Deal, deals: readonly Deal[], conflicts: Conflicts = {}): (string | null)[] {
  const program = programWith({ conflicts: { places: [100, 100, 100, 100], checks: noting, ...conflicts } });
  return examine(program, deal, on('2027-03-10'), factsOf(program, { deals })).conflicts.map(({ opposing }) => opposing);
}

const own = dealWith({ id: 'D5', submittedAt: on('2027-03-05') });
const other = (changes: Partial<Deal>): Deal => dealWith({ id: 'D2', partner: 'P2', ...changes });

describe('who is ahead', () => {
  it('D6: by default the earlier open one, with `firstApproved` only one that is approved', () => {
    const earlier = other({ queuedAt: on('2027-03-04') });
    const later = approvedOn(1, { id: 'D3', partner: 'P3', queuedAt: on('2027-03-06') });
    expect(ahead(own, [earlier, later])).toEqual(['D2']);
    expect(ahead(own, [earlier, later], { priority: 'firstApproved' })).toEqual(['D3']);
  });

  it('D6: the place in the queue counts, not the submission', () => {
    expect(ahead(own, [other({ submittedAt: on('2027-03-01'), queuedAt: on('2027-03-06') })])).toEqual([]);
    expect(ahead(own, [other({ submittedAt: on('2027-03-08'), queuedAt: on('2027-03-02') })])).toEqual(['D2']);
  });

  it('D6.1: only open ones: pending, returned, recalled or approved', () => {
    const states: DealState[] = [
      'draft',
      'pending',
      'returned',
      'recalled',
      'approved',
      'rejected',
      'withdrawn',
      'expired',
      'won',
      'lost',
      'revoked',
    ];
    const deals = states.map((state) => other({ id: state, partner: state, state }));
    expect(ahead(own, deals)).toEqual(['approved', 'pending', 'recalled', 'returned']);
  });

  it('D6.1: of two at the same instant the one whose id comes first', () => {
    const at = { queuedAt: on('2027-03-05') };
    expect(ahead(own, [other({ id: 'D4', ...at }), other({ id: 'D6', partner: 'P3', ...at })])).toEqual(['D4']);
  });

  it('D6.1: one that is in no queue yet is behind all', () => {
    const draft = dealWith({ id: 'A', state: 'draft', submittedAt: null });
    expect(ahead(draft, [other({ queuedAt: on('2027-03-09') })])).toEqual(['D2']);
  });

  it('D6.2: what somebody found not to be the same deal is not ahead, whichever of the two was asked about', () => {
    const apart = (opposing: string) => [{ check: 'likelyDuplicate', opposing, as: 'notSame' as const }];
    expect(ahead({ ...own, settled: apart('D2') }, [other({})])).toEqual([]);
    expect(ahead(own, [other({ settled: apart('D5') })])).toEqual([]);
    expect(ahead({ ...own, settled: apart('D9') }, [other({})])).toEqual(['D2']);
  });

  it('D6.3: one that a decision put first goes before the other once it is approved, and is never behind it', () => {
    const first = [{ check: 'otherPartner', opposing: 'D2', as: 'before' as const }];
    const winner = { ...own, settled: first };
    expect(ahead(winner, [approvedOn(1, { id: 'D2', partner: 'P2' })])).toEqual([]);
    expect(ahead(other({}), [winner])).toEqual([]);
    expect(
      ahead(other({}), [{ ...winner, ...approvedOn(1, { id: 'D5', queuedAt: own.queuedAt, settled: first }), partner: 'P5' }]),
    ).toEqual(['D5']);
  });

  it('D6.4: of two approved ones the one with the lower place', () => {
    const deal = approvedOn(2, { id: 'D5', queuedAt: on('2027-03-01') });
    const placed = (place: number) => approvedOn(place, { id: 'D2', partner: 'P2', queuedAt: on('2027-03-04') });
    expect([ahead(deal, [placed(1)]), ahead(deal, [placed(3)])]).toEqual([['D2'], []]);
  });
});
