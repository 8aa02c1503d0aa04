import { randomUUID } from 'node:crypto';
import {
  beginItem,
  type Command,
  carryOut,
  fireItem,
  messageItem,
  nothingOutside,
  type OutsideWorld,
  putOpposingRecords,
  runCommand,
  type Service,
  type SystemCaller,
} from '@tierwright/commands';
import type { PartnerData } from '@tierwright/facts';
import type { AnyMessage, ItemKind, LifecycleProgram, Opposing, WorldPerson } from '@tierwright/lifecycle';
import type { Json, Problem } from '@tierwright/program';
import {
  insertAccount,
  insertTenant,
  itemsDue,
  keepProgram,
  keepVersion,
  listEffects,
  listItems,
  putPartners,
  type Store,
  type StoredEffect,
  setAccountManagers,
  setGrants,
} from '@tierwright/store';

const KINDS: readonly ItemKind[] = ['deal', 'fund', 'lead', 'member', 'onboarding'];
const SOURCES = ['directOpportunities', 'contracts', 'namedAccounts', 'tenders'] as const;

/** Where messages and records name a person. */
const PERSONS: ReadonlySet<string> = new Set(['by', 'to', 'askedBy', 'owner']);

/** Begins or tells items as the system, whoever the message says it is by: rights of roles are tested elsewhere. */
const begin: Command<{ kind: ItemKind; program: string; beginning: Record<string, Json> }, null> = {
  name: 'test.begin',
  rights: {},
  async run(work, input) {
    const begun = await beginItem(work, input);
    return begun.ok ? { ok: true, status: 201, body: null } : begun;
  },
};
const tell: Command<{ kind: ItemKind; id: string; message: AnyMessage }, null> = {
  name: 'test.tell',
  rights: {},
  async run(work, input) {
    const told = await messageItem(work, input);
    return told.ok ? { ok: true, status: 200, body: null } : told;
  },
};

export interface StoredSetup {
  readonly program: LifecycleProgram;
  readonly now: number;
  readonly partners: readonly PartnerData[];
  readonly people: readonly WorldPerson[];
  readonly opposing: Partial<Opposing>;
  readonly provisions: boolean;
}

/** What a world does in memory, done with rows: the same steps, with a clock that is told the time and effects at once. */
export class StoredWorld {
  now: number;
  readonly tenant = randomUUID();
  readonly #store: Store;
  readonly #service: Service;
  readonly #program: string;
  readonly #outside: OutsideWorld;
  readonly #uuids = new Map<string, string>();

