import { describe, expect, it } from 'vitest';
import { byAmount, program, routedTo } from './deal-programs.fixture.ts';
import { at, DAYS, DealWorld } from './deal-world.fixture.ts';
import { ACME, ANSWERS, partnersOf } from './intake/registered.fixture.ts';

const start = at('2027-03-01T10:00');
const form = [
  { id: 'customer', title: 'Customer', type: 'customer' },
  { id: 'products', title: 'Products', type: 'products' },
  { id: 'amount', title: 'Amount', type: 'money' },
  { id: 'distributor', title: 'Distributor', type: 'partner', required: false },
] as const;
const { closeOn: _, ...answers } = ANSWERS;
const opportunity = { id: 'O1', customer: ACME, products: ['data'], owner: 'lead' };
const conflicts = { checks: [{ on: 'directTeam', then: 'adjudicate' }], adjudication: 'conflict' } as const;
const asked = (world: DealWorld) => world.deal().chains.map(({ chain, purpose, state }) => `${chain} ${purpose} ${state}`);

describe('who is asked about a submission', () => {
  it('D2: nobody where a rule approves', () => {
    const world = new DealWorld(program());
    world.submit(ANSWERS, start);
    expect(world.deal()).toMatchObject({ state: 'approved', approvedAt: start, chains: [], reasons: [{ by: 'any', title: 'Everything' }] });
    expect(world.moves).toEqual(['deal: draft – submit → pending', 'deal: pending – approve → approved']);
    expect(world.events).toEqual(['deal.draft', 'deal.pending', 'deal.approved']);
    expect(world.deal().timers.map(({ id }) => id)).not.toContain('lapse');
  });

  it('D2, D2.1: the distributor, adjudicators and the route, one after the other', () => {
    const registration = {
      form: [...form],
      distribution: { model: 'either', confirm: 'distributor' },
      conflicts,
      rules: routedTo('desk'),
    } as const;
    const world = new DealWorld(program(registration as never), { directOpportunities: [opportunity] });
    world.submit({ ...answers, distributor: 'X1' }, start);
    expect(asked(world)).toEqual(['distributor confirm running']);
    world.decide('x1', start + 1);
    expect(asked(world)).toEqual(['distributor confirm approved', 'conflict adjudication running']);
    expect(world.refused(world.decision('lead'), start + 2)).toMatchObject([{ code: 'OPS301' }]);
    world.known = { directOpportunities: [{ ...opportunity, owner: 'boss' }] };
    world.step({ type: 'recheck' }, start + 2);
    world.decide('lead', start + 2);
    expect(asked(world).at(-1)).toBe('desk rule running');
    world.decide('desk', start + 3);
    expect(world.deal()).toMatchObject({ state: 'approved', passed: [], asking: null, terms: { model: 'twoTier' } });
    expect(world.deal().settled).toEqual([{ check: 'directTeam', opposing: 'O1', as: 'allowed' }]);
  });

  it('D2.1: a chain that adjudicates and is the route is asked once', () => {
    const world = new DealWorld(program({ conflicts: { ...conflicts, adjudication: 'desk' }, rules: routedTo('desk') } as never), {
      directOpportunities: [opportunity],
    });
    world.submit(ANSWERS, start);
    world.decide('desk', start + 1);
    expect(asked(world)).toEqual(['desk adjudication approved']);
    expect(world.deal().state).toBe('approved');
  });

  it('D2.2: whoever rejects refuses, with the checks that were asked about and the words that were written', () => {
    const world = new DealWorld(program({ conflicts, rules: routedTo('desk') } as never), {
      directOpportunities: [{ ...opportunity, owner: 'boss' }],
    });
    world.submit(ANSWERS, start);
    world.decide('lead', start + 1, { outcome: 'reject', reason: 'We are there already.' });
    expect(world.deal()).toMatchObject({ state: 'rejected', timers: [], waitsFor: [] });
    expect(world.deal().reasons).toEqual([
      { by: 'conflict.directTeam', title: 'Our own team works on this deal', note: 'We are there already.' },
    ]);
    const desk = new DealWorld(program({ rules: routedTo('desk') }));
    desk.submit(ANSWERS, start);
    desk.decide('desk', start + 1, { outcome: 'reject', reason: 'No.' });
    expect(desk.deal().reasons).toEqual([{ by: 'people', title: 'People decide', note: 'No.' }]);
    const confirm = { form: [...form], distribution: { model: 'either', confirm: 'distributor' } } as const;
    const distributor = new DealWorld(program(confirm as never));
    distributor.submit({ ...answers, distributor: 'X1' }, start);
    distributor.step(undefined, at('2027-03-03T17:00'));
    expect(distributor.deal()).toMatchObject({ state: 'rejected', since: at('2027-03-03T17:00') });
    expect(distributor.deal().reasons).toEqual([
      { by: 'distribution', title: 'The distributor confirms', note: 'Nobody decided in time.' },
    ]);
  });

  it('D2.3: a late decision is told once and ends nothing', () => {
    const world = new DealWorld(program({ rules: routedTo('desk'), decision: { sla: { business: 'P1D' } } }));
    world.submit(ANSWERS, start);
    expect(world.timer('decision')).toBe(at('2027-03-02T17:00'));
    world.step(undefined, start + 10 * DAYS);
    expect(world.events.filter((event) => event === 'deal.decisionLate')).toHaveLength(1);
    expect(world.deal().state).toBe('pending');
    const facts = { term: { title: 'Time', type: 'duration', attribute: 'term' } };
    const unknown = new DealWorld(program({ rules: routedTo('desk'), decision: { sla: { fact: 'term' } } }, { facts } as never));
    unknown.submit(ANSWERS, start);
    expect(unknown.deal().timers.map(({ id }) => id)).not.toContain('decision');
  });

  it('D2.4: research is added once, by the vendor, while the time to decide runs', () => {
    const decision = { sla: { business: 'P1D' }, research: { business: 'P3D' } };
    const world = new DealWorld(program({ rules: routedTo('desk'), decision }));
    world.submit(ANSWERS, start);
    expect(world.refused({ type: 'research', by: 'p1' }, start)).toMatchObject([{ code: 'OPS108' }]);
    world.step({ type: 'research', by: 'desk' }, start + 1);
    expect(world.timer('decision')).toBe(at('2027-03-05T17:00'));
    expect(world.refused({ type: 'research', by: 'desk' }, start + 2)).toMatchObject([{ code: 'OPS206' }]);
    const late = new DealWorld(program({ rules: routedTo('desk'), decision }));
    late.submit(ANSWERS, start);
    expect(late.refused({ type: 'research', by: 'desk' }, start + 5 * DAYS)).toMatchObject([{ code: 'OPS206' }]);
    const without = new DealWorld(program({ rules: routedTo('desk') }));
    without.submit(ANSWERS, start);
    expect(without.refused({ type: 'research', by: 'desk' }, start)).toMatchObject([{ code: 'OPS206' }]);
  });

  it('D2.5: what nobody decides lapses', () => {
    const world = new DealWorld(program({ rules: routedTo('desk') }));
    world.submit(ANSWERS, start);
    world.step(undefined, at('2027-05-01T00:00'));
    expect(world.deal()).toMatchObject({ state: 'expired', since: at('2027-04-01T00:00'), timers: [], reasons: [{ by: 'notDecided' }] });
    expect(asked(world)).toEqual(['desk rule cancelled']);
    expect(world.moves).toContain('deal: pending – lapse → expired');
  });

  it('D2.6: while it waits for another deal nobody is asked, and clocks go on', () => {
    const world = new DealWorld(program({ rules: routedTo('desk'), conflicts: { checks: [{ on: 'otherPartner', then: 'wait' }] } }));
    world.submit(ANSWERS, start, 1);
    world.submit(ANSWERS, start + 1, 2);
    expect(world.deal('D2')).toMatchObject({ state: 'pending', waitsFor: ['D1'], chains: [] });
    expect(world.deal('D2').timers.map(({ id }) => id)).toEqual(['decision', 'lapse']);
    world.step({ type: 'withdraw', by: 'p1' }, start + 2, 'D1');
    world.deliver(start + 3);
    expect(world.deal('D2')).toMatchObject({ waitsFor: [], chains: [{ chain: 'desk', since: start + 3 }] });
    expect(world.timer('lapse', 'D2')).toBe(at('2027-04-01T00:00'));
  });
});

