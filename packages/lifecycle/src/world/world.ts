import type { PartnerData, RecordData } from '@tierwright/facts';
import type { Json, Outcome, Problem } from '@tierwright/program';
import type { RateOn } from '../funds/fund-facts.ts';
import type { Step } from '../machine/advance.ts';
import type { Effect, LedgerEntry } from '../machine/effect.ts';
import type { Item, ItemKind } from '../machine/item.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { People } from '../machine/people.ts';
import { refusal } from '../machine/refusal.ts';
import type { Instant } from '../time/instant.ts';
import type { Happening } from './happening.ts';
import { type AnyItem, type AnyMessage, stepsOf } from './kinds.ts';
import { candidatesAmong } from './lead-candidates.ts';
import { type Hindered, moveItem } from './move-item.ts';
import { NOTHING_OPPOSES, type Opposing } from './opposing.ts';
import { PartnerBook, type PartnerChange } from './partner-book.ts';
import { runningOf } from './running-of.ts';
import { TABLES } from './tables.ts';
import { tellOfChange } from './tell-of-change.ts';
import { peopleOf, type WorldPerson } from './world-people.ts';
import type { WorldView } from './world-view.ts';

export interface WorldSetup {
  readonly program: LifecycleProgram;
  readonly now: Instant;
  readonly partners?: readonly PartnerData[];
  readonly people?: readonly WorldPerson[];
  readonly opposing?: Partial<Opposing>;
  readonly ledger?: readonly LedgerEntry[];
  readonly rate?: RateOn;
  /** Whether the system provisions at once what a step provides (default), or is told. */
  readonly provisions?: boolean;
}

const memberOf = (json: Json, key: string): Json | undefined =>
  json !== null && typeof json === 'object' && !Array.isArray(json) ? json[key] : undefined;

/** How one item was addressed: its kind and id. */
const keyOf = (kind: ItemKind, id: string): string => `${kind}/${id}`;

interface Told {
  readonly kind: ItemKind;
  readonly id: string;
  readonly message: AnyMessage;
}

/**
 * Several items, partners and people with a clock of their own, all in memory: what stories, the dry run and tests run
 * in. It does with objects what the store does with rows: a step, then its effects, each timer at its own instant.
 */
export class World implements WorldView {
  now: Instant;
  /** The version under which new items begin. */
  program: LifecycleProgram;
  readonly partners: PartnerBook;
  readonly people: People;
  readonly happenings: Happening[] = [];
  readonly ledger: LedgerEntry[];
  opposing: Opposing;
  readonly #programs = new Map<string, LifecycleProgram>();
  readonly #items = new Map<string, AnyItem>();
  readonly #rate: RateOn;
  readonly #provisions: boolean;

  constructor({ program, now, partners = [], people = [], opposing = {}, ledger = [], rate, provisions = true }: WorldSetup) {
    this.now = now;
    this.program = program;
    this.#programs.set(program.hash, program);
    this.partners = new PartnerBook(partners, (id) => this.item('member', id));
    this.people = peopleOf(people);
    this.opposing = { ...NOTHING_OPPOSES, ...opposing };
    this.ledger = [...ledger];
    this.#rate = rate ?? (() => null);
    this.#provisions = provisions;
  }

  item<K extends ItemKind>(kind: K, id: string): Extract<AnyItem, { kind: K }> | undefined {
    return this.#items.get(keyOf(kind, id)) as Extract<AnyItem, { kind: K }> | undefined;
  }

