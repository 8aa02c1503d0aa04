import { readPartner } from '@tierwright/engine';
import type { DealRegistration, OnboardingStep, Program, RunningAction, Term } from '@tierwright/program';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byAmount, program, routedTo } from '../deals/deal-programs.fixture.ts';
import { at, DealWorld, HOURS, PEOPLE, roundTrip } from '../deals/deal-world.fixture.ts';
import { ANSWERS, factsOf } from '../deals/intake/registered.fixture.ts';
import type { DealMessage } from '../deals/messages.ts';
import type { OnboardingMessage } from '../onboarding/messages.ts';
import { ComingIn, complete, is, onboardingProgram } from '../onboarding/onboarding.fixture.ts';
import { transitionItem } from './transition-item.ts';

const ACTIONS: readonly RunningAction[] = ['finish', 'move', 'redecide'];
const NOON = at('2027-03-01T12:00');

const chain = (...steps: [string, string][]): NonNullable<Program['approvals']>[string] => ({
  title: 'A chain',
  steps: steps.map(([id, role]) => ({ id, title: id, roles: [role] })),
});

/** Versions of a deal registration that differ in what deals can be in the middle of. */
const DEALS: readonly (readonly [Partial<DealRegistration>, Partial<Program>])[] = [
  [{ rules: routedTo('desk') }, {}],
  [
    { rules: routedTo('desk'), tasks: [{ id: 'quote', title: 'Quote', owner: 'desk' }] },
    { approvals: { desk: chain(['desk', 'desk'], ['lead', 'lead']) } },
  ],
  [
    { rules: byAmount(40_000, 45_000), bands: { of: 'deal.amount', list: [{ id: 'all', title: 'All', from: 0 }] } },
    { approvals: { desk: chain(['lead', 'lead']) } },
  ],
  [
    { protection: { for: 'P20D', inactive: { after: 'P5D' }, progress: { every: 'P7D' }, extend: { by: 'P9D', approval: 'desk' } } },
    { approvals: { desk: chain(['desk', 'desk']) } },
  ],
];

const dealMessage: fc.Arbitrary<DealMessage | 'decide' | undefined> = fc.constantFrom<DealMessage | 'decide' | undefined>(
  'decide',
  'decide',
  { type: 'submit', by: 'p1' },
  { type: 'resubmit', by: 'p1', answers: { ...ANSWERS, amount: 60_000 } },
  { type: 'recall', by: 'p1' },
  { type: 'change', by: 'p1', answers: { amount: 70_000 } },
  { type: 'requestExtension', by: 'p1' },
  { type: 'reportBreach', by: 'p1', rule: 'truthful', note: 'Not so.' },
  { type: 'report', by: 'p1' },
  { type: 'taskDone', by: 'desk', task: 'quote' },
  { type: 'recheck' },
  undefined,
);
const steps = fc.array(
  fc.record({ message: dealMessage, wait: fc.integer({ min: 0, max: 200 }), outcome: fc.constantFrom('approve', 'reject', 'return') }),
  { maxLength: 8 },
);
type Steps = typeof steps extends fc.Arbitrary<infer S> ? S : never;

function live(world: DealWorld, taken: Steps): void {
  for (const { message, wait, outcome } of taken) {
    const when = world.deal().at + wait * HOURS;
    const running = world.deal().chains.findLast(({ state }) => state === 'running');
    const open = running?.steps.find(({ state }) => state === 'open');
    const by = open?.roles[0] === 'lead' ? 'lead' : open?.roles[0] === 'channelManager' ? 'cm' : 'desk';
    const decision = { type: 'decide', by, chain: running?.id ?? 'c0', step: open?.id ?? '', outcome, reason: 'So.' } as DealMessage;
    const tried = world.try(message === 'decide' ? decision : message, when);
    if (tried.ok) world.keep(tried);
  }
}