  private constructor(store: Store, { program, now, people, provisions }: StoredSetup) {
    this.now = now;
    this.#store = store;
    this.#program = program.program.program;
    this.#service = {
      store,
      programs: { byHash: async () => program, active: async () => program },
      clock: () => this.now,
      newId: randomUUID,
    };
    this.#outside = { ...nothingOutside, provision: async () => (provisions ? 'provisioned' : 'asked'), pay: async () => 'asked' };
    // In the order of the list, which is the order of people in the world.
    for (const { id } of people) this.#uuids.set(id, `00000000-0000-4000-8000-${String(this.#uuids.size).padStart(12, '0')}`);
  }

  static async open(store: Store, setup: StoredSetup): Promise<StoredWorld> {
    const world = new StoredWorld(store, setup);
    await world.#fill(setup);
    return world;
  }

  async #fill({ program, now: at, partners, people, opposing }: StoredSetup): Promise<void> {
    await this.#store.transaction(this.tenant, async (tx) => {
      await insertTenant(tx, { slug: `t${this.tenant}`, title: 'Test', hosts: [], at });
      await keepProgram(tx, this.#program, 'Test', at);
      await keepVersion(tx, { hash: program.hash, program: this.#program, version: '1', document: '{}', created_at: at });
      await putPartners(tx, partners, { at, source: 'test' });
      for (const { id, partner = null, roles = [] } of people) {
        const account = this.#uuid(id);
        const email = `${id.toLowerCase()}@example.com`;
        await insertAccount(tx, {
          ...{ id: account, login: id.toLowerCase(), name: id, email, emailVerifiedAt: null, partner },
          ...{ password: null, passwordExpiresAt: null, at },
        });
        await setGrants(tx, { account, roles: [], groups: [...roles], by: 'test', at });
      }
      for (const { id: partner } of partners) {
        const managers = people.filter(({ looksAfter = [] }) => looksAfter.includes(partner));
        await setAccountManagers(
          tx,
          partner,
          managers.map(({ id }) => this.#uuid(id)),
        );
      }
    });
    for (const source of SOURCES) {
      const records = opposing[source] === undefined ? [] : opposing[source];
      if (records === null) continue;
      const input = { of: source, records: this.#said(records as unknown as Json) as never, from: 'test', through: '2027-01-01' };
      const answer = await runCommand(this.#service, putOpposingRecords, { caller: this.#caller, input });
      if (!answer.ok) throw new Error(answer.failure.title);
    }
  }

  get #caller(): SystemCaller {
    return { kind: 'system', tenant: this.tenant, name: 'test' };
  }

  #uuid(person: string): string {
    return this.#uuids.get(person) ?? person;
  }

  /** What is said in the world, with the accounts of its people. */
  #said(json: Json, isPerson = false): Json {
    if (typeof json === 'string') return isPerson ? this.#uuid(json) : json;
    if (Array.isArray(json)) return json.map((part) => this.#said(part));
    if (json === null || typeof json !== 'object') return json;
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, this.#said(value, PERSONS.has(key))]));
  }

  /** Every item, by kind and id, as text, with people called as in the world. */
  async items(): Promise<readonly string[]> {
    const rows = await this.#store.read(this.tenant, async (tx) => {
      const found = [];
      for (const kind of KINDS) found.push(...(await listItems(tx, { kind, limit: 1000 })));
      return found;
    });
    const texts = rows.sort((a, b) => (`${a.kind}/${a.id}` < `${b.kind}/${b.id}` ? -1 : 1)).map(({ body }) => JSON.stringify(body));
    return texts.map((text) => this.#named(text));
  }

  #named(text: string): string {
    let named = text;
    for (const [person, uuid] of this.#uuids) named = named.replaceAll(uuid, person);
    return named;
  }

  /** Lets time pass: each item that becomes due is moved at its instant, or `late` milliseconds after it. */
  async advance(to: number, late = 0): Promise<void> {
    for (;;) {
      const due = await this.#store.read(this.tenant, (tx) => itemsDue(tx, { before: to, limit: 1000 }));
      const [first] = due.toSorted((a, b) => a.due_at - b.due_at || (`${a.kind}/${a.id}` < `${b.kind}/${b.id}` ? -1 : 1));
      if (!first) break;
      const at = Math.max(first.due_at + late, this.now);
      if (at > to) break;
      this.now = at;
      const { kind, id } = first;
      await this.#following(() => fireItem(this.#service, { tenant: this.tenant, kind, id, at }));
    }
    this.now = to;
  }

  async begin(kind: ItemKind, beginning: Record<string, Json>): Promise<readonly Problem[]> {
    await this.advance(this.now);
    const input = { kind, program: this.#program, beginning: this.#said(beginning) as Record<string, Json> };
    return this.#following(async () => {
      const answer = await runCommand(this.#service, begin, { caller: this.#caller, input });
      return answer.ok ? [] : answer.failure.problems;
    });
  }

  async send(kind: ItemKind, id: string, message: AnyMessage): Promise<readonly Problem[]> {
    await this.advance(this.now);
    const input = { kind, id, message: this.#said(message) as AnyMessage };
    return this.#following(async () => {
      const answer = await runCommand(this.#service, tell, { caller: this.#caller, input });
      return answer.ok ? [] : answer.failure.problems;
    });
  }

  /** Does something, then carries out what it asks for, and what comes of that, in the order of a world. */
  async #following<T>(work: () => Promise<T>): Promise<T> {
    const known = await this.#pending();
    const done = await work();
    const fresh = (await this.#pending()).filter(({ id }) => !known.some((other) => other.id === id));
    const inOrder = [...fresh.filter(({ what }) => what === 'start'), ...fresh.filter(({ what }) => what !== 'start')];
    for (const { id: effect, kind, item: id } of inOrder) {
      await this.#following(() =>
        carryOut(this.#service, this.#outside, { tenant: this.tenant, kind: kind as ItemKind, id, effect, at: this.now }),
      );
    }
    return done;
  }

  async #pending(): Promise<readonly StoredEffect[]> {
    const found = await this.#store.read(this.tenant, (tx) => listEffects(tx, { state: 'pending', limit: 1000 }));
    const turn = ({ id }: StoredEffect): number => Number(id.slice(id.lastIndexOf('/') + 1));
    return found.toSorted((a, b) => turn(a) - turn(b));
  }
}