  /** Every item, by kind and id. */
  get items(): readonly AnyItem[] {
    return [...this.#items.keys()].sort().flatMap((key) => this.#items.get(key) ?? []);
  }

  /** Another version is known; `isCurrent`: new items begin under it. */
  addProgram(program: LifecycleProgram, isCurrent: boolean): void {
    this.#programs.set(program.hash, program);
    if (isCurrent) this.program = program;
  }

  /**
   * X1: a version comes into force: members go on under it, running items do as its `transition` says, and each partner is
   * told what changes for it (N1.11). Gives what could not go on under it, and why; those stay where they are.
   */
  publish(
    program: LifecycleProgram,
    effective: string = program.baseCalendar.dayOf(this.now),
    summary = `Version ${program.program.version} of ${program.program.title} holds.`,
  ): readonly Hindered[] {
    this.addProgram(program, true);
    this.happenings.push(...tellOfChange(this, program, { from: effective, summary }));
    const hindered: Hindered[] = [];
    for (const { kind, id } of this.items) {
      const item = this.item(kind, id);
      // What is over stays as it is, unless the version says otherwise; a membership that ended has nothing to go on with.
      if (!item || item.program === program.hash || (kind === 'member' && TABLES[kind].ends.includes(item.state))) continue;
      const moved = moveItem(this, item, program, effective);
      if (!moved.ok) hindered.push({ kind, id, problems: moved.problems });
      else if (moved.value.item !== item) this.#settle(moved, 'publish');
    }
    return hindered;
  }

  /** The version that an item runs under. */
  programOf(item: Pick<Item, 'kind' | 'id' | 'program'>): LifecycleProgram {
    const program = this.#programs.get(item.program);
    if (!program) throw new Error(`No program with the hash of ${keyOf(item.kind, item.id)}`);
    return program;
  }

  /** Roles or people who hold an item now. */
  holdersOf(item: Item): readonly string[] {
    const program = this.programOf(item);
    return stepsOf(item.kind).holders(program, item, this.factsFor(item.kind, item.id, program));
  }

  /** When something is due next; nothing where nothing is. */
  get nextDue(): Instant | undefined {
    let next: Instant | undefined;
    for (const { timers } of this.#items.values()) {
      const [first] = timers;
      if (first && (next === undefined || first.at < next)) next = first.at;
    }
    return next;
  }

  /** Lets time pass: every item that becomes due is stepped at its instant, or `late` milliseconds after it. */
  advance(to: Instant, late = 0): void {
    if (to < this.now) throw new RangeError('A world does not go back');
    for (;;) {
      const due = this.#firstDue();
      if (!due) break;
      const at = Math.max(due.at + late, this.now);
      if (at > to) break;
      this.now = at;
      const { kind, id } = due.item;
      this.#settle(this.#stepped({ kind, id }, undefined));
    }
    this.now = to;
  }

  /** Time passes to `at`, then an item begins. A refusal leaves the world as time left it. */
  begin(kind: ItemKind, beginning: Json, at: Instant = this.now, late = 0): Outcome<Step<Item>> {
    this.advance(at, late);
    return this.#kept(this.#begun(kind, beginning));
  }

  /** Time passes to `at`, then an item is sent a message. A refusal leaves the world as time left it. */
  send(kind: ItemKind, id: string, message: AnyMessage, at: Instant = this.now, late = 0): Outcome<Step<Item>> {
    this.advance(at, late);
    if (!this.item(kind, id)) {
      const problem = refusal('OPS104', `There is no ${kind} of that id.`, { value: id, expected: `the id of a ${kind}` });
      return { ok: false, problems: [problem] };
    }
    return this.#kept(this.#stepped({ kind, id }, message));
  }

  /** Something becomes known of a partner; items that look at records alone are told. */
  learn(partner: string, change: PartnerChange): void {
    this.partners.change(partner, change);
    const told = this.items.filter((item) => item.kind === 'onboarding' && item.partner === partner && item.state === 'open');
    const member = this.item('member', partner);
    for (const { kind, id } of member ? [...told, member] : told) this.#settle(this.#stepped({ kind, id }, { type: 'recheck' }));
  }

  /** What the steps of an item look at, as the item's own version sees it. */
  factsFor(kind: ItemKind, id: string, program: LifecycleProgram): unknown {
    const { partners, people, opposing, ledger } = this;
    const common = {
      people,
      partner: (partner: string, day: string, parametersAsOf?: string) => partners.reading(program, partner, day, parametersAsOf),
      partnerTitle: (partner: string) => partners.file(partner)?.title,
    };
    switch (kind) {
      case 'deal':
        return { ...common, ...opposing, deals: this.#ofKind('deal').filter((deal) => deal.id !== id && deal.state !== 'draft') };
      case 'member':
        return {
          ...common,
          prepared: (partner: string) => partners.prepared(program, partner),
          openItems: (partner: string) => runningOf(partner, this.items),
        };
      case 'fund':
        return { ...common, ledger, rate: this.#rate };
      case 'lead':
        return { ...common, candidates: candidatesAmong(partners.ids, this.#ofKind('lead')) };
      case 'onboarding':
        return common;
    }
  }

  #ofKind<K extends ItemKind>(kind: K): Extract<AnyItem, { kind: K }>[] {
    const found: AnyItem[] = [];
    for (const item of this.#items.values()) if (item.kind === kind) found.push(item);
    return found as Extract<AnyItem, { kind: K }>[];
  }

  /** The item that is due first; of several the first by kind and id. */
  #firstDue(): { item: AnyItem; at: Instant } | undefined {
    let found: { item: AnyItem; at: Instant; key: string } | undefined;
    for (const [key, item] of this.#items) {
      const [first] = item.timers;
      if (first && (!found || first.at < found.at || (first.at === found.at && key < found.key))) found = { item, at: first.at, key };
    }
    return found;
  }

  #begun(kind: ItemKind, beginning: Json): Outcome<Step<Item>> & { message?: string } {
    // A member has the id of its partner.
    const id = memberOf(beginning, kind === 'member' ? 'partner' : 'id');
    if (typeof id !== 'string' || id === '') {
      return { ok: false, problems: [refusal('OPS105', 'An item begins with an id.', { pointer: '/id', value: id, expected: 'text' })] };
    }
    if (this.item(kind, id)) {
      const more = { pointer: '/id', value: id, expected: 'an id that no item of this kind has had' };
      return { ok: false, problems: [refusal('OPS109', `There is a ${kind} of that id already.`, more)] };
    }
    const facts = this.factsFor(kind, id, this.program);
    return { ...stepsOf(kind).begin(this.program, beginning, this.now, facts), message: 'begin' };
  }

  #stepped({ kind, id }: { kind: ItemKind; id: string }, message: AnyMessage | undefined): Outcome<Step<Item>> & { message?: string } {
    const item = this.item(kind, id);
    if (!item) throw new Error(`No ${keyOf(kind, id)}`);
    const program = this.programOf(item);
    const outcome = stepsOf(kind).step(program, item, message, this.now, this.factsFor(kind, id, program));
    return message === undefined ? outcome : { ...outcome, message: message.type };
  }

  #kept(outcome: Outcome<Step<Item>> & { message?: string }): Outcome<Step<Item>> {
    if (outcome.ok) this.#settle(outcome);
    return outcome;
  }

  /** Keeps a step and carries out what it asks for, and what comes of that, at the same instant. */
  #settle(outcome: Outcome<Step<Item>> & { message?: string }, message: string | undefined = outcome.message): void {
    if (!outcome.ok) throw new UnwelcomeMessage(outcome.problems);
    const { value: step } = outcome;
    const { kind, id } = step.item;
    this.#items.set(keyOf(kind, id), step.item as AnyItem);
    if (kind === 'member') this.partners.forget(id);
    this.happenings.push({ kind, item: id, at: this.now, message: message ?? null, step });
    const told = step.effects.flatMap((effect) => this.#carryOut(effect, step.item));
    for (const { kind: other, id: to, message: said } of told)
      if (this.item(other, to)) this.#settle(this.#stepped({ kind: other, id: to }, said));
  }

  /** Does what an effect asks for; gives whom it tells what. */
  #carryOut(effect: Effect, item: Item): Told[] {
    switch (effect.do) {
      case 'tell':
        return [{ kind: effect.kind, id: effect.item, message: effect.message as AnyMessage }];
      case 'start':
        this.#settle(this.#begun(effect.kind, { ...effect.with, partner: effect.partner }));
        return [];
      case 'record':
        this.partners.change(effect.partner, { records: { [effect.kind]: [effect.record as RecordData] } });
        return [];
      case 'ledger': {
        const { do: _do, id: _id, ...entry } = effect;
        this.ledger.push(entry);
        return [];
      }
      case 'provision':
        return this.#provisions ? [{ kind: item.kind, id: item.id, message: { type: 'provisioned', step: effect.step } }] : [];
      default:
        return [];
    }
  }
}

/** What the system told an item was refused. Such messages are total: this is a bug of the kind. */
class UnwelcomeMessage extends Error {
  constructor(problems: readonly Problem[]) {
    super(`A message of the system was refused: ${problems.map(({ code, message }) => `${code} ${message}`).join('; ')}`);
  }
}
