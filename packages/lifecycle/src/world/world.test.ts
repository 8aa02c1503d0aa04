import type { OnboardingStep } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { program as dealProgram, routedTo } from '../deals/deal-programs.fixture.ts';
import { DAYS, HOURS } from '../deals/deal-world.fixture.ts';
import { leadProgram } from '../leads/lead-world.fixture.ts';
import { memberProgram, on, taken } from '../members/membership.fixture.ts';
import { onboardingProgram } from '../onboarding/onboarding.fixture.ts';
import { World, type WorldSetup } from './world.ts';

const MONDAY = Date.parse('2027-03-01T10:00Z');
const ANSWERS = { customer: { name: 'Contoso', country: 'DE' }, products: ['cloud'], amount: 50_000, closeOn: '2027-06-01' };
const people = [
  { id: 'p1', partner: 'P1' },
  { id: 'p2', partner: 'P2' },
  { id: 'desk', roles: ['desk'] },
  { id: 'olga', roles: ['programOwner'] },
];

const deals = (registration: Parameters<typeof dealProgram>[0] = {}, more: Partial<WorldSetup> = {}) =>
  new World({ program: dealProgram(registration), now: MONDAY, people, ...more });

/** A deal of its own, unless a customer is named. */
function submitted(world: World, id: string, at = world.now, n = 1, customer = `Customer ${id}`): void {
  const answers = { ...ANSWERS, customer: { name: customer, country: 'DE' } };
  taken(world.begin('deal', { id, partner: `P${n}`, by: `p${n}`, answers }, at));
  taken(world.send('deal', id, { type: 'submit', by: `p${n}` }));
}
/** Who was stepped, when, by what. */
const told = ({ happenings }: World, from = 0) =>
  happenings.slice(from).map(({ item, at, message }) => [item, (at - MONDAY) / HOURS, message]);

const members = () =>
  new World({
    program: memberProgram(),
    now: on('03-01'),
    partners: [{ id: 'acme', attributes: { good: true, sold: true } }],
    people: [
      { id: 'ana', partner: 'acme' },
      { id: 'olga', roles: ['programOwner'] },
      { id: 'otto', roles: ['programOwner'] },
    ],
  });

