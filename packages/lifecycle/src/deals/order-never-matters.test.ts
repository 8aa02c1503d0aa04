import type { DealRegistration } from '@tierwright/program';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Deal } from './deal.ts';
import { byAmount, program } from './deal-programs.fixture.ts';
import { at, DAYS, DealWorld, HOURS } from './deal-world.fixture.ts';
import { intakeOf } from './intake/intake.ts';
import { isOpen } from './intake/queue.ts';
import { ACME, ANSWERS } from './intake/registered.fixture.ts';
import { sameDeal } from './intake/same-deal.ts';
import type { DealMessage } from './messages.ts';

const start = at('2027-03-01T10:00');
const OTHER = { name: 'Other Ltd', country: 'IE' };

type Conflicts = NonNullable<DealRegistration['conflicts']>;

/** What people do, drawn by number, so that a failing case is short. */
interface Act {
  readonly deal: number;
  readonly what: number;
  readonly wait: number;
  readonly detail: number;
}

const actOf = (deals: number) =>
  fc.record({
    deal: fc.integer({ min: 1, max: deals }),
    what: fc.nat(15),
    wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 * 24 }), fc.integer({ min: 0, max: 60 * 24 })),
    detail: fc.nat(5),
  });

const AMOUNTS = [500, 20_000, 50_000, 120_000, 130_000, 20_001];
const ANSWERED = [
  { products: ['data'] },
  { products: ['cloud'] },
  { products: ['data', 'cloud'] },
  { customer: OTHER },
  { customer: ACME },
  {},
];

function messageOf(world: DealWorld, { deal, what, detail }: Act): DealMessage | undefined {
  const by = `p${deal}`;
  const answers = { amount: AMOUNTS[detail] ?? 0 };
  const running = world.deal(`D${deal}`).chains.findLast(({ state }) => state === 'running');
  const decide = (more: object): DealMessage | undefined => {
    const step = running?.steps.find(({ state }) => state === 'open');
    if (!running || !step) return undefined;
    const decider = step.roles[0] === 'channelManager' ? 'cm' : step.roles[0] === 'lead' ? 'lead' : 'desk';
    return { type: 'decide', by: decider, chain: running.id, step: step.id, outcome: 'approve', ...more };
  };
  const messages: readonly (() => DealMessage | undefined)[] = [
    () => ({ type: 'submit', by, answers: { ...ANSWERED[detail] } }),
    () => ({ type: 'submit', by }),
    () => decide({}),
    () => decide({ answer: { place: 1 } }),
    () => decide({ outcome: detail === 0 ? 'reject' : 'return', reason: 'Because.' }),
    () => ({ type: 'withdraw', by }),
    () => ({ type: 'recall', by }),
    () => ({ type: 'resubmit', by }),
    () => ({ type: 'resubmit', by, answers: { ...answers, ...ANSWERED[detail] } }),
    () => ({ type: 'change', by, answers }),
    () => ({ type: 'change', by, answers: { ...ANSWERED[detail] } }),
    () => ({ type: 'close', by, outcome: detail < 3 ? 'lost' : 'won' }),
    () => ({ type: 'report', by }),
    () => ({ type: 'requestExtension', by }),
    () => ({ type: 'reportBreach', by: 'cm2', rule: 'truthful', note: 'Not so.' }),
    () => ({ type: 'partnerEnded' }),
  ];
  return messages[what]?.();
}

/** The deal as it is, whatever number of steps made it. */
const told = ({ revision: _revision, at: _at, ...rest }: Deal) => rest;

/** Applies what is due in every deal, each at its instant, and delivers what is told. */
function run(world: DealWorld, until: number, choose: (count: number) => number): void {
  for (;;) {
    const due = [...world.deals.values()].flatMap(({ id, timers }) => timers.slice(0, 1).map((timer) => ({ id, at: timer.at })));
    const [next] = due.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    if (!next || next.at > until) return;
    world.step(undefined, next.at, next.id);
    world.deliver(next.at, choose);
  }
}

