import type { DealRegistration, Program, Transition } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { Deal } from '../deals/deal.ts';
import { byAmount, program, routedTo } from '../deals/deal-programs.fixture.ts';
import { at, DAYS, DealWorld, deepFreeze, PEOPLE, roundTrip } from '../deals/deal-world.fixture.ts';
import { ANSWERS, factsOf, lifecycleProgram } from '../deals/intake/registered.fixture.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { transitionItem } from './transition-item.ts';

const NOON = at('2027-03-01T12:00');
const LATER = at('2027-03-03T09:00');

/** The next version: what it says of running deals, and what is new in it. */
const next = (
  running: Readonly<Record<string, 'finish' | 'move' | 'redecide'>>,
  registration: Partial<DealRegistration> = {},
  more: Partial<Program> = {},
): LifecycleProgram => program(registration, { version: '2.0.0', transition: { running: { deal: running } } as Transition, ...more });

function go(world: DealWorld, to: LifecycleProgram, now = LATER, id = 'D1') {
  const item = deepFreeze(roundTrip(world.deal(id)));
  const deals = world.facts(id).deals;
  const version = { program: to, facts: { ...factsOf(to, { people: PEOPLE }), deals } };
  return transitionItem(item, { program: world.program, facts: world.facts(id) }, version, now);
}

/** The deal in the next version; a transition that is refused is a failed test. */
function gone(world: DealWorld, to: LifecycleProgram, now = LATER) {
  const outcome = go(world, to, now);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, message }) => `${code} ${message}`).join('\n'));
  roundTrip(outcome.value.item);
  return outcome.value;
}

const refused = (world: DealWorld, to: LifecycleProgram): readonly string[] => {
  const outcome = go(world, to);
  return outcome.ok ? [] : outcome.problems.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);
};

const stays = ({ state, since, timers, protection, terms, queuedAt, submittedAt, approvedAt, chains }: Deal) => ({
  ...{ state, since, timers, protection, terms, queuedAt, submittedAt, approvedAt, chains },
});

const asked = (answers: Deal['answers'] = ANSWERS): DealWorld => {
  const world = new DealWorld(program({ rules: routedTo('desk') }));
  world.submit(answers, NOON);
  return world;
};
const approved = (registration: Partial<DealRegistration> = {}): DealWorld => {
  const world = new DealWorld(program({ pricing: { percent: 10 }, ...registration }));
  world.submit(ANSWERS, NOON);
  expect(world.deal().state).toBe('approved');
  return world;
};

