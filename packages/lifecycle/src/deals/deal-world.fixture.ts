import type { Outcome, Problem } from '@tierwright/program';
import type { Step } from '../machine/advance.ts';
import type { Effect } from '../machine/effect.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { People, Person } from '../machine/people.ts';
import type { Instant } from '../time/instant.ts';
import type { Answers } from './answers.ts';
import type { Deal } from './deal.ts';
import type { DealFacts } from './deal-facts.ts';
import { factsOf } from './intake/registered.fixture.ts';
import type { DealMessage } from './messages.ts';
import { beginDeal, stepDeal } from './step-deal.ts';

// For tests: registrations of one customer or several, that tell each other what the steps ask for.

/** An instant from `2027-03-01T12:00`, in UTC. */
export const at = (text: string): Instant => Date.parse(`${text}Z`);
export const DAYS = 86_400_000;
export const HOURS = 3_600_000;

/** Partner `P1` has the person `p1`, and so on; distributor `X1` has `x1`. The vendor's people have the roles of their names. */
const person = (id: string, ...roles: string[]): Person => ({ id, roles });
const ofPartner = (partner: string): Person => ({ id: partner.toLowerCase(), roles: [], partner });
const PERSONS: readonly Person[] = [
  ...['P1', 'P2', 'P3', 'P4', 'X1'].map(ofPartner),
  person('cm', 'channelManager'),
  person('cm2', 'channelManager'),
  person('desk', 'desk', 'dealDesk'),
  person('desk2', 'desk', 'dealDesk'),
  person('lead', 'lead', 'salesLead'),
  person('boss', 'boss', 'regionalDirector', 'manager'),
  person('nobody'),
];

export const PEOPLE: People = {
  find: (id) => PERSONS.find((one) => one.id === id),
  withRole: (role) => PERSONS.filter((one) => one.partner === undefined && one.roles.includes(role)),
  ofPartner: (partner) => PERSONS.filter((one) => one.partner === partner),
  accountManagersOf: () => [],
};

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

/** A deal as JSON gives it back; throws where something would be lost. */
export function roundTrip(deal: Deal): Deal {
  const text = JSON.stringify(deal, (_, value: unknown) => {
    if (value === undefined || value instanceof Map || value instanceof Set) throw new Error('not plain JSON');
    return value;
  });
  return JSON.parse(text) as Deal;
}

export interface Tell {
  readonly id: string;
  readonly message: DealMessage;
}

/** Everything that happens is kept; nothing is delivered until it is asked for. */
export class DealWorld {
  readonly program: LifecycleProgram;
  readonly deals = new Map<string, Deal>();
  readonly tells: Tell[] = [];
  readonly events: string[] = [];
  readonly effects: Effect[] = [];
  readonly moves: string[] = [];
  known: Partial<DealFacts>;
  readonly #facts: DealFacts;

  constructor(program: LifecycleProgram, known: Partial<DealFacts> = {}) {
    this.program = program;
    this.known = known;
    this.#facts = factsOf(program, { people: PEOPLE, ...known });
  }

  deal(id = 'D1'): Deal {
    const deal = this.deals.get(id);
    if (!deal) throw new Error(`no deal ${id}`);
    return deal;
  }

  facts(id: string): DealFacts {
    const deals = [...this.deals.values()].filter((other) => other.id !== id && other.state !== 'draft');
    return { ...this.#facts, ...this.known, deals };
  }

  /** A draft of partner `P<n>` as deal `D<n>`. */
  begin(answers: Answers, when: Instant, n = 1): Deal {
    const beginning = { id: `D${n}`, partner: `P${n}`, by: `p${n}`, answers };
    return this.keep(beginDeal(this.program, deepFreeze(beginning), when, this.facts(`D${n}`))).item;
  }

  try(message: DealMessage | undefined, when: Instant, id = 'D1'): Outcome<Step<Deal>> {
    const before = deepFreeze(roundTrip(this.deal(id)));
    return stepDeal(this.program, before, deepFreeze(message), when, this.facts(id));
  }

  /** Takes a step, which must not be refused. */
  step(message: DealMessage | undefined, when: Instant, id = 'D1'): Step<Deal> {
    return this.keep(this.try(message, when, id));
  }

  /** Why a message is refused; the deal stays. */
  refused(message: unknown, when: Instant, id = 'D1'): readonly Problem[] {
    const before = this.deal(id);
    const step = this.try(message as DealMessage, when, id);
    if (step.ok) throw new Error(`not refused: ${JSON.stringify(message)}`);
    if (this.deal(id) !== before) throw new Error('changed');
    return step.problems;
  }

  keep(outcome: Outcome<Step<Deal>>): Step<Deal> {
    if (!outcome.ok) throw new Error(outcome.problems.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`).join('\n'));
    const step = outcome.value;
    const { item, events, effects, moves } = step;
    this.deals.set(item.id, item);
    this.events.push(...events.map(({ event }) => event));
    this.effects.push(...effects);
    this.moves.push(...moves.map(({ what, from, on, to }) => `${what}: ${from} – ${on} → ${to}`));
    for (const effect of effects)
      if (effect.do === 'tell') this.tells.push({ id: effect.item, message: effect.message as unknown as DealMessage });
    return step;
  }

  /** Delivers everything that is told until nothing is; `choose` picks the next of so many. */
  deliver(when: Instant, choose: (count: number) => number = () => 0): void {
    for (let n = 0; this.tells.length > 0; n += 1) {
      if (n > 300) throw new Error('they tell each other for ever');
      const [tell] = this.tells.splice(choose(this.tells.length), 1);
      if (tell) this.step(tell.message, when, tell.id);
    }
  }

  /** Begins and submits. */
  submit(answers: Answers, when: Instant, n = 1): Step<Deal> {
    this.begin(answers, when, n);
    return this.step({ type: 'submit', by: `p${n}` }, when, `D${n}`);
  }

  /** The person decides in the step that is open. */
  decide(by: string, when: Instant, more: Partial<Extract<DealMessage, { type: 'decide' }>> = {}, id = 'D1'): Step<Deal> {
    return this.step(this.decision(by, more, id), when, id);
  }

  decision(by: string, more: Partial<Extract<DealMessage, { type: 'decide' }>> = {}, id = 'D1'): DealMessage {
    const chain = this.running(id);
    const open = chain.steps.find(({ state }) => state === 'open');
    return { type: 'decide', by, chain: chain.id, step: open?.id ?? '', outcome: 'approve', ...more };
  }

  running(id = 'D1') {
    const chain = this.deal(id).chains.findLast(({ state }) => state === 'running');
    if (!chain) throw new Error('nobody is asked');
    return chain;
  }

  timers(id = 'D1'): readonly string[] {
    return this.deal(id).timers.map((timer) => `${timer.id} ${new Date(timer.at).toISOString().slice(0, 16)}`);
  }

  timer(timer: string, id = 'D1'): Instant {
    const found = this.deal(id).timers.find((one) => one.id === timer);
    if (!found) throw new Error(`no timer ${timer}`);
    return found.at;
  }
}
