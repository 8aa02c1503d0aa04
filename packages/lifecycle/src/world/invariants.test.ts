import { describe, expect, it } from 'vitest';
import type { Deal } from '../deals/deal.ts';
import { program, routedTo } from '../deals/deal-programs.fixture.ts';
import { at, DAYS } from '../deals/deal-world.fixture.ts';
import { leadProgram } from '../leads/lead-world.fixture.ts';
import { taken } from '../members/membership.fixture.ts';
import { onboardingProgram } from '../onboarding/onboarding.fixture.ts';
import type { Happening } from './happening.ts';
import { brokenInvariants } from './invariants.ts';
import type { AnyItem } from './kinds.ts';
import { World } from './world.ts';
import type { WorldView } from './world-view.ts';

const MONDAY = at('2027-03-01T10:00');
const ANSWERS = { customer: { name: 'Contoso', country: 'DE' }, products: ['cloud'], amount: 50_000, closeOn: '2027-06-01' };
const people = [
  { id: 'p1', partner: 'P1' },
  { id: 'p1b', partner: 'P1' },
  { id: 'p2', partner: 'P2' },
  { id: 'desk', roles: ['desk'] },
  { id: 'desk2', roles: ['desk'] },
];

function worldWith(route?: string): World {
  const rules = route === undefined ? {} : { rules: routedTo(route) };
  const world = new World({ program: program({ pricing: { percent: 10 }, ...rules }), now: MONDAY, people });
  taken(world.begin('deal', { id: 'd', partner: 'P1', by: 'p1', answers: ANSWERS }));
  taken(world.send('deal', 'd', { type: 'submit', by: 'p1' }));
  return world;
}
const dealIn = (world: World): Deal => world.item('deal', 'd') as Deal;
const pending = worldWith('desk');
const approved = worldWith();

/** The world with an item in the place of its own. */
function withItem(world: World, item: AnyItem): WorldView {
  const { now, people: who } = world;
  const others = world.items.filter(({ kind, id }) => kind !== item.kind || id !== item.id);
  const items = [...others, item];
  return {
    now,
    people: who,
    items,
    item: (kind, id) => items.find((one) => one.kind === kind && one.id === id) as never,
    programOf: (one) => world.programOf(one),
    factsFor: (kind, id, version) => world.factsFor(kind, id, version),
  };
}
const happening = ({ kind, id }: AnyItem, moves: Happening['step']['moves'] = []): Happening => ({
  ...{ kind, item: id, at: MONDAY, message: null },
  step: { item: {} as never, events: [], effects: [], moves },
});
const broken = (world: World, item: AnyItem, moves?: Happening['step']['moves']) =>
  brokenInvariants(withItem(world, item), happening(item, moves)).map((sentence) => sentence.replace(/^.*?\): /, ''));

/** The deal with its only chain, or the step of it, otherwise. */
const chained = (chain: object, step: object = {}): Deal => {
  const deal = dealIn(pending);
  return {
    ...deal,
    chains: deal.chains.map((run) => ({ ...run, ...chain, steps: run.steps.map((one) => ({ ...one, ...step })) })) as Deal['chains'],
  };
};
const by = (person: string) => ({ by: person, outcome: 'approve', at: MONDAY, roles: ['desk'] });

