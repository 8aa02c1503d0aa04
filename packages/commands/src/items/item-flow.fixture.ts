import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PartnerData } from '@tierwright/facts';
import type { AnyItem, AnyMessage, ItemKind } from '@tierwright/lifecycle';
import { canonicalize, type Json, parseProgram } from '@tierwright/program';
import {
  findItem,
  insertTenant,
  keepProgram,
  keepVersion,
  listEffects,
  putPartners,
  type Store,
  type StoredItem,
  setAccountManagers,
  setActiveVersion,
} from '@tierwright/store';
import { addPerson, type NewPerson } from '../accounts/person.fixture.ts';
import type { Answer } from '../command/answer.ts';
import type { Command, Request, Service } from '../command/command.ts';
import { runCommand } from '../command/run-command.ts';
import { programShelf } from '../command/stored-programs.ts';
import { carryOut } from '../effects/carry-out.ts';
import { nothingOutside, type OutsideWorld } from '../effects/outside-world.ts';
import { type OpposingRecords, putOpposingRecords } from '../opposing/put-opposing.ts';
import type { PersonCaller } from '../rights/caller.ts';
import type { Role } from '../rights/roles.ts';
import { beginItem } from './begin-item.ts';
import { fireItem } from './fire-item.ts';
import { messageItem } from './message-item.ts';
import { partnerChanged } from './partner-changed.ts';
import { Undone } from './undone.ts';

// For tests: a tenant that works by Northwind's program, with a clock that is set and effects that are carried out when asked.

const PROGRAM = 'northwind';
const EVERYONE: Readonly<Record<Role, 'all'>> = {
  anonymous: 'all',
  partnerUser: 'all',
  channelManager: 'all',
  programDesigner: 'all',
  approver: 'all',
  decider: 'all',
  administrator: 'all',
  auditor: 'all',
};

/** Begins an item of the program, with the rights of everybody: those of commands are tested with the commands. */
export const begin: Command<{ kind: ItemKind; beginning: Record<string, Json> }, { readonly id: string; readonly revision: number }> = {
  name: 'test.begin',
  rights: EVERYONE,
  async run(work, input) {
    const begun = await beginItem(work, { ...input, program: PROGRAM });
    if (!begun.ok) return begun;
    const { id, revision } = begun.item;
    return { ok: true, status: 201, body: { id, revision }, revision, location: `/items/${id}` };
  },
};

export const say: Command<{ kind: ItemKind; id: string; message: AnyMessage }, { readonly state: string; readonly revision: number }> = {
  name: 'test.say',
  rights: EVERYONE,
  async run(work, input) {
    const said = await messageItem(work, input);
    if (!said.ok) return said;
    const { state, revision } = said.item;
    return { ok: true, status: 200, body: { state, revision }, revision };
  },
};

const change: Command<PartnerData, null> = {
  name: 'test.change',
  rights: EVERYONE,
  async run(work, { records: _, loaded: __, ...partner }) {
    await putPartners(work.tx, [partner], { at: work.now, source: 'test' });
    await partnerChanged(work, partner.id);
    work.about(`partner/${partner.id}`);
    return { ok: true, status: 200, body: null };
  },
};

/** An instant in Northwind's zone is not needed: tests say it in UTC. */
export const at = (text: string): number => Date.parse(`${text}Z`);

export const ANSWERS = {
  customer: { name: 'Contoso', country: 'US' },
  products: ['cloud'],
  amount: 50_000,
  closeOn: '2027-06-01',
  need: 'A data centre',
  tender: false,
};

export const ACME: PartnerData = {
  id: 'acme',
  title: 'Acme Corp',
  attributes: { type: 'reseller', region: 'NA', joinedOn: '2024-05-01', agreementSigned: true, overdue: false },
  facts: { 'bookings.t12m': 120_000, 'certs.active': 3 },
};

interface Person extends Pick<NewPerson, 'roles' | 'groups' | 'partner'> {
  readonly looksAfter?: readonly string[];
}

export class ItemFlow {
  now = at('2027-03-01T15:00');
  readonly tenant = randomUUID();
  readonly store: Store;
  readonly service: Service;
  outside: OutsideWorld = nothingOutside;
  hash = '';

  private constructor(store: Store) {
    this.store = store;
    this.service = { store, programs: programShelf(), clock: () => this.now, newId: () => randomUUID() };
  }