function drafts(compiled: LifecycleProgram, count: number): DealWorld {
  const world = new DealWorld(compiled);
  for (let n = 1; n <= count; n += 1) world.begin(ANSWERS, start, n);
  return world;
}

/** Takes the message, unless it is refused; says which. */
function offer(world: DealWorld, act: Act, when: number): string {
  const message = messageOf(world, act);
  const outcome = message && world.try(message, when, `D${act.deal}`);
  if (!outcome?.ok) return 'refused';
  world.keep(outcome);
  return 'taken';
}

function play(
  compiled: LifecycleProgram,
  count: number,
  acts: readonly Act[],
  choose: (count: number) => number,
  check?: (world: DealWorld) => void,
) {
  const world = drafts(compiled, count);
  const answers: string[] = [];
  let now = start;
  for (const act of acts) {
    now += act.wait * HOURS;
    run(world, now, choose);
    answers.push(offer(world, act, now));
    world.deliver(now, choose);
    check?.(world);
  }
  return { world, answers };
}

/** Draws from a list of numbers, again and again. */
function chooser(draws: readonly number[]): (count: number) => number {
  let n = 0;
  return (count) => (draws[n++ % Math.max(draws.length, 1)] ?? 0) % count;
}

const conflictsOf = fc.record({
  priority: fc.constantFrom<NonNullable<Conflicts['priority']>>('firstSubmitted', 'firstApproved'),
  displaced: fc.constantFrom<NonNullable<Conflicts['displaced']>>('revoke', 'nextPlace'),
  firstEnds: fc.constantFrom<NonNullable<Conflicts['firstEnds']>>('keep', 'promote'),
  places: fc.constantFrom([100], [100, 50], [100, 50, 25, 10]),
  then: fc.constantFrom('reject', 'adjudicate', 'wait', 'nextPlace', 'note'),
});
type Drawn = typeof conflictsOf extends fc.Arbitrary<infer T> ? T : never;

const compiled = new Map<string, LifecycleProgram>();
function programOf({ then, ...conflicts }: Drawn): LifecycleProgram {
  const key = JSON.stringify([conflicts, then]);
  let one = compiled.get(key);
  if (!one) {
    const checks = [{ on: 'otherPartner', then }] as Conflicts['checks'];
    one = program({
      conflicts: { ...conflicts, ...(checks ? { checks } : {}), adjudication: 'conflict' },
      rules: byAmount(1000, 100_000),
      pricing: { percent: 12 },
      resubmit: { times: 5 },
      protection: { for: 'P60D', extend: { by: 'P10D', approval: 'desk', times: 2 }, inactive: { after: 'P30D' } },
    });
    compiled.set(key, one);
  }
  return one;
}

/** D3.3: no two approved registrations of one deal have the same place, unless somebody found them to be two deals. */
function onePlaceEach(world: DealWorld): void {
  const intake = intakeOf(world.program);
  const approved = [...world.deals.values()].filter(({ state }) => state === 'approved');
  const apart = (a: Deal, b: Deal) => a.settled.some(({ opposing, as }) => opposing === b.id && as === 'notSame');
  for (const a of approved)
    for (const b of approved) {
      if (a.id >= b.id || apart(a, b) || apart(b, a) || a.terms?.place !== b.terms?.place) continue;
      if (sameDeal(intake.keys(a.answers), intake.keys(b.answers), intake.same)) throw new Error(`${a.id} and ${b.id} have one place`);
    }
}

const acts = fc.array(actOf(4), { minLength: 4, maxLength: 30 });
const draws = fc.array(fc.nat(7), { minLength: 1, maxLength: 20 });