describe('the last look', () => {
  it('D3, D3.1: has the facts of its day, and refuses whoever approved', () => {
    const world = new DealWorld(program({ rules: routedTo('desk') }));
    world.submit(ANSWERS, start);
    world.known = { partner: partnersOf(world.program, { 'partner.status': 'suspended' }) };
    world.decide('desk', start + DAYS);
    expect(world.deal()).toMatchObject({ state: 'rejected', reasons: [{ by: 'notEligible' }], chains: [{ state: 'approved' }] });
  });

  it('D3, D3.2: a conflict that is new is adjudicated, one that was settled is not', () => {
    const world = new DealWorld(program({ conflicts, rules: routedTo('conflict') } as never), {
      directOpportunities: [{ ...opportunity, owner: 'boss' }],
    });
    world.submit(ANSWERS, start);
    world.known = {
      directOpportunities: [
        { ...opportunity, owner: 'boss' },
        { ...opportunity, id: 'O2', owner: 'boss' },
      ],
    };
    world.decide('lead', start + 1);
    expect(asked(world)).toEqual(['conflict adjudication approved', 'conflict adjudication running']);
    expect(world.deal().asking?.conflicts).toEqual([{ check: 'directTeam', opposing: 'O2' }]);
    world.decide('lead', start + 2);
    expect(world.deal()).toMatchObject({ state: 'approved', settled: [{ opposing: 'O1' }, { opposing: 'O2' }] });
  });

  it('D3.3: of two in the same millisecond the second stands behind', () => {
    const checks = [{ on: 'otherPartner', then: 'nextPlace' }] as const;
    const world = new DealWorld(program({ conflicts: { checks: [...checks], places: [100, 50] } }));
    world.submit(ANSWERS, start, 2);
    world.submit(ANSWERS, start, 1);
    expect(world.deal('D2')).toMatchObject({ queuedAt: start, terms: { place: 1 } });
    expect(world.deal('D1')).toMatchObject({ queuedAt: start + 1, terms: { place: 2 } });
  });

  it('D3.4: an amount above the limit is approved by a person or by silence that has a reason', () => {
    const world = new DealWorld(program({ rules: byAmount(1000, 40_000) }));
    world.submit(ANSWERS, start);
    expect(world.deal().state).toBe('pending');
    world.decide('desk', start + 1);
    expect(world.deal()).toMatchObject({ state: 'approved', reasons: [{ by: 'large', title: 'A person decides' }] });
    const silent = new DealWorld(program({ rules: routedTo('silent') }));
    silent.submit(ANSWERS, start);
    silent.step(undefined, at('2027-03-10T00:00'));
    expect(silent.deal()).toMatchObject({ state: 'approved', since: at('2027-03-04T00:00'), protection: { from: at('2027-03-10T00:00') } });
  });

  it('D3.5: with another customer nothing stays settled', () => {
    const world = new DealWorld(program({ conflicts, rules: routedTo('desk') } as never), {
      directOpportunities: [{ ...opportunity, owner: 'boss' }],
    });
    world.submit(ANSWERS, start);
    world.decide('lead', start + 1);
    expect(world.deal().settled).toHaveLength(1);
    world.step({ type: 'recall', by: 'p1' }, start + 2);
    world.step({ type: 'resubmit', by: 'p1', answers: { amount: 51_000 } }, start + 3);
    expect(world.deal()).toMatchObject({ settled: [{ opposing: 'O1' }], chains: [{ chain: 'desk' }] });
    world.step({ type: 'recall', by: 'p1' }, start + 4);
    world.step({ type: 'resubmit', by: 'p1', answers: { customer: { name: 'Other Ltd', country: 'IE' } } }, start + 5);
    expect(world.deal().settled).toEqual([]);
  });
});