  static async begun(store: Store, partners: readonly PartnerData[] = [ACME], version = '2027.1.0'): Promise<ItemFlow> {
    const flow = new ItemFlow(store);
    const text = readFileSync(new URL(`../../../../rules/northwind/${version}.program.json`, import.meta.url));
    const { program, hash } = parseProgram(text);
    if (!program || hash === undefined) throw new Error(`${version} does not load`);
    flow.hash = hash;
    const { now } = flow;
    await store.transaction(flow.tenant, async (tx) => {
      await insertTenant(tx, { slug: `t${flow.tenant}`, title: 'Northwind', hosts: [], at: now });
      await keepProgram(tx, PROGRAM, program.title, now);
      const document = canonicalize(JSON.parse(text.toString()) as Json);
      await keepVersion(tx, { hash, program: PROGRAM, version: program.version, document, created_at: now });
      await setActiveVersion(tx, PROGRAM, hash, program.title, now);
      await putPartners(tx, partners, { at: now, source: 'test' });
    });
    for (const source of ['directOpportunities', 'contracts', 'namedAccounts', 'tenders'] as const) await flow.opposing({ of: source });
    return flow;
  }

  /** What a source has of what may stand in a deal's way: nothing, unless it is given. */
  async opposing(given: Pick<OpposingRecords, 'of'> & Partial<OpposingRecords>): Promise<void> {
    const input = { records: [], from: 'crm', through: '2027-03-01', ...given };
    const caller = { kind: 'system', tenant: this.tenant, name: 'test' } as const;
    const answer = await runCommand(this.service, putOpposingRecords, { caller, input });
    if (!answer.ok) throw new Error(answer.failure.title);
  }

  /** Somebody of the vendor, or of a partner. */
  person(name: string, { looksAfter = [], roles = [], ...more }: Person = {}): Promise<PersonCaller> {
    const own: Person['roles'] = (more.partner ?? null) === null ? roles : ['partnerUser', ...roles];
    return this.store.transaction(this.tenant, async (tx) => {
      const person = await addPerson(tx, { name, login: name, ...more, roles: own, at: this.now });
      for (const managed of looksAfter) await setAccountManagers(tx, managed, [person.account]);
      return person;
    });
  }

  run<I, O>(command: Command<I, O>, caller: PersonCaller, input: I, more: Partial<Request<I>> = {}): Promise<Answer<O>> {
    return runCommand(this.service, command, { ...more, caller, input });
  }

  /** A deal as a draft; its id. */
  async draft(by: PersonCaller, answers: Record<string, Json> = ANSWERS, id: string = randomUUID()): Promise<string> {
    const answer = await this.run(begin, by, { kind: 'deal', beginning: { id, partner: by.partner ?? '', by: by.account, answers } });
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    return id;
  }

  say(by: PersonCaller, kind: ItemKind, id: string, message: { type: string } & Record<string, Json>, more: Partial<Request<never>> = {}) {
    return this.run(say, by, { kind, id, message: { by: by.account, ...message } }, more as never);
  }

  async row(kind: ItemKind, id: string): Promise<StoredItem> {
    const row = await this.store.read(this.tenant, (tx) => findItem(tx, { kind, id }));
    if (!row) throw new Error(`No ${kind} ${id}`);
    return row;
  }

  async item<I extends AnyItem>(kind: I['kind'], id: string): Promise<I> {
    return (await this.row(kind, id)).body as unknown as I;
  }

  /** What becomes known of a partner: its attributes and given facts, whole. */
  async change(by: PersonCaller, partner: PartnerData): Promise<void> {
    const answer = await this.run(change, by, partner);
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  }

  fire(kind: ItemKind, id: string, instant: number = this.now): Promise<{ revision: number }> {
    return fireItem(this.service, { tenant: this.tenant, kind, id, at: instant });
  }

  /** Carries out whatever is pending, and what comes of it; how many effects that were. */
  async settle(): Promise<number> {
    let count = 0;
    for (;;) {
      const pending = await this.store.read(this.tenant, (tx) => listEffects(tx, { state: 'pending', limit: 200 }));
      if (pending.length === 0) return count;
      for (const { id: effect, kind, item: id } of pending) {
        const ref = { tenant: this.tenant, kind: kind as ItemKind, id, effect, at: this.now };
        // What is busy stays pending, and comes again.
        const isDone = await carryOut(this.service, this.outside, ref).catch((error) =>
          error instanceof Undone ? undefined : Promise.reject(error),
        );
        if (isDone) count += 1;
      }
    }
  }
}