describe('what must hold of every item', () => {
  it('W6: holds of what the machines make', () => {
    expect(broken(pending, dealIn(pending))).toEqual([]);
    expect(broken(approved, dealIn(approved), [{ what: 'deal', from: 'pending', on: 'approve', to: 'approved' }])).toEqual([]);
  });

  it('W6: names the item, its state and its revision', () => {
    const deal = { ...dealIn(pending), timers: [], revision: 7 };
    expect(brokenInvariants(withItem(pending, deal), happening(deal))[0]).toMatch(/^deal d \(pending, revision 7\): /);
    expect(brokenInvariants(pending, { ...happening(deal), item: 'e' })).toEqual(['deal e is lost']);
  });

  it('W6.1: is in a state of its table', () => {
    expect(broken(pending, { ...dealIn(pending), state: 'lostAndFound' } as never)).toContain('is in no state of its table');
  });

  it('W6.2: has no timer after its end', () => {
    const timers = [{ id: 'old', at: MONDAY + DAYS }];
    expect(broken(pending, { ...dealIn(pending), state: 'won', chains: [], timers })).toEqual(['has timers after its end: old']);
  });

  it('W6.2: has its timers in order, none of them past', () => {
    const deal = dealIn(approved);
    const later = { id: 'later', at: MONDAY + 2 * DAYS };
    const sooner = { id: 'sooner', at: MONDAY + DAYS };
    expect(broken(approved, { ...deal, timers: [sooner, later] })).toEqual([]);
    expect(broken(approved, { ...deal, timers: [later, sooner] })).toEqual(['its timers are out of order at sooner']);
    expect(broken(approved, { ...deal, timers: [{ id: 'now', at: MONDAY }, later] })).toEqual(['now was due and is still there']);
  });

  it('W6.3: waits for something that is due', () => {
    const waits = 'waits for nothing: no wait may be without an end or a reminder';
    expect(broken(pending, { ...dealIn(pending), chains: [], timers: [] })).toEqual([waits]);
    expect(broken(approved, { ...dealIn(approved), timers: [] })).toEqual([waits]);
    const protection = { ...dealIn(approved).protection, until: null } as Deal['protection'];
    expect(broken(approved, { ...dealIn(approved), protection, timers: [] })).toEqual([]);
    const leads = new World({ program: leadProgram(), now: MONDAY, partners: [{ id: 'P1', attributes: { good: true } }], people });
    taken(leads.begin('lead', { id: 'l', answers: {} }));
    const lead = leads.item('lead', 'l') as AnyItem;
    expect(broken(leads, lead)).toEqual([]);
    expect(broken(leads, { ...lead, timers: [] })).toEqual([waits]);
    const desk = onboardingProgram([{ id: 'hello', title: 'Hello', kind: 'meeting', owner: 'desk' }]);
    const comings = new World({ program: desk, now: MONDAY, people });
    taken(comings.begin('onboarding', { id: 'o', partner: 'P1', title: 'P1', by: null }));
    const onboarding = comings.item('onboarding', 'o') as AnyItem;
    expect(broken(comings, onboarding)).toEqual([]);
    expect(broken(comings, { ...onboarding, timers: [] })).toEqual([waits]);
    const managed = { kind: 'member', id: 'm', program: desk.hash, revision: 1, at: MONDAY, state: 'managed', since: MONDAY, timers: [] };
    expect(broken(comings, managed as never)).toEqual([waits]);
    const fund = { ...managed, kind: 'fund', id: 'f', state: 'payable', chains: [] };
    expect(broken(comings, fund as never)).toEqual([waits]);
  });

  it('W6.4: is the same after JSON', () => {
    const deal = { ...dealIn(approved), note: undefined };
    expect(broken(approved, deal as never)).toEqual(['is not the same after JSON']);
    expect(broken(approved, { ...dealIn(approved), found: new Set(['a']) } as never)).toEqual(['is not the same after JSON']);
    expect(broken(approved, { ...dealIn(approved), at: Number.NaN })).toContain('is not the same after JSON');
  });

  it('W6.5: is decided by others, each once', () => {
    expect(broken(pending, chained({}, { decisions: [by('desk'), by('desk2')] }))).toEqual([]);
    expect(broken(pending, chained({}, { decisions: [by('desk'), by('desk')] }))).toEqual(['somebody decided twice in desk']);
    expect(broken(pending, chained({}, { decisions: [by('p1')] }))).toEqual([
      'p1 decided what p1 submitted',
      'p1 decided for the own company',
    ]);
    expect(broken(pending, chained({}, { decisions: [by('p1b')] }))).toEqual(['p1b decided for the own company']);
  });

  it('W6.5: has steps of the table, that are open only while the chain runs, and then with an end', () => {
    expect(broken(pending, chained({}, { state: 'dreaming' }))).toEqual([
      'step desk is in no state of the table',
      'step desk is dreaming and has timers',
    ]);
    expect(broken(pending, chained({ state: 'cancelled' }))).toEqual(['step desk is open in a chain that is over']);
    expect(broken(pending, { ...dealIn(pending), timers: [{ id: 'lapse', at: MONDAY + DAYS }] })).toEqual([
      'step desk is open, and nothing is due',
    ]);
    expect(broken(pending, chained({}, { state: 'approved', decisions: [by('desk')] }))).toEqual(['step desk is approved and has timers']);
  });

  it('W6.5: is approved by somebody, or by a silence that the document asks for', () => {
    const silent = (chain: object): Deal => ({
      ...chained(chain, { state: 'approved', decisions: [] }),
      timers: [{ id: 'lapse', at: MONDAY + DAYS }],
    });
    expect(broken(pending, silent({}))).toEqual(['step desk was approved by nobody']);
    const world = worldWith('silent');
    const deal = dealIn(world);
    const steps = deal.chains[0]?.steps.map((step) => ({ ...step, state: 'approved', decisions: [] }));
    const agreed = (purpose: string) =>
      ({ ...deal, timers: [{ id: 'lapse', at: MONDAY + DAYS }], chains: [{ ...deal.chains[0], purpose, steps }] }) as unknown as Deal;
    expect(broken(world, agreed('route'))).toEqual([]);
    expect(broken(world, agreed('adjudication'))).toEqual(['step silent was approved by nobody']);
    expect(broken(world, agreed('confirm'))).toEqual(['step silent was approved by nobody']);
  });

  it('W6.6: has a place of its own and terms, once it is approved', () => {
    const deal = dealIn(approved);
    const twin = { ...deal, id: 'e' };
    expect(broken(approved, twin)).toEqual(['has place 1, and so has d']);
    const second = { ...twin, terms: { ...deal.terms, place: 2 } } as Deal;
    expect(broken(approved, second)).toEqual([]);
    expect(broken(approved, { ...twin, answers: { ...ANSWERS, customer: { name: 'Other', country: 'DE' } } })).toEqual([]);
    expect(broken(approved, { ...deal, terms: null })).toEqual(['is approved without terms']);
    expect(broken(approved, { ...deal, approvedAt: null })).toEqual(['is approved without terms']);
  });

  it('W6.6: was approved only after every chain had', () => {
    const deal = { ...dealIn(approved), chains: [{ ...dealIn(pending).chains[0], state: 'rejected', steps: [] }] } as unknown as Deal;
    const move = { what: 'deal', from: 'pending', on: 'approve', to: 'approved' };
    expect(broken(approved, deal, [move])).toEqual(['was approved while a chain had not approved it']);
    // Afterwards a chain may well reject: an extension, a change.
    expect(broken(approved, deal)).toEqual([]);
  });
});