describe('any change of version', () => {
  const action = fc.constantFrom(...ACTIONS);
  const running = fc.record({
    draft: action,
    pending: action,
    returned: action,
    recalled: action,
    approved: action,
    rejected: action,
    expired: action,
  });

  it('X1, X1.3: whatever a deal is in the middle of, it goes on under its version or the next, to its end', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(
        fc.record({ one: fc.nat(3), other: fc.nat(3), before: steps, after: steps, wait: fc.nat(100), deal: running }),
        ({ one, other, before, after, wait, deal }) => {
          const [[r1 = {}, m1 = {}] = [], [r2 = {}, m2 = {}] = []] = [DEALS[one], DEALS[other]];
          const from = program(r1, m1);
          const to = program(r2, { ...m2, version: '2.0.0', transition: { running: { deal } } });
          const world = new DealWorld(from);
          world.begin(ANSWERS, NOON);
          live(world, before);
          const versions = [
            { program: from, facts: world.facts('D1') },
            { program: to, facts: factsOf(to, { people: PEOPLE }) },
          ] as const;
          const outcome = transitionItem(world.deal(), ...versions, world.deal().at + wait * HOURS);
          if (!outcome.ok) {
            met.add('refused');
            expect(outcome.problems.every(({ code }) => code === 'OPS701' || code === 'OPS702')).toBe(true);
            return;
          }
          const { item, effects } = outcome.value;
          met.add(`${outcome.value.action} ${item.state}`);
          expect(item.program).toBe(outcome.value.action === 'finish' ? from.hash : to.hash);
          expect(new Set(effects.map(({ id }) => id)).size).toBe(effects.length);
          const next = new DealWorld(item.program === to.hash ? to : from);
          next.deals.set('D1', roundTrip(item));
          live(next, after);
          next.step(undefined, next.deal().at + 400 * 24 * HOURS);
          expect(['draft', 'rejected', 'withdrawn', 'expired', 'won', 'lost', 'revoked', 'pending', 'approved']).toContain(
            next.deal().state,
          );
          if (next.deal().state === 'pending') expect(next.deal().timers.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 250, seed: 20270301 },
    );
    for (const one of ['refused', 'move draft', 'move pending', 'redecide pending', 'redecide approved', 'move approved'])
      expect([...met]).toContain(one);
  });

  const sla: Term = 'P30D';
  const POOL: readonly OnboardingStep[] = [
    is('a', 'check', { sla }),
    is('b', 'meeting', { after: [], sla }),
    is('look', 'approval', { chain: 'look', after: [] }),
    is('portal', 'provisioning'),
    is('sign', 'signature', { sla }),
    is('course', 'training', { sla, passes: { all: [{ fact: 'trained', operator: 'equal', value: true }] } }),
  ];
  const some = fc.shuffledSubarray([...POOL], { minLength: 1 });
  const said = fc.constantFrom<OnboardingMessage | 'decide' | undefined>(
    complete('a', 'dora'),
    complete('b', 'dora'),
    { type: 'reject', step: 'a', by: 'dora', reason: 'No.' },
    { type: 'provisioned', step: 'portal' },
    { type: 'signed', step: 'sign', by: 'ana' },
    { type: 'recheck' },
    'decide',
    undefined,
  );
  const talk = fc.array(said, { maxLength: 8 });

  it('X1, X1.6: whatever an onboarding is in the middle of, it goes on under its version or the next', () => {
    const met = new Set<string>();
    const version = (list: readonly OnboardingStep[], more: Partial<Program>) =>
      onboardingProgram(list, { approvals: { look: chain(['look', 'desk']) }, ...more });
    fc.assert(
      fc.property(
        fc.record({ one: some, other: some, before: talk, after: talk, act: action, trained: fc.boolean(), later: fc.boolean() }),
        ({ one, other, before, after, act, trained, later }) => {
          const from = version(one, {});
          const look = chain([later ? 'later' : 'look', 'desk']);
          const to = version(other, {
            version: '2.0.0',
            approvals: { look },
            transition: { running: { onboarding: { open: act, done: act } } },
          });
          const coming = new ComingIn(from);
          const speak = (messages: typeof before): void => {
            for (const message of messages) {
              const running = coming.item.chains.find(({ state }) => state === 'running');
              const step = running?.steps.find(({ state }) => state === 'open')?.id ?? '';
              const decision: OnboardingMessage = { type: 'decide', by: 'dan', chain: running?.id ?? '', step, outcome: 'approve' };
              const outcome = coming.ask(message === 'decide' ? decision : message);
              if (outcome.ok) coming.item = outcome.value.item;
            }
          };
          speak(before);
          coming.attributes.trained = trained;
          const facts = {
            ...coming.facts(),
            partner(id: string, day: string) {
              const read = readPartner(to.compiled, { id, attributes: coming.attributes }, { asOf: day });
              if (!read.ok) throw new Error('not read');
              return read.value;
            },
          };
          const outcome = transitionItem(coming.item, { program: from, facts: coming.facts() }, { program: to, facts }, coming.item.at);
          if (!outcome.ok) {
            met.add('refused');
            return;
          }
          met.add(`${outcome.value.action} ${outcome.value.item.state}`);
          if (outcome.value.action === 'finish') return;
          const { item } = outcome.value;
          if (item.state === 'open') {
            expect(item.steps.map(({ id }) => id)).toEqual(other.map(({ id }) => id));
            expect(item.steps.some(({ state }) => state === 'open')).toBe(true);
          }
          const moved = new ComingIn(to, { attributes: coming.attributes });
          Object.assign(coming, { program: to, facts: moved.facts.bind(moved), item: JSON.parse(JSON.stringify(item)) });
          speak(after);
          coming.say(undefined, coming.item.at + 400 * 24 * HOURS);
        },
      ),
      { numRuns: 250, seed: 20270301 },
    );
    for (const one of ['refused', 'move open', 'redecide open', 'redecide done', 'move done', 'finish open'])
      expect([...met]).toContain(one);
  });
});