describe('the order of what has none', () => {
  it('D4, D4.3, D6: whatever the order in which tells arrive, the end is the same', () => {
    fc.assert(
      fc.property(conflictsOf, acts, draws, draws, (conflicts, script, one, other) => {
        const first = play(programOf(conflicts), 4, script, chooser(one));
        const second = play(programOf(conflicts), 4, script, chooser(other));
        expect(second.answers).toEqual(first.answers);
        const end = ({ world }: typeof first) => [...world.deals.values()].map(told);
        expect(end(second)).toEqual(end(first));
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('D3, D3.3: no two registrations of one deal ever have the same place', () => {
    fc.assert(
      fc.property(conflictsOf, acts, draws, (conflicts, script, one) => {
        play(programOf(conflicts), 4, script, chooser(one), onePlaceEach);
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('D3.4, D19, D19.1: nothing is approved without a rule or a person, nothing open without something due, nothing ended with', () => {
    const check = (world: DealWorld) => {
      for (const deal of world.deals.values()) {
        const { state, timers, requests, tasks, chains, approvedAt, answers } = deal;
        if (state !== 'draft' && isOpen(deal)) expect(timers.length).toBeGreaterThan(0);
        if (state !== 'draft' && !isOpen(deal)) {
          expect(timers).toEqual([]);
          expect([...requests, ...tasks].filter((one) => one.state === 'open')).toEqual([]);
          expect(chains.filter((chain) => chain.state === 'running')).toEqual([]);
        }
        const isLarge = typeof answers.amount === 'number' && answers.amount > 100_000;
        if (state === 'approved' && approvedAt !== null && isLarge) expect(chains.some((chain) => chain.state === 'approved')).toBe(true);
      }
    };
    fc.assert(
      fc.property(conflictsOf, acts, (conflicts, script) => {
        play(programOf(conflicts), 4, script, chooser([0]), check);
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  it('S2, S2.2: looked at in between, nothing is different', () => {
    fc.assert(
      fc.property(
        conflictsOf,
        fc.array(actOf(1), { maxLength: 12 }),
        fc.array(fc.nat(120 * 24), { maxLength: 30 }),
        (conflicts, script, looks) => {
          const once = play(programOf(conflicts), 1, script, chooser([0]));
          const world = drafts(programOf(conflicts), 1);
          const answers: string[] = [];
          let now = start;
          for (const act of script) {
            const next = now + act.wait * HOURS;
            for (const look of looks.map((hours) => start + hours * HOURS + 1).sort((a, b) => a - b)) {
              if (look <= now || look > next) continue;
              run(world, look, chooser([0]));
              world.step(undefined, look);
            }
            now = next;
            run(world, now, chooser([0]));
            answers.push(offer(world, act, now));
          }
          expect(answers).toEqual(once.answers);
          expect(told(world.deal())).toEqual(told(once.world.deal()));
          expect(world.events).toEqual(once.world.events);
        },
      ),
      { numRuns: 300, seed: 2 },
    );
  });

  it('S2, S2.3: run late by any time, what ends has ended when it was due', () => {
    const closing = program({
      rules: byAmount(1000, 100_000),
      decision: { lapse: 'P10D', answer: 'P5D' },
      resubmit: { times: 5, cooldown: 'P2D' },
      protection: { for: 'P20D', extend: { by: 'P10D', times: 2 } },
    });
    const fixed = ({ state, since, terms, protection, reasons, resubmitFrom, ordersUntil, resubmissions, answers }: Deal) => ({
      ...{ state, since, terms, protection, reasons, resubmitFrom, ordersUntil, resubmissions, answers },
    });
    fc.assert(
      fc.property(fc.array(actOf(1), { maxLength: 12 }), fc.array(fc.nat(40 * 24), { maxLength: 10 }), (script, wakes) => {
        const onTime = play(closing, 1, script, chooser([0]));
        const late = drafts(closing, 1);
        const answers: string[] = [];
        let now = start;
        for (const act of script) {
          const next = now + act.wait * HOURS;
          for (const hours of wakes)
            if (start + hours * HOURS > late.deal().at && start + hours * HOURS < next) late.step(undefined, start + hours * HOURS);
          now = next;
          answers.push(offer(late, act, now));
        }
        expect(answers).toEqual(onTime.answers);
        run(onTime.world, now + 100 * DAYS, chooser([0]));
        late.step(undefined, now + 100 * DAYS);
        late.step(undefined, now + 200 * DAYS);
        expect(fixed(late.deal())).toEqual(fixed(onTime.world.deal()));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