describe('a change of version: deals', () => {
  it('X1: a pending deal finishes where nothing is said: nothing happens to it', () => {
    const world = asked();
    const before = world.deal();
    expect(gone(world, next({ approved: 'redecide' }))).toEqual({ action: 'finish', item: before, events: [], effects: [], moves: [] });
  });

  it('X1: a draft moves where nothing is said', () => {
    const world = new DealWorld(program());
    const draft = world.begin(ANSWERS, NOON);
    const to = next({});
    const { action, item } = gone(world, to);
    expect([action, item.program, item.state]).toEqual(['move', to.hash, 'draft']);
    expect(stays(item)).toEqual(stays(draft));
  });

  it('X1: moved, a deal keeps stage, place, price and instants, and lives by the new version', () => {
    const world = asked();
    const to = next({ pending: 'move' }, { rules: routedTo('desk'), pricing: { percent: 30 } });
    const { action, item, events, effects } = gone(world, to);
    expect([action, item.program, item.revision, item.at]).toEqual(['move', to.hash, world.deal().revision + 1, LATER]);
    expect(stays(item)).toEqual(stays(world.deal()));
    expect([events, effects]).toEqual([[], []]);
    const after = new DealWorld(to);
    after.deals.set('D1', item);
    after.decide('desk', LATER);
    expect(after.deal()).toMatchObject({ state: 'approved', terms: { percent: 30 } });
  });

  it('X1: an approved deal that moves keeps its price and its protection', () => {
    const world = approved();
    const { item } = gone(world, next({ approved: 'move' }, { pricing: { percent: 50 }, protection: { for: 'P10D' } }));
    expect(stays(item)).toEqual(stays(world.deal()));
    expect(item.terms?.percent).toBe(10);
  });

  it('X1.2: what is due happens first, under the old version; what is left of the deal goes on', () => {
    const world = asked();
    const due = world.timer('lapse');
    const to = next({ pending: 'move' });
    const { action, item, events } = gone(world, to, due + DAYS);
    expect([action, item.state, item.since, item.program]).toEqual(['finish', 'expired', due, world.program.hash]);
    expect(events.map(({ event }) => event)).toContain('deal.expired');
    const moved = gone(world, next({ expired: 'move' }), due + DAYS);
    expect([moved.action, moved.item.state, moved.item.revision]).toEqual(['move', 'expired', world.deal().revision + 2]);
  });

  it('X1.3: no move where a chain, a step or a role that is asked is gone', () => {
    const world = asked();
    const registration = { rules: byAmount(1, 2) };
    expect(
      refused(world, next({ pending: 'move' }, { rules: routedTo('other') }, { approvals: { other: review('other', 'desk') } })),
    ).toEqual(['OPS701 /approvals/desk The chain “Deal desk” is not in the new version.']);
    expect(refused(world, next({ pending: 'move' }, registration, { approvals: { desk: review('look', 'desk') } }))).toEqual([
      'OPS701 /approvals/desk/steps The step “Deal desk” is not in the new version.',
    ]);
    const two = (...steps: string[]) => ({
      approvals: { desk: { title: 'Desk', steps: steps.map((id) => ({ id, title: `The ${id}`, roles: ['desk'] })) } },
    });
    const waiting = new DealWorld(program({ rules: routedTo('desk') }, two('desk', 'then')));
    waiting.submit(ANSWERS, NOON);
    expect(refused(waiting, next({ pending: 'move' }, registration, two('desk')))).toEqual([
      'OPS701 /approvals/desk/steps The step “The then” is not in the new version.',
    ]);
    waiting.decide('desk', NOON);
    expect(refused(waiting, next({ pending: 'move' }, registration, two('then')))).toEqual([]);
    const roles = { roles: { lead: 'Lead' }, approvals: { desk: review('desk', 'lead') } };
    expect(refused(world, next({ pending: 'move' }, registration, roles))).toEqual([
      'OPS701 /roles/desk The role “Deal desk” is not in the new version.',
    ]);
  });

  it('X1.3: no move to another currency, or to a version without deal registration', () => {
    const world = asked();
    expect(refused(world, next({ pending: 'move' }, {}, { currency: 'USD' }))).toEqual(['OPS701 /currency The new version counts in USD.']);
    const { dealRegistration: _, ...document } = next({ pending: 'move' }).program;
    expect(refused(world, programOf(document))).toEqual(['OPS701 /dealRegistration The new version has no deal registration.']);
  });

  it('X1.3: no move where the band, an open task or the rule of an open report is gone', () => {
    const world = new DealWorld(
      program({
        bands: { of: 'deal.amount', list: [{ id: 'all', title: 'All deals', from: 0 }] },
        tasks: [{ id: 'quote', title: 'Quote', owner: 'desk' }],
        engagement: [{ id: 'aside', title: 'Stand aside', binds: 'direct', breach: 'note' }],
      }),
    );
    world.submit(ANSWERS, NOON);
    world.step({ type: 'reportBreach', by: 'p1', rule: 'aside', note: 'They called.' }, NOON);
    expect(refused(world, next({ approved: 'move' }))).toEqual([
      'OPS701 /dealRegistration/bands/list The band “All deals” is not in the new version.',
      'OPS701 /dealRegistration/tasks The task “Quote” is not in the new version.',
      'OPS701 /dealRegistration/engagement The rule of engagement “Stand aside” is not in the new version.',
    ]);
  });

  it('X1.4: answers to what the new form does not ask are left out; by what a deal is told apart has to stay', () => {
    const world = approved();
    const form = [
      { id: 'customer', title: 'Customer', type: 'customer' },
      { id: 'products', title: 'Products', type: 'products' },
    ] as const;
    const { item } = gone(world, next({ approved: 'move' }, { form: [...form] }));
    const { customer, products } = ANSWERS;
    expect([item.answers, item.decided]).toEqual([
      { customer, products },
      { customer, products },
    ]);
    const draft = new DealWorld(program());
    draft.begin(ANSWERS, NOON);
    expect(gone(draft, next({}, { form: [form[0]] })).item.answers).toEqual({ customer });
    expect(refused(world, next({ approved: 'move' }, { form: [form[0]] }))).toEqual([
      'OPS701 /dealRegistration/form The new form does not ask who the customer is, what is bought or from whom as the old one does.',
    ]);
  });

  it('X1.4: a pending deal moves only where its answers fit the new form', () => {
    const form = [
      { id: 'customer', title: 'Customer', type: 'customer' },
      { id: 'products', title: 'Products', type: 'products' },
      { id: 'amount', title: 'Amount', type: 'money', max: 10 },
      { id: 'why', title: 'Why', type: 'text' },
    ] as const;
    const registration: Partial<DealRegistration> = { rules: routedTo('desk'), form: [...form] };
    const problems = refused(asked(), next({ pending: 'move' }, registration));
    expect(problems.map((problem) => problem.split(' ').slice(0, 2).join(' '))).toEqual(['OPS702 /answers/amount', 'OPS702 /answers/why']);
    const returned = asked();
    returned.decide('desk', NOON, { outcome: 'return', reason: 'Say more.' });
    expect(gone(returned, next({ returned: 'move' }, registration)).item.state).toBe('returned');
  });

  it('X1.5: a pending deal that is decided again is asked about anew, by the new version', () => {
    const world = asked();
    const { chains, timers } = world.deal();
    const to = next({ pending: 'redecide' }, { rules: routedTo('second') }, { approvals: { second: review('look', 'lead') } });
    const { action, item, events, effects } = gone(world, to);
    expect([action, item.state, item.program]).toEqual(['redecide', 'pending', to.hash]);
    expect(item.chains.map(({ id, chain, state }) => [id, chain, state])).toEqual([
      [chains[0]?.id, 'desk', 'cancelled'],
      ['c2', 'second', 'running'],
    ]);
    expect(events.map(({ event }) => event)).toEqual(['approval.cancelled', 'approval.open', 'approval.stepOpened']);
    expect(effects.flatMap((effect) => (effect.do === 'openTask' || effect.do === 'closeTask' ? [effect.do] : []))).toEqual([
      'closeTask',
      'openTask',
    ]);
    expect(new Set(effects.map(({ id }) => id)).size).toBe(effects.length);
    const clocks = ({ id }: { id: string }) => !id.startsWith('chain:');
    expect(item.timers.filter(clocks)).toEqual(timers.filter(clocks));
    expect(item.queuedAt).toBe(world.deal().queuedAt);
  });

  it('X1.5: what the new version decides by rule is decided in the transition', () => {
    const world = asked();
    const yes = gone(world, next({ pending: 'redecide' }, { pricing: { percent: 7 } }));
    expect(yes.item).toMatchObject({ state: 'approved', terms: { percent: 7 }, approvedAt: LATER });
    const no = gone(world, next({ pending: 'redecide' }, { rules: byAmount(60_000, 70_000) }));
    expect(no.item).toMatchObject({ state: 'rejected', reasons: [{ by: 'small' }] });
  });

  it('X1.5: answers that no longer fit refuse a deal that is decided again', () => {
    const form = [
      { id: 'customer', title: 'Customer', type: 'customer' },
      { id: 'products', title: 'Products', type: 'products' },
      { id: 'why', title: 'Why', type: 'text' },
    ] as const;
    expect(gone(asked(), next({ pending: 'redecide' }, { form: [...form] })).item).toMatchObject({
      state: 'rejected',
      reasons: [{ by: 'form' }],
    });
  });

  it('X1.5: an approved deal is decided again as a change is: the old terms hold meanwhile, and after a refusal', () => {
    const world = approved();
    const protection = world.deal().protection;
    const desk = { approvals: { desk: review('desk', 'desk') } };
    const waits = gone(world, next({ approved: 'redecide' }, { rules: routedTo('desk'), pricing: { percent: 20 } }, desk));
    expect(waits.item).toMatchObject({
      state: 'approved',
      terms: { percent: 10 },
      protection,
      requests: [{ kind: 'change', state: 'open' }],
    });
    const after = new DealWorld(next({ approved: 'redecide' }, { rules: routedTo('desk'), pricing: { percent: 20 } }, desk));
    after.deals.set('D1', waits.item);
    after.decide('desk', LATER);
    expect(after.deal()).toMatchObject({ terms: { percent: 20 }, protection });
    const no = gone(world, next({ approved: 'redecide' }, { rules: byAmount(60_000, 70_000), pricing: { percent: 20 } }));
    expect(no.item).toMatchObject({ state: 'approved', terms: { percent: 10 }, requests: [{ state: 'refused' }] });
  });

  it('X1.5: with nothing to decide, decided again is moved', () => {
    const world = asked();
    world.decide('desk', NOON, { outcome: 'return', reason: 'Say more.' });
    const { action, item, events } = gone(world, next({ returned: 'redecide' }));
    expect([action, stays(item), events]).toEqual(['redecide', stays(world.deal()), []]);
  });

  it('X1.3: what is asked besides is not asked anew, so it has to be there', () => {
    const world = new DealWorld(program({ protection: { extend: { by: 'P30D', approval: 'desk' } } }));
    world.submit(ANSWERS, NOON);
    world.step({ type: 'requestExtension', by: 'p1' }, NOON);
    expect(refused(world, next({ approved: 'redecide' }, {}, { approvals: { other: review('other', 'desk') } }))).toEqual([
      'OPS701 /approvals/desk The chain “Deal desk” is not in the new version.',
    ]);
  });
});

/** A chain of one step. */
function review(id: string, role: string): NonNullable<Program['approvals']>[string] {
  return { title: 'A chain', steps: [{ id, title: 'A step', roles: [role] }] };
}

function programOf(document: object): LifecycleProgram {
  return lifecycleProgram(JSON.stringify(document));
}
