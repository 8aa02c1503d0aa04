import { compileProgram, withParameters } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type AnyMessage, type ItemKind, instantOfStep, LifecycleProgram, type Opposing, type Story, World } from '@tierwright/lifecycle';
import { hashProgram, type Json } from '@tierwright/program';
import {
  addLedgerEntry,
  addWatermarks,
  appendRecords,
  itemsDue,
  listEffects,
  putPartner,
  type Store,
  setAccountManagers,
} from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import { codeOf } from '../command/answered.fixture.ts';
import type { Command } from '../command/command.ts';
import { runCommand } from '../command/run-command.ts';
import { beginDeal } from '../deals/begin-deal.ts';
import { DEAL_COMMANDS } from '../deals/deal-commands.ts';
import { carryOut } from '../effects/carry-out.ts';
import { nothingOutside } from '../effects/outside-world.ts';
import { FUND_COMMANDS } from '../fund-requests/fund-commands.ts';
import { begunItem } from '../items/begun-item.ts';
import { fireItem } from '../items/fire-item.ts';
import { messageItem } from '../items/message-item.ts';
import { partnerChanged } from '../items/partner-changed.ts';
import { saidAbout } from '../items/said-about.ts';
import { LEAD_COMMANDS } from '../leads/lead-commands.ts';
import { grantException, MEMBER_COMMANDS, reviewMember, revokeException } from '../members/member-commands.ts';
import { ONBOARDING_COMMANDS } from '../onboardings/onboarding-commands.ts';
import { putOpposingRecords } from '../opposing/put-opposing.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { Office } from './office.fixture.ts';
import { keyOf, keysOf, NOTHING, opposingOf, plain, programOf } from './story-parts.fixture.ts';

// For tests: a story of a program told twice, in a world in memory and by commands over a store.

const KINDS: readonly ItemKind[] = ['deal', 'onboarding', 'member', 'fund', 'lead'];
const BEGINS: Readonly<Record<string, ItemKind>> = {
  deal: 'deal',
  member: 'member',
  onboarding: 'onboarding',
  fundRequest: 'fund',
  lead: 'lead',
};
const SAID: Readonly<Record<ItemKind, Readonly<Record<string, unknown>>>> = {
  deal: DEAL_COMMANDS,
  onboarding: ONBOARDING_COMMANDS,
  member: MEMBER_COMMANDS,
  fund: FUND_COMMANDS,
  lead: LEAD_COMMANDS,
};
type Step = Story['steps'][number];
type Said = Readonly<Record<string, Json>>;

/** One step of a story: how both sides refused it, and items that differ afterwards. */
export interface Told {
  readonly at: string;
  readonly inMemory: string | null;
  readonly inStore: string | null;
  readonly differences: readonly string[];
}

export class ToldStory {
  readonly office: Office;
  readonly world: World;
  readonly #people = new Map<string, PersonCaller>();
  readonly #story: Story;
  readonly #program: LifecycleProgram;
  readonly #items = new Map<string, { kind: ItemKind; id: string }>();
  readonly #provisions: 'provisioned' | 'asked';
  #nextId: string | undefined;

