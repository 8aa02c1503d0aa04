import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PartnerData } from '@tierwright/facts';
import type { AnyMessage, ItemKind } from '@tierwright/lifecycle';
import { parseProgram } from '@tierwright/program';
import {
  appendRecords,
  findItem,
  insertTenant,
  keepProgram,
  keepVersion,
  pendingEffects,
  putPartners,
  type Store,
  type StoredItem,
  setAccountManagers,
  setActiveVersion,
  type Tx,
} from '@tierwright/store';
import { addPerson, type NewPerson } from '../accounts/person.fixture.ts';
import type { Answer } from '../command/answer.ts';
import { bodyOf, codeOf } from '../command/answered.fixture.ts';
import type { Command, Service } from '../command/command.ts';
import { runCommand } from '../command/run-command.ts';
import { programShelf } from '../command/stored-programs.ts';
import { carryOut } from '../effects/carry-out.ts';
import { nothingOutside } from '../effects/outside-world.ts';
import { fireItem } from '../items/fire-item.ts';
import { messageItem } from '../items/message-item.ts';
import { type OpposingRecords, putOpposingRecords } from '../opposing/put-opposing.ts';
import type { PersonCaller } from '../rights/caller.ts';

// For tests: a vendor with real programs in force, its people, its partners, and a clock that tests move.

const RULES = new URL('../../../../rules/', import.meta.url);

interface Person extends Pick<NewPerson, 'roles' | 'groups' | 'partner'> {
  readonly looksAfter?: string;
}

export const START = Date.parse('2027-03-01T10:00:00-08:00');

/** A vendor: one tenant in a store that several tests share. */
export class Office {
  readonly tenant = randomUUID();
  readonly store: Store;
  readonly service: Service;
  now = START;

  constructor(store: Store) {
    this.store = store;
    this.service = { store, programs: programShelf(), clock: () => this.now, newId: () => randomUUID() };
  }

  /** With these programs in force, by their files below `rules/`. */
  static async open(store: Store, ...programs: readonly string[]): Promise<Office> {
    const office = new Office(store);
    await office.kept((tx) => insertTenant(tx, { slug: `t-${office.tenant.slice(0, 8)}`, title: 'Vendor', hosts: [], at: START }));
    for (const program of programs) await office.inForce(program);
    return office;
  }

  kept<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.store.transaction(this.tenant, work);
  }

  /** A version comes into force. `change` alters the text before it is read. */
  async inForce(file: string, change: (text: string) => string = (text) => text): Promise<void> {
    await this.keep(change(readFileSync(new URL(`${file}.program.json`, RULES), 'utf8')));
  }

  async keep(text: string): Promise<void> {
    const { program, hash, canonical } = parsedOf(text);
    await this.kept(async (tx) => {
      await keepProgram(tx, program.program, program.title, this.now);
      await keepVersion(tx, { hash, program: program.program, version: program.version, created_at: this.now, document: canonical });
      await setActiveVersion(tx, program.program, hash, program.title, this.now);
    });
  }

  person(name: string, { looksAfter, ...more }: Person): Promise<PersonCaller> {
    return this.kept(async (tx) => {
      const person = await addPerson(tx, { name, ...more, at: START });
      if (looksAfter !== undefined) await setAccountManagers(tx, looksAfter, [person.account]);
      return person;
    });
  }

  async partners(...partners: readonly PartnerData[]): Promise<void> {
    await this.kept((tx) => putPartners(tx, partners, { at: this.now, source: 'test' }));
  }

  /** What may stand in a deal's way is loaded, and nothing does but `records` of `of`. */
  async opposing(of: OpposingRecords['of'] | undefined = undefined, records: OpposingRecords['records'] = []): Promise<void> {
    const caller: PersonCaller = await this.person('crm', { roles: ['channelManager'] });
    for (const source of ['directOpportunities', 'contracts', 'namedAccounts', 'tenders'] as const) {
      const loaded = { of: source, from: 'crm', through: '2027-12-31', records: source === of ? records : [] };
      bodyOf(await runCommand(this.service, putOpposingRecords, { caller, input: loaded }));
    }
  }

  async record(partner: string, kind: string, body: Readonly<Record<string, string | number | boolean>>): Promise<void> {
    await this.kept((tx) => appendRecords(tx, [{ partner, kind, body, source: 'test' }], this.now));
  }

  ask<I, O>(
    command: Command<I, O, PersonCaller>,
    caller: PersonCaller,
    input: I,
    more: { ifMatch?: number; key?: string } = {},
  ): Promise<Answer<O>> {
    const { ifMatch, key } = more;
    const requestHash = createHash('sha256')
      .update(JSON.stringify([command.name, input]))
      .digest('hex');
    return runCommand(this.service, command, {
      caller,
      input,
      ...(ifMatch === undefined ? {} : { ifMatch }),
      ...(key === undefined ? {} : { idempotency: { key, requestHash } }),
    });
  }

  /** What a command that has to be done answers. */
  async done<I, O>(command: Command<I, O, PersonCaller>, caller: PersonCaller, input: I): Promise<O> {
    return bodyOf(await this.ask(command, caller, input));
  }

  /** Status and code of a command that has to be refused. */
  async refused<I, O>(command: Command<I, O, PersonCaller>, caller: PersonCaller, input: I): Promise<string> {
    return codeOf(await this.ask(command, caller, input));
  }

  /** What the system tells an item. */
  async system(kind: ItemKind, id: string, message: AnyMessage): Promise<void> {
    const command: Command<null, null> = {
      name: 'test.tell',
      rights: {},
      run: async (work) => {
        const taken = await messageItem(work, { kind, id, message });
        return taken.ok ? { ok: true, status: 200, body: null } : taken;
      },
    };
    bodyOf(await runCommand(this.service, command, { caller: { kind: 'system', tenant: this.tenant, name: 'test' }, input: null }));
  }

  item(kind: ItemKind, id: string): Promise<StoredItem | undefined> {
    return this.store.read(this.tenant, (tx) => findItem(tx, { kind, id }));
  }

  /** Carries out what an item asked for, and what that asks for in turn. */
  async settle(kind: ItemKind, id: string): Promise<void> {
    for (;;) {
      const [effect] = await this.store.read(this.tenant, (tx) => pendingEffects(tx, { kind, id }));
      if (!effect) return;
      await carryOut(this.service, nothingOutside, { tenant: this.tenant, kind, id, effect: effect.id, at: this.now });
    }
  }

  /** Time passes to an instant; what becomes due of an item on the way happens. */
  async pass(to: number, kind: ItemKind, id: string): Promise<void> {
    for (;;) {
      const due = (await this.item(kind, id))?.due_at ?? null;
      if (due === null || due > to) break;
      this.now = Math.max(this.now, due);
      await fireItem(this.service, { tenant: this.tenant, kind, id, at: this.now });
    }
    this.now = to;
  }
}

const parsed = new Map<string, ReturnType<typeof parsedNow>>();

function parsedNow(text: string) {
  const { program, hash, problems } = parseProgram(new TextEncoder().encode(text));
  if (!program || hash === undefined) throw new Error(problems[0]?.message);
  return { program, hash };
}

function parsedOf(text: string) {
  const known = parsed.get(text) ?? parsedNow(text);
  parsed.set(text, known);
  return { ...known, canonical: text };
}