describe('the time of a world', () => {
  const asking = () => deals({ rules: routedTo('silent'), protection: { for: 'P10D', warn: [] } });

  it('W1: steps each item at its own due instant, in the order in which they are due', () => {
    const world = asking();
    submitted(world, 'late', MONDAY + 1);
    submitted(world, 'early', MONDAY + DAYS);
    const from = world.happenings.length;
    world.advance(MONDAY + 40 * DAYS);
    const due = told(world, from);
    expect(new Set(due.map(([item]) => item))).toEqual(new Set(['late', 'early']));
    const hours = due.map(([, hour]) => Number(hour));
    expect(hours).toEqual([...hours].sort((a, b) => a - b));
    expect(due.every(([, , message]) => message === null)).toBe(true);
    for (const { at, step } of world.happenings.slice(from)) expect(step.item.at).toBe(at);
    expect(world.now).toBe(MONDAY + 40 * DAYS);
    expect(world.nextDue).toBeUndefined();
  });

  it('W1: of several that are due at once takes the first by kind and id', () => {
    const world = asking();
    for (const id of ['c', 'a', 'b']) submitted(world, id);
    const from = world.happenings.length;
    const due = world.nextDue ?? 0;
    world.advance(due);
    expect(told(world, from).map(([item]) => item)).toEqual(['a', 'b', 'c']);
  });

  it('W1: steps nothing before it is due, and everything that is due at the very instant', () => {
    const world = asking();
    submitted(world, 'd');
    const from = world.happenings.length;
    const due = world.nextDue ?? 0;
    world.advance(due - 1);
    expect(told(world, from)).toEqual([]);
    world.advance(due);
    expect(told(world, from)).toHaveLength(1);
  });

  it('W1.1: runs timers late, one after the other, and closes what they close when it was due', () => {
    const world = asking();
    submitted(world, 'd');
    const due = world.nextDue ?? 0;
    world.advance(due + 4 * HOURS, 5 * HOURS);
    expect(world.item('deal', 'd')?.state).toBe('pending');
    const from = world.happenings.length;
    world.advance(due + 5 * HOURS, 5 * HOURS);
    const [first, ...more] = world.happenings.slice(from);
    expect(more).toEqual([]);
    expect(first?.at).toBe(due + 5 * HOURS);
    expect(first?.step.events[0]?.at).toBe(due);
    world.advance(due + 40 * DAYS, 5 * HOURS);
    const approved = world.happenings.find(({ step }) => step.item.state === 'approved');
    expect(approved?.step.item.since).toBe((approved?.at ?? 0) - 5 * HOURS);
    const times = world.happenings.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('W1.2: does not go back', () => {
    const world = deals();
    world.advance(MONDAY + 1);
    expect(() => world.advance(MONDAY)).toThrow(RangeError);
    expect(world.now).toBe(MONDAY + 1);
  });
});

describe('what a step asks for', () => {
  it('W2: is done at the same instant: others are told, and told on', () => {
    const world = deals({
      conflicts: { checks: [{ on: 'otherPartner', then: 'nextPlace' }], places: [100, 50, 25], firstEnds: 'promote' },
      pricing: { percent: 20 },
    });
    submitted(world, 'one', MONDAY, 1, 'Contoso');
    submitted(world, 'two', MONDAY, 2, 'Contoso');
    expect(world.item('deal', 'two')?.terms).toMatchObject({ place: 2, percent: 10 });
    const from = world.happenings.length;
    taken(world.send('deal', 'one', { type: 'close', by: 'p1', outcome: 'lost' }, MONDAY + HOURS));
    expect(told(world, from)[0]).toEqual(['one', 1, 'close']);
    expect(told(world, from)).toContainEqual(['two', 1, 'moveUp']);
    expect(world.item('deal', 'two')?.terms).toMatchObject({ place: 1, percent: 20 });
  });

  it('W2: starts what it starts', () => {
    const world = new World({
      program: onboardingProgram([{ id: 'hello', title: 'Hello', kind: 'meeting', owner: 'desk' }]),
      now: MONDAY,
      people,
    });
    taken(world.begin('member', { partner: 'P1', title: 'P1', by: 'p1' }));
    expect(told(world)).toEqual([
      ['P1', 0, 'begin'],
      ['P1-1', 0, 'begin'],
    ]);
    expect(world.item('onboarding', 'P1-1')).toMatchObject({ partner: 'P1', state: 'open' });
    taken(world.send('onboarding', 'P1-1', { type: 'complete', by: 'desk', step: 'hello' }, MONDAY + HOURS));
    expect(world.item('member', 'P1')?.state).toBe('active');
  });

  it('W2.1: is a record of the partner, which replaces that of its id', () => {
    const world = members();
    world.begin('member', { partner: 'acme', title: 'Acme', by: 'ana' });
    const exception = { exception: 'e1', effect: 'keepTier', item: 'silver', reason: 'New', until: '2027-06-01' };
    world.send('member', 'acme', { type: 'grantException', by: 'olga', askedBy: 'otto', ...exception }, on('03-02'));
    world.send('member', 'acme', { type: 'revokeException', by: 'olga', exception: 'e1', reason: 'No longer' }, on('04-01'));
    expect(world.partners.file('acme')?.records?.exception).toMatchObject([{ id: 'e1', from: '2027-03-02', until: '2027-04-01' }]);
    world.advance(on('05-01'));
    expect(world.item('member', 'acme')?.state).toBe('active');
  });

  it('W2.1: adds records that have no id to those of their kind', () => {
    const world = members();
    world.learn('acme', { records: { deal: [{ amount: 1 }] } });
    world.learn('acme', { records: { deal: [{ amount: 2 }] } });
    expect(world.partners.file('acme')?.records?.deal).toEqual([{ amount: 1 }, { amount: 2 }]);
  });

  it('W2.2: is provided at once, unless messages say so', () => {
    const program = onboardingProgram([{ id: 'portal', title: 'Portal', kind: 'provisioning', provides: 'portal' }]);
    const state = (provisions?: boolean) => {
      const world = new World({ program, now: MONDAY, people, ...(provisions === undefined ? {} : { provisions }) });
      taken(world.begin('onboarding', { id: 'o', partner: 'P1', title: 'P1', by: null }));
      return world.item('onboarding', 'o')?.state;
    };
    expect([state(), state(true), state(false)]).toEqual(['done', 'done', 'open']);
  });
});

describe('a refusal', () => {
  it('W3: changes nothing but the time', () => {
    const world = deals();
    submitted(world, 'd');
    const before = [world.item('deal', 'd'), world.happenings.length];
    expect(world.send('deal', 'd', { type: 'submit', by: 'p1' }, MONDAY + HOURS)).toMatchObject({
      ok: false,
      problems: [{ code: 'OPS102' }],
    });
    expect([world.item('deal', 'd'), world.happenings.length]).toEqual(before);
    expect(world.now).toBe(MONDAY + HOURS);
  });

  it('W3: comes after what was due before', () => {
    const world = deals({ rules: routedTo('silent') });
    submitted(world, 'd');
    const at = MONDAY + 3 * DAYS;
    expect(world.send('deal', 'd', { type: 'dance' }, at)).toMatchObject({ ok: false, problems: [{ code: 'OPS103' }] });
    expect(world.item('deal', 'd')?.state).toBe('approved');
  });

  it('W3.1: is the answer of an item that there is not', () => {
    const world = deals();
    submitted(world, 'd');
    expect(world.send('deal', 'e', { type: 'submit', by: 'p1' })).toMatchObject({ problems: [{ code: 'OPS104', value: 'e' }] });
    expect(world.send('lead', 'd', { type: 'accept', by: 'p1' })).toMatchObject({ problems: [{ code: 'OPS104' }] });
  });

  it('W3.1: keeps an item from beginning under an id that is taken, or none', () => {
    const world = deals();
    submitted(world, 'd');
    const begin = (id: string | null) => world.begin('deal', { id, partner: 'P2', by: 'p2', answers: ANSWERS });
    const before = world.item('deal', 'd');
    expect(begin('d')).toMatchObject({ ok: false, problems: [{ code: 'OPS109', pointer: '/id', value: 'd' }] });
    expect(world.item('deal', 'd')).toBe(before);
    expect(begin('')).toMatchObject({ problems: [{ code: 'OPS105' }] });
    expect(begin(null)).toMatchObject({ problems: [{ code: 'OPS105' }] });
    expect(world.begin('deal', null)).toMatchObject({ problems: [{ code: 'OPS105' }] });
    const joined = members();
    taken(joined.begin('member', { partner: 'acme', title: 'Acme', by: 'ana' }));
    expect(joined.begin('member', { partner: 'acme', title: 'Acme', by: 'ana' })).toMatchObject({
      problems: [{ code: 'OPS109', value: 'acme' }],
    });
  });

  it('W3.2: of what the system itself says is a bug, and throws', () => {
    const world = deals();
    expect(() => world.learn('P1', {})).not.toThrow();
    expect(() => world.programOf({ kind: 'deal', id: 'd', program: 'other' })).toThrow('No program');
  });
});

describe('what becomes known', () => {
  it('W4: is seen by every step from then on', () => {
    const world = new World({
      program: leadProgram(),
      now: MONDAY,
      partners: [{ id: 'P1' }, { id: 'P2', attributes: { good: true } }],
      people,
    });
    const offered = (id: string) => {
      taken(world.begin('lead', { id, answers: {} }));
      return world.item('lead', id)?.partner;
    };
    expect(offered('l1')).toBe('P2');
    world.learn('P2', { attributes: { good: false } });
    expect(offered('l2')).toBeNull();
    world.learn('P1', { attributes: { good: true } });
    expect(offered('l3')).toBe('P1');
  });

  it('W4: is a membership as well, as soon as it moved', () => {
    const world = members();
    const status = () => world.partners.reading(world.program, 'acme', '2027-03-01').about({}).value('partner.status');
    taken(world.begin('member', { partner: 'acme', title: 'Acme', by: 'ana' }));
    expect(status()).toBe('active');
    taken(world.send('member', 'acme', { type: 'leave', by: 'ana' }));
    expect(status()).toBe('ended');
  });

  it('W4: is told to what looks at records alone, at once', () => {
    const step: OnboardingStep = {
      id: 'exam',
      title: 'Exam',
      kind: 'training',
      passes: { all: [{ fact: 'trained', operator: 'equal', value: true }] },
    };
    const world = new World({ program: onboardingProgram([step]), now: MONDAY, people });
    taken(world.begin('onboarding', { id: 'o', partner: 'P1', title: 'P1', by: null }));
    world.learn('P2', { attributes: { trained: true } });
    expect(told(world)).toEqual([['o', 0, 'begin']]);
    world.advance(MONDAY + HOURS);
    world.learn('P1', { attributes: { trained: true } });
    expect(told(world).at(-1)).toEqual(['o', 1, 'recheck']);
    expect(world.item('onboarding', 'o')?.state).toBe('done');
  });
});

describe('a version', () => {
  const version = (label: string, running: Record<string, string>, more: object = {}) =>
    dealProgram({ rules: routedTo('desk'), ...more }, { version: label, transition: { running: { deal: running } } } as never);

  it('W5: moves what it moves, and leaves the rest to the version that it runs under', () => {
    const before = version('1.0.0', {});
    const after = version('2.0.0', { pending: 'move', approved: 'finish' });
    const world = new World({ program: before, now: MONDAY, people });
    submitted(world, 'stays');
    const [chain] = world.item('deal', 'stays')?.chains ?? [];
    taken(world.send('deal', 'stays', { type: 'decide', by: 'desk', chain: chain?.id ?? '', step: 'desk', outcome: 'approve' }));
    submitted(world, 'moves', MONDAY + HOURS, 2);
    expect(world.publish(after)).toEqual([]);
    expect(world.program).toBe(after);
    expect(world.programOf(world.item('deal', 'moves') as never)).toBe(after);
    expect(world.programOf(world.item('deal', 'stays') as never)).toBe(before);
    expect(told(world).at(-1)).toEqual(['moves', 1, 'publish']);
    taken(world.begin('deal', { id: 'new', partner: 'P1', by: 'p1' }));
    expect(world.item('deal', 'new')?.program).toBe(after.hash);
  });

  it('W5: names what it would break, and why; that stays where it is', () => {
    const before = version('1.0.0', {});
    const after = dealProgram({}, { version: '2.0.0', approvals: {}, transition: { running: { deal: { pending: 'move' } } } } as never);
    const world = new World({ program: before, now: MONDAY, people });
    submitted(world, 'd');
    const deal = world.item('deal', 'd');
    expect(world.publish(after)).toMatchObject([{ kind: 'deal', id: 'd', problems: [{ code: 'OPS701' }] }]);
    expect(world.item('deal', 'd')).toBe(deal);
  });
});