  private constructor(office: Office, world: World, story: Story, program: LifecycleProgram, people: ReadonlyMap<string, PersonCaller>) {
    this.office = office;
    this.world = world;
    this.#story = story;
    this.#program = program;
    for (const [name, person] of people) this.#people.set(name, person);
    this.#provisions = story.given?.provisioning === 'told' ? 'asked' : 'provisioned';
    const { newId } = office.service;
    Object.assign(office.service, { newId: () => this.#taken() ?? newId() });
  }

  #taken(): string | undefined {
    const id = this.#nextId;
    this.#nextId = undefined;
    return id;
  }

  static async begun(store: Store, folder: string, version: string, story: Story): Promise<ToldStory> {
    const { given = {} } = story;
    const document = withParameters(programOf(folder, version), given.set);
    const program = new LifecycleProgram(compileProgram(document, hashProgram(document)));
    const start = instantOfStep(story.steps[0]?.at ?? '', undefined, program.baseCalendar) ?? 0;
    const office = await Office.open(store);
    office.now = start;
    await office.keep(JSON.stringify(document));
    const people = new Map<string, PersonCaller>();
    for (const [name, { of, roles = [] }] of Object.entries(given.people ?? {})) {
      const office_ = of === undefined ? (roles.includes('channelManager') ? 'channelManager' : 'decider') : 'partnerUser';
      people.set(name, await office.person(name, { roles: [office_], groups: roles, ...(of === undefined ? {} : { partner: of }) }));
    }
    const idOf = (name: string): string => people.get(name)?.account ?? name;
    const partners = Object.entries(given.partners ?? {}).map(([id, partner]): PartnerData => ({ ...partner, id }) as PartnerData);
    const opposing = opposingOf(given.records ?? {}, idOf);
    const world = new World({
      program,
      now: start,
      partners,
      people: Object.entries(given.people ?? {}).map(([name, { of, roles = [], looksAfter }]) => ({
        id: idOf(name),
        roles: [...new Set([...roles, ...(people.get(name)?.roles ?? [])])],
        ...(of === undefined ? {} : { partner: of }),
        ...(looksAfter === undefined ? {} : { looksAfter }),
      })),
      opposing,
      ledger: given.ledger ?? [],
      provisions: given.provisioning !== 'told',
    });
    const told = new ToldStory(office, world, story, program, people);
    await told.#given(partners, { ...NOTHING, ...opposing }, idOf);
    return told;
  }

  async #given(partners: readonly PartnerData[], opposing: Opposing, idOf: (name: string) => string): Promise<void> {
    const { given = {} } = this.#story;
    await this.office.partners(...partners.map(({ records: _, loaded: __, family: ___, ...partner }) => partner));
    await this.office.kept(async (tx) => {
      for (const { id, records = {}, loaded } of partners) {
        const all = Object.entries(records).flatMap(([kind, list]) =>
          list.map((body) => ({ partner: id, kind, body: body as never, source: 'test' })),
        );
        await appendRecords(tx, all, this.office.now);
        if (loaded) await addWatermarks(tx, 'test', loaded, this.office.now);
        this.#kept.set(id, keysOf(records));
      }
      const managers = new Map<string, string[]>();
      for (const [name, { looksAfter = [] }] of Object.entries(given.people ?? {}))
        for (const partner of looksAfter) managers.set(partner, [...(managers.get(partner) ?? []), idOf(name)]);
      for (const [partner, accounts] of managers) await setAccountManagers(tx, partner, accounts);
      for (const [n, { lot = null, request = null, expires = null, ...entry }] of (given.ledger ?? []).entries())
        await addLedgerEntry(tx, { ...entry, lot, request, expires, effect: `given/${n}`, at: this.office.now });
    });
    await this.#opposes(opposing);
  }

