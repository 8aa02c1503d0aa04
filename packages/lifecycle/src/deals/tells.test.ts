import type { DealRegistration } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { byAmount, program, routedTo } from './deal-programs.fixture.ts';
import { at, DealWorld } from './deal-world.fixture.ts';
import { ANSWERS, partnersOf } from './intake/registered.fixture.ts';

const start = at('2027-03-01T10:00');
const other = { name: 'Other Ltd', country: 'IE' };
const two = (registration: Partial<DealRegistration>, answers: object = ANSWERS) => {
  const world = new DealWorld(program(registration));
  world.submit(ANSWERS, start, 1);
  world.submit(answers as typeof ANSWERS, start + 1, 2);
  return world;
};

describe('what registrations tell each other', () => {
  it('D4: one approved has the pending ones looked at again', () => {
    const conflicts: DealRegistration['conflicts'] = { priority: 'firstApproved', checks: [{ on: 'otherPartner', then: 'reject' }] };
    const world = two({ conflicts, rules: routedTo('desk') });
    world.decide('desk', start + 2, {}, 'D2');
    expect(world.tells).toEqual([{ id: 'D1', message: { type: 'recheck' } }]);
    world.deliver(start + 3);
    expect(world.deal('D1')).toMatchObject({
      state: 'rejected',
      reasons: [{ by: 'conflict.otherPartner' }],
      chains: [{ state: 'cancelled' }],
      timers: [],
    });
    expect(world.deal('D2').state).toBe('approved');
  });

  it('D4: one that ends or moves, too', () => {
    for (const message of [{ type: 'withdraw', by: 'p1' }, { type: 'partnerEnded' }] as const) {
      const world = two({ conflicts: { checks: [{ on: 'otherPartner', then: 'wait' }] }, rules: byAmount(1, 10) });
      world.step(message, start + 2, 'D1');
      expect(world.tells).toEqual([{ id: 'D2', message: { type: 'recheck' } }]);
    }
    const moved = two({ conflicts: { checks: [{ on: 'otherPartner', then: 'wait' }] }, rules: routedTo('desk') });
    moved.step({ type: 'recall', by: 'p1' }, start + 2, 'D1');
    moved.deliver(start + 2);
    expect(moved.deal('D2').waitsFor).toEqual(['D1']);
    moved.step({ type: 'resubmit', by: 'p1', answers: { customer: other } }, start + 3, 'D1');
    expect(moved.tells).toEqual([{ id: 'D2', message: { type: 'recheck' } }]);
    moved.deliver(start + 4);
    expect(moved.deal('D2')).toMatchObject({ waitsFor: [], chains: [{ chain: 'desk' }] });
  });

  it('D4.1: others are not told, and what nobody saw tells nobody', () => {
    const apart = two({ rules: routedTo('desk') }, { ...ANSWERS, customer: other });
    apart.step({ type: 'withdraw', by: 'p1' }, start + 2, 'D1');
    expect(apart.tells).toEqual([]);
    const alike = { ...ANSWERS, customer: { name: 'Acme Date GmbH', country: 'DE' } };
    const checks = [{ on: 'likelyDuplicate', then: 'note', similar: 70 }] as const;
    const duplicate = two({ conflicts: { checks: [...checks] }, rules: routedTo('desk') }, alike);
    duplicate.step({ type: 'withdraw', by: 'p1' }, start + 2, 'D1');
    expect(duplicate.tells).toEqual([{ id: 'D2', message: { type: 'recheck' } }]);
    const refused = new DealWorld(program({ rules: byAmount(60_000, 70_000) }));
    refused.submit({ ...ANSWERS, amount: 80_000 }, start, 1);
    refused.submit(ANSWERS, start + 1, 2);
    expect([refused.deal('D1').state, refused.deal('D2').state, refused.tells]).toEqual(['pending', 'rejected', []]);
  });

  it('D4.2: whoever need not be asked any more is not', () => {
    const world = two({ conflicts: { checks: [{ on: 'otherPartner', then: 'adjudicate' }] }, rules: byAmount(1, 100_000) });
    expect(world.running('D2')).toMatchObject({ chain: 'review' });
    world.step({ type: 'close', by: 'p1', outcome: 'lost' }, start + 2, 'D1');
    world.deliver(start + 3);
    expect(world.deal('D2')).toMatchObject({ state: 'approved', approvedAt: start + 3, chains: [{ state: 'cancelled' }], settled: [] });
  });

  describe('somebody who is being asked', () => {
    const record = (id: string) => ({ id, customer: ANSWERS.customer, products: ['data'], owner: 'boss' });
    const checks = [{ on: 'directTeam', then: 'adjudicate' }] as const;
    const approvals = {
      both: { title: 'Both', steps: [{ id: 'both', title: 'Both', roles: ['desk', 'lead'], need: 'all' }] },
      desk: { title: 'Desk', steps: [{ id: 'desk', title: 'Desk', roles: ['desk'], need: 2 }] },
    };
    const asked = (known: readonly string[], conflicts: object = {}) => {
      const registration = { conflicts: { checks: [...checks], adjudication: 'both', ...conflicts }, rules: routedTo('desk') };
      const world = new DealWorld(program(registration, { approvals } as never), { directOpportunities: known.map(record) });
      world.submit(ANSWERS, start);
      return world;
    };
    const recheck = (world: DealWorld, known: readonly string[]) => {
      world.known = { directOpportunities: known.map(record) };
      world.step({ type: 'recheck' }, world.deal().at + 1);
      const { chains, asking } = world.deal();
      return [...chains.map(({ chain, state }) => `${chain} ${state}`), ...(asking?.conflicts.map(({ opposing }) => opposing) ?? [])];
    };

    it('D4.2: and has not decided gives way to what comes before', () => {
      expect(recheck(asked([]), ['O1'])).toEqual(['desk cancelled', 'both running', 'O1']);
    });

    it('D4.2: and has not decided is asked about what is there now', () => {
      expect(recheck(asked(['O1']), ['O1', 'O2'])).toEqual(['both running', 'O1', 'O2']);
    });

    it('D4.2: is asked anew when nothing is left of what it began about, heard of in between or not', () => {
      const world = asked(['O1']);
      expect(recheck(world, ['O1', 'O2'])).toEqual(['both running', 'O1', 'O2']);
      expect(recheck(world, ['O2'])).toEqual(['both cancelled', 'both running', 'O2']);
      expect(recheck(asked(['O1']), ['O2'])).toEqual(['both cancelled', 'both running', 'O2']);
    });

    it('D4.2: and has decided goes on while one of the conflicts is there', () => {
      const world = asked(['O1', 'O2']);
      world.decide('lead', start + 1);
      expect(recheck(world, ['O2', 'O3'])).toEqual(['both running', 'O1', 'O2']);
      expect(recheck(world, ['O3'])).toEqual(['both cancelled', 'both running', 'O3']);
    });

    it('D4.2: and has decided by the rule goes on whatever comes', () => {
      const world = asked([]);
      world.decide('desk', start + 1);
      expect(recheck(world, ['O1'])).toEqual(['desk running']);
      world.decide('desk2', start + 5);
      expect(world.deal().chains.map(({ chain, state }) => `${chain} ${state}`)).toEqual(['desk approved', 'both running']);
    });
  });

  it('D4.3: of several that an end frees the one that came first goes first, whoever hears of it first', () => {
    const freed = (first: string, second: string) => {
      const conflicts: DealRegistration['conflicts'] = { priority: 'firstApproved', checks: [{ on: 'otherPartner', then: 'wait' }] };
      const world = two({ conflicts });
      world.submit(ANSWERS, start + 2, 3);
      expect([world.deal('D2').waitsFor, world.deal('D3').waitsFor]).toEqual([['D1'], ['D1']]);
      world.step({ type: 'close', by: 'p1', outcome: 'lost' }, start + 3, 'D1');
      world.tells.length = 0;
      world.step({ type: 'recheck' }, start + 4, first);
      world.step({ type: 'recheck' }, start + 4, second);
      world.deliver(start + 4);
      return [world.deal('D2'), world.deal('D3')].map(({ state, waitsFor }) => [state, waitsFor]);
    };
    expect(freed('D2', 'D3')).toEqual([
      ['approved', []],
      ['pending', ['D2']],
    ]);
    expect(freed('D3', 'D2')).toEqual(freed('D2', 'D3'));
  });

  it('D4.3: one that lets another go first goes when that does not', () => {
    const conflicts: DealRegistration['conflicts'] = { priority: 'firstApproved', checks: [{ on: 'otherPartner', then: 'wait' }] };
    const world = two({ conflicts });
    world.submit(ANSWERS, start + 2, 3);
    world.step({ type: 'close', by: 'p1', outcome: 'lost' }, start + 3, 'D1');
    world.tells.length = 0;
    world.step({ type: 'recheck' }, start + 4, 'D3');
    expect(world.deal('D3').waitsFor).toEqual(['D2']);
    // Meanwhile somebody has to be asked.
    const asked = new DealWorld(program({ conflicts, rules: routedTo('desk') }));
    for (const [id, deal] of world.deals) asked.deals.set(id, { ...deal, program: asked.program.hash });
    asked.step({ type: 'recheck' }, start + 5, 'D2');
    asked.deliver(start + 5);
    expect([asked.deal('D2'), asked.deal('D3')].map(({ state, waitsFor, chains }) => [state, waitsFor, chains.length])).toEqual([
      ['pending', [], 1],
      ['pending', [], 1],
    ]);
  });

  it('D4.1: one with fewer products lets those go that waited for it, also where that is not material', () => {
    const conflicts: DealRegistration['conflicts'] = { checks: [{ on: 'otherPartner', then: 'wait' }] };
    const waiting = () => {
      const world = new DealWorld(program({ conflicts, material: ['amount'] }));
      world.submit({ ...ANSWERS, products: ['data', 'cloud'] }, start, 1);
      world.submit({ ...ANSWERS, products: ['cloud'] }, start + 1, 2);
      expect(world.deal('D2').waitsFor).toEqual(['D1']);
      return world;
    };
    const world = waiting();
    world.step({ type: 'change', by: 'p1', answers: { closeOn: '2027-10-31' } }, start + 2);
    expect(world.tells).toEqual([]);
    world.step({ type: 'change', by: 'p1', answers: { products: ['data'] } }, start + 3);
    world.deliver(start + 3);
    expect(world.deal('D2').state).toBe('approved');
  });

  it('D4.1: one that is given back before it hears that it goes first lets the others go', () => {
    const conflicts: DealRegistration['conflicts'] = { priority: 'firstApproved', checks: [{ on: 'otherPartner', then: 'wait' }] };
    const world = two({ conflicts });
    world.submit(ANSWERS, start + 2, 3);
    world.step({ type: 'close', by: 'p1', outcome: 'lost' }, start + 3, 'D1');
    world.tells.length = 0;
    world.step({ type: 'recheck' }, start + 4, 'D3');
    world.step({ type: 'recall', by: 'p2' }, start + 4, 'D2');
    world.deliver(start + 5);
    expect([world.deal('D2').state, world.deal('D3').state]).toEqual(['recalled', 'approved']);
  });

  it('D4.1: one whose change is withdrawn before it hears that it goes first, too', () => {
    const conflicts: DealRegistration['conflicts'] = { places: [100, 50], checks: [{ on: 'otherPartner', then: 'nextPlace' }] };
    const world = two({ conflicts, rules: byAmount(1, 100_000) });
    world.step({ type: 'change', by: 'p1', answers: { amount: 120_000 } }, start + 2);
    world.step({ type: 'change', by: 'p2', answers: { amount: 130_000 } }, start + 2, 'D2');
    world.deals.set('D2', { ...world.deal('D2'), waitsFor: ['D1'] });
    world.step({ type: 'withdrawRequest', by: 'p1', request: 'change' }, start + 3);
    expect(world.tells).toEqual([{ id: 'D2', message: { type: 'recheck' } }]);
  });

  it('D4.3: a tell that no longer fits is taken and changes nothing but the revision', () => {
    const world = two({ rules: byAmount(1, 100_000) });
    world.step({ type: 'close', by: 'p1', outcome: 'lost' }, start + 2, 'D1');
    for (const type of ['recheck', 'displaced', 'moveUp', 'partnerEnded', 'redecide'] as const) {
      const before = world.deal('D1');
      const step = world.step({ type }, start + 3, 'D1');
      expect(step).toMatchObject({ events: [], effects: [], moves: [] });
      expect(step.item).toEqual({ ...before, revision: before.revision + 1, at: start + 3 });
    }
    const approved = world.deal('D2');
    world.step({ type: 'displaced' }, start + 3, 'D2');
    expect(world.deal('D2')).toEqual({ ...approved, revision: approved.revision + 1, at: start + 3 });
  });

  it('D19.3: when the partner has left, what is approved is revoked and what is not is withdrawn', () => {
    const left = (registration: Partial<DealRegistration>, ...messages: readonly object[]) => {
      const world = new DealWorld(program(registration));
      world.begin(ANSWERS, start);
      for (const [n, message] of messages.entries()) world.step(message as never, start + n);
      world.step({ type: 'partnerEnded' }, start + 10);
      expect(world.deal()).toMatchObject({ timers: [], reasons: [{ by: 'partnerEnded' }] });
      return world.moves.at(-1);
    };
    const submit = { type: 'submit', by: 'p1' };
    expect(left({}, submit)).toBe('deal: approved – partnerEnded → revoked');
    expect(left({})).toBe('deal: draft – partnerEnded → withdrawn');
    expect(left({ rules: routedTo('desk') }, submit)).toBe('deal: pending – partnerEnded → withdrawn');
    expect(left({ rules: routedTo('desk') }, submit, { type: 'recall', by: 'p1' })).toBe('deal: recalled – partnerEnded → withdrawn');
  });

  it('D4.2: the partner that may no longer register is refused', () => {
    const world = two({ rules: routedTo('desk') });
    world.known = { partner: partnersOf(world.program, { 'partner.status': 'suspended' }) };
    world.step({ type: 'recheck' }, start + 5, 'D1');
    expect(world.deal('D1')).toMatchObject({ state: 'rejected', reasons: [{ by: 'notEligible' }] });
  });
});
