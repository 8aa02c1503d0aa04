import fc from 'fast-check';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Instant } from '../time/instant.ts';
import { at, DealWorld, HOURS } from './deal-world.fixture.ts';
import { ACME, ANSWERS } from './intake/registered.fixture.ts';
import type { DealMessage } from './messages.ts';

// For tests with random people: what they do, when, and in which order what is told arrives.

export const START: Instant = at('2027-03-01T10:00');
const OTHER = { name: 'Other Ltd', country: 'IE' };

/** What people do, drawn by number, so that a failing case is short. */
export interface Act {
  readonly deal: number;
  readonly what: number;
  readonly wait: number;
  readonly detail: number;
}

export const actOf = (deals: number) =>
  fc.record({
    deal: fc.integer({ min: 1, max: deals }),
    what: fc.nat(23),
    wait: fc.oneof(
      { arbitrary: fc.constant(0), weight: 3 },
      { arbitrary: fc.integer({ min: 1, max: 3 * 24 }), weight: 6 },
      { arbitrary: fc.integer({ min: 1, max: 50 * 24 }), weight: 1 },
    ),
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

/** What somebody may want to do with a deal as it stands. */
function messageOf(world: DealWorld, { deal, what, detail }: Act): DealMessage | undefined {
  const by = `p${deal}`;
  const { state, chains } = world.deal(`D${deal}`);
  const amount = { amount: AMOUNTS[detail] ?? 0 };
  const keys = { ...ANSWERED[detail] };
  const running = chains.findLast((chain) => chain.state === 'running');
  const decide = (more: object): DealMessage | undefined => {
    const step = running?.steps.find((one) => one.state === 'open');
    if (!running || !step) return undefined;
    const decider = step.roles[0] === 'channelManager' ? 'cm' : step.roles[0] === 'lead' ? 'lead' : 'desk';
    return { type: 'decide', by: decider, chain: running.id, step: step.id, outcome: 'approve', ...more };
  };
  const asked = [
    decide({}),
    decide({}),
    decide({}),
    decide({ answer: { place: 1 } }),
    decide({ answer: { place: 1 } }),
    decide({ outcome: 'reject', reason: 'No.' }),
  ];
  const messages: Readonly<Record<string, readonly (DealMessage | undefined)[]>> = {
    draft: [
      { type: 'submit', by, answers: { ...amount, ...keys } },
      { type: 'submit', by },
      { type: 'submit', by, answers: { amount: 120_000 } },
    ],
    pending: [...asked, decide({ outcome: 'return', reason: 'Why?' }), { type: 'recall', by }, { type: 'withdraw', by }],
    approved: [
      ...asked,
      { type: 'change', by, answers: amount },
      { type: 'change', by, answers: keys },
      { type: 'change', by, answers: { ...keys, amount: 140_000 } },
      { type: 'close', by, outcome: 'lost' },
      { type: 'close', by, outcome: detail === 0 ? 'won' : 'lost' },
      { type: 'report', by },
      { type: 'requestExtension', by },
      { type: 'withdrawRequest', by, request: detail < 3 ? 'extension' : 'change' },
      { type: 'reportBreach', by: 'cm2', rule: 'truthful', note: 'Not so.' },
      { type: 'partnerEnded' },
    ],
  };
  const again: readonly DealMessage[] = [
    { type: 'resubmit', by },
    { type: 'resubmit', by, answers: amount },
    { type: 'resubmit', by, answers: { ...amount, ...keys } },
  ];
  const possible = messages[state] ?? again;
  return possible[what % possible.length];
}

/** A message at its instant. */
export interface Said {
  readonly id: string;
  readonly message: DealMessage | undefined;
  readonly at: Instant;
}

/** Picks one of so many that are told. */
type Choose = (count: number) => number;

/** Draws from a list of numbers, again and again. */
export function chooser(draws: readonly number[]): Choose {
  let n = 0;
  return (count) => (draws[n++ % Math.max(draws.length, 1)] ?? 0) % count;
}
export const inOrder: Choose = () => 0;

/** Applies what is due in every deal, each at its instant, and delivers what is told. */
export function runDue(world: DealWorld, until: Instant, choose: Choose): void {
  for (;;) {
    const due = [...world.deals.values()].flatMap(({ id, timers }) => timers.slice(0, 1).map((timer) => ({ id, at: timer.at })));
    const [next] = due.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    if (!next || next.at > until) return;
    world.step(undefined, next.at, next.id);
    world.deliver(next.at, choose);
  }
}

/** A world with so many drafts for the same customer, of partners of their own. */
export function drafts(program: LifecycleProgram, count: number): DealWorld {
  const world = new DealWorld(program);
  for (let n = 1; n <= count; n += 1) world.begin(ANSWERS, START, n);
  return world;
}

/** Takes a message, unless it is refused; says which. */
export function offer(world: DealWorld, { id, message, at: when }: Said): string {
  const outcome = message && world.try(message, when, id);
  if (!outcome?.ok) return 'refused';
  world.keep(outcome);
  return 'taken';
}

/** Plays a script, everything on time. */
export function play(
  program: LifecycleProgram,
  count: number,
  { acts, choose = inOrder, check }: { acts: readonly Act[]; choose?: Choose; check?: (world: DealWorld) => void },
) {
  const world = drafts(program, count);
  const answers: string[] = [];
  const said: Said[] = [];
  let now = START;
  for (const act of acts) {
    now += act.wait * HOURS;
    runDue(world, now, choose);
    const one = { id: `D${act.deal}`, message: messageOf(world, act), at: now };
    said.push(one);
    answers.push(offer(world, one));
    world.deliver(now, choose);
    check?.(world);
  }
  return { world, answers, said, now };
}