  async #opposes(opposing: Partial<Opposing>): Promise<void> {
    for (const [of, records] of Object.entries(opposing) as [keyof Opposing, Opposing[keyof Opposing]][]) {
      if (records === null) continue;
      await this.#system(putOpposingRecords, { of, records, from: 'test', through: '2099-12-31' });
    }
  }

  #system<I, O>(command: Command<I, O>, input: I): Promise<Answer<O>> {
    return runCommand(this.office.service, command, { caller: { kind: 'system', tenant: this.office.tenant, name: 'test' }, input });
  }

  /** Tells the steps one after the other; after the first that goes otherwise nothing more is said. */
  async *tell(): AsyncGenerator<Told> {
    let before: number | undefined;
    for (const step of this.#story.steps) {
      const at = instantOfStep(step.at, before, this.#program.baseCalendar);
      if (at === undefined) throw new Error(`${step.at} is no instant`);
      before = at;
      yield await this.#step(step, at);
    }
  }

  async #step(step: Step, at: number): Promise<Told> {
    await this.#pass(at);
    this.world.advance(at);
    let inMemory: string | null = null;
    let inStore: string | null = null;
    for (const [partner, change] of Object.entries(step.set ?? {})) {
      this.world.learn(partner, change);
      await this.#learn(partner);
    }
    if (step.records) {
      const opposing = opposingOf(step.records, (name) => this.#idOf(name));
      this.world.opposing = { ...this.world.opposing, ...opposing };
      await this.#opposes(opposing);
    }
    if (step.begin) [inMemory, inStore] = await this.#begin(this.#named(step.begin));
    if (step.send) [inMemory, inStore] = await this.#send(this.#named(step.send) as Step['send'] & Said, at);
    await this.#settle();
    return { at: step.at, inMemory, inStore, differences: await this.#differences() };
  }

  #idOf(name: string): string {
    return this.#people.get(name)?.account ?? name;
  }

  #named(said: Said): Said {
    const named = Object.entries(said).map(([key, value]) => {
      const isPerson = ['by', 'standIn', 'askedBy'].includes(key) && typeof value === 'string';
      return [key, isPerson ? this.#idOf(value) : value];
    });
    return Object.fromEntries(named) as Said;
  }

  #caller(account: Json | undefined): PersonCaller | undefined {
    return [...this.#people.values()].find((person) => person.account === account);
  }

  async #begin(beginning: Said): Promise<[string | null, string | null]> {
    const [key, kind] = Object.entries(BEGINS).find(([name]) => Object.hasOwn(beginning, name)) ?? ['', 'deal' as ItemKind];
    const { [key]: id, ...rest } = beginning;
    const whole = kind === 'member' ? { by: null, title: id, ...rest, partner: id } : { by: null, ...rest, id };
    const inMemory = this.world.begin(kind, whole as Json);
    const caller = this.#caller(rest.by);
    const isByPartner = kind === 'deal' && caller !== undefined && caller.partner === rest.partner;
    if (isByPartner) this.#nextId = String(id);
    const answer =
      isByPartner && caller
        ? await this.office.ask(beginDeal, caller, { answers: (rest.answers ?? {}) as Said })
        : await this.#system(systemBegin, { program: this.#program, kind, beginning: whole as Said });
    this.#nextId = undefined;
    if (answer.ok) this.#items.set(String(id), { kind, id: String(id) });
    return [inMemory.ok ? null : (inMemory.problems[0]?.code ?? ''), answer.ok ? null : answer.failure.code];
  }

  async #send(
    { to, type, standIn, progress, until, ...rest }: Said & { to: string; type: string },
    at: number,
  ): Promise<[string | null, string | null]> {
    const { kind, id } = this.#find(to);
    const moment = type === 'delegate' && typeof until === 'string' ? instantOfStep(until, at, this.#program.baseCalendar) : undefined;
    const other = standIn ?? progress;
    const said = { ...rest, type, ...(other === undefined ? {} : { to: other }) };
    const message = { ...said, ...(until === undefined ? {} : { until: moment ?? until }) } as AnyMessage;
    const inMemory = this.world.send(kind, id, message);
    const code = await this.#say(kind, id, message, moment);
    return [inMemory.ok ? null : (inMemory.problems[0]?.code ?? ''), code];
  }

  async #say(kind: ItemKind, id: string, message: AnyMessage, until: number | undefined): Promise<string | null> {
    const { by, ...said } = message as AnyMessage & { by?: string };
    const caller = this.#caller(by);
    const command = SAID[kind][message.type] as Command<unknown, unknown, PersonCaller> | undefined;
    const asked = until === undefined ? said : { ...said, until: new Date(until).toISOString() };
    const answer = caller
      ? await this.#sayAs(caller, kind, id, asked as AnyMessage, command)
      : await this.#system(systemTell, { kind, id, message });
    return answer.ok ? null : (codeOf(answer).split(' ')[1] ?? '');
  }

  #sayAs(caller: PersonCaller, kind: ItemKind, id: string, said: AnyMessage, command: Command<unknown, unknown, PersonCaller> | undefined) {
    if (kind === 'member' && said.type === 'grantException') {
      const { type: _, exception, ...granted } = said as AnyMessage & { exception: string };
      this.#nextId = exception;
      return this.office.ask(grantException, caller, { partner: id, exception: granted as never });
    }
    if (kind === 'member' && said.type === 'revokeException') {
      const { exception, reason } = said as AnyMessage & { exception: string; reason: string };
      return this.office.ask(revokeException, caller, { partner: id, exception, revocation: { reason } });
    }
    if (kind === 'member' && said.type === 'review') return this.office.ask(reviewMember, caller, { partner: id });
    if (!command) throw new Error(`people do not say ${said.type} to a ${kind}`);
    return this.office.ask(command, caller, { id, message: said });
  }

  #find(name: string): { kind: ItemKind; id: string } {
    const [kind = '', ...rest] = name.split(':');
    if (rest.length > 0) return { kind: kind as ItemKind, id: rest.join(':') };
    const found = KINDS.find((candidate) => this.world.item(candidate, name));
    return { kind: found ?? 'deal', id: name };
  }

  /** The file of a partner becomes what it is in the world now. */
  async #learn(partner: string): Promise<void> {
    const { records = {}, loaded, family: _, ...file } = this.world.partners.file(partner) ?? { id: partner };
    const command: Command<null, null> = {
      name: 'test.learn',
      rights: {},
      run: async (work) => {
        const { tx, now } = work;
        await putPartner(tx, file, { at: now, source: 'test' });
        const known = new Set(this.#kept.get(partner) ?? []);
        const fresh = Object.entries(records).flatMap(([kind, list]) =>
          list.map((body) => ({ partner, kind, body: body as never, source: 'story' })),
        );
        await appendRecords(
          tx,
          fresh.filter(({ kind, body }) => !known.has(keyOf(kind, body))),
          now,
        );
        this.#kept.set(partner, keysOf(records));
        if (loaded) await addWatermarks(tx, 'test', loaded, now);
        await partnerChanged(work, partner);
        work.about(`partner/${partner}`);
        return { ok: true, status: 200, body: null };
      },
    };
    await this.#system(command, null);
  }
  readonly #kept = new Map<string, string[]>();

  async #pass(to: number): Promise<void> {
    for (;;) {
      const due = await this.office.store.read(this.office.tenant, (tx) => itemsDue(tx, { before: to, limit: 200 }));
      const [first] = [...due].sort((a, b) => a.due_at - b.due_at || (`${a.kind}/${a.id}` < `${b.kind}/${b.id}` ? -1 : 1));
      if (!first) break;
      this.office.now = Math.max(this.office.now, first.due_at);
      await fireItem(this.office.service, { tenant: this.office.tenant, kind: first.kind, id: first.id, at: this.office.now });
      await this.#settle();
    }
    this.office.now = to;
  }

  async #settle(): Promise<void> {
    const outside = { ...nothingOutside, provision: async () => this.#provisions, pay: async () => 'asked' as const };
    for (;;) {
      const [effect] = await this.office.store.read(this.office.tenant, (tx) => listEffects(tx, { state: 'pending', limit: 1 }));
      if (!effect) return;
      await carryOut(this.office.service, outside, {
        ...{ tenant: this.office.tenant, kind: effect.kind as ItemKind, id: effect.item, effect: effect.id, at: this.office.now },
      });
    }
  }

  /** Members of items that are others in the store than in memory, apart from how many steps led there. */
  async #differences(): Promise<string[]> {
    const found: string[] = [];
    for (const item of this.world.items) {
      const own = ((await this.office.item(item.kind, item.id))?.body ?? {}) as Record<string, unknown>;
      for (const [name, value] of Object.entries(item)) {
        const [inMemory, inStore] = [plain(name, value), plain(name, own[name])];
        if (name !== 'revision' && inMemory !== inStore)
          found.push(`${item.kind}/${item.id}.${name}: in memory ${inMemory}, in store ${inStore}`);
      }
    }
    return found;
  }
}

const systemBegin: Command<{ program: LifecycleProgram; kind: ItemKind; beginning: Said }, null> = {
  name: 'test.begin',
  rights: {},
  run: async (work, { program, kind, beginning }) => {
    const taken = saidAbout(work, await begunItem(work, program, { kind, beginning }));
    return taken.ok ? { ok: true, status: 201, body: null } : taken;
  },
};

const systemTell: Command<{ kind: ItemKind; id: string; message: AnyMessage }, null> = {
  name: 'test.tell',
  rights: {},
  run: async (work, said) => {
    const taken = await messageItem(work, said);
    return taken.ok ? { ok: true, status: 200, body: null } : taken;
  },
};
