import { randomUUID } from 'node:crypto';
import type { PartnerData } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import { insertTenant, putPartners, type Store, setDisabled, setGrants } from '@tierwright/store';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { addPerson, type NewPerson } from '../accounts/person.fixture.ts';
import type { Answer } from '../command/answer.ts';
import { bodyOf, codeOf } from '../command/answered.fixture.ts';
import type { Command, Service } from '../command/command.ts';
import { runCommand } from '../command/run-command.ts';
import { programShelf } from '../command/stored-programs.ts';
import type { Caller, PersonCaller } from '../rights/caller.ts';
import type { Role } from '../rights/roles.ts';
import { decideReview } from './approve-review.ts';
import type { ReleaseAsked } from './asked-shapes.ts';
import { createDraft, editDraft } from './drafts.ts';
import { publishProgram } from './publish-now.ts';
import { requestReview } from './request-review.ts';
import type { DraftBody, ReleaseBody, ReviewListedBody } from './shapes.ts';

// For tests: a tenant with people, and the way of a document from draft to release.

const flag = (id: string) => ({ [id]: { title: `Is ${id}`, type: 'boolean', attribute: id } });
const holds = (id: string) => ({ title: `Is ${id}`, why: 'Because.', when: { all: [{ fact: id, operator: 'equal', value: true }] } });

/** A program of one track with two tiers; `more` replaces sections. */
export const documentOf = (version: string, more: Record<string, Json> = {}): string =>
  JSON.stringify({
    pdl: '1.0',
    program: 'acme',
    version,
    title: 'Acme',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    roles: { programOwner: 'Owner of the program' },
    facts: { ...flag('good'), ...flag('sold') },
    requirements: { good: holds('good'), sold: holds('sold') },
    tracks: [
      {
        id: 'resale',
        title: 'Resale',
        tiers: [
          { id: 'basic', title: 'Basic', qualify: { all: [{ condition: 'good' }] } },
          { id: 'silver', title: 'Silver', qualify: { all: [{ condition: 'good' }, { condition: 'sold' }] } },
        ],
      },
    ],
    ...more,
  });

export const START = Date.parse('2027-03-01T09:00:00Z');

export type PersonAsked = Pick<NewPerson, 'email' | 'verified' | 'partner' | 'groups'>;

/** A tenant of a store, its people, and a clock that stands still. */
export class ProgramFlow {
  readonly tenant = randomUUID();
  readonly store: Store;
  readonly service: Service;
  now = START;

  constructor(store: Store) {
    this.store = store;
    this.service = { store, programs: programShelf(), clock: () => this.now, newId: () => randomUUID() };
  }

  static async begun(store: Store): Promise<ProgramFlow> {
    const flow = new ProgramFlow(store);
    const slug = `t-${flow.tenant.slice(0, 8)}`;
    await store.transaction(flow.tenant, (tx) => insertTenant(tx, { slug, title: 'Acme', hosts: [], at: START }));
    return flow;
  }

  /** Somebody with these roles who has signed in. */
  person(name: string, roles: readonly Exclude<Role, 'anonymous'>[], asked: PersonAsked = {}): Promise<PersonCaller> {
    const email = `${name}@acme.example`;
    return this.store.transaction(this.tenant, (tx) => addPerson(tx, { name, login: name, email, roles, ...asked, at: START }));
  }

  async grant({ account }: PersonCaller, roles: readonly Exclude<Role, 'anonymous'>[]): Promise<void> {
    await this.store.transaction(this.tenant, (tx) => setGrants(tx, { account, roles: [...roles], groups: [], by: 'test', at: this.now }));
  }

  async disable({ account }: PersonCaller, at: number | null = this.now): Promise<void> {
    await this.store.transaction(this.tenant, (tx) => setDisabled(tx, account, at));
  }

  async partners(partners: readonly PartnerData[]): Promise<void> {
    await this.store.transaction(this.tenant, (tx) => putPartners(tx, partners, { at: this.now, source: 'test' }));
  }

  ask<I, O, C extends Caller>(command: Command<I, O, C>, caller: C, input: I, ifMatch?: number): Promise<Answer<O>> {
    return runCommand(this.service, command, { caller, input, ...(ifMatch === undefined ? {} : { ifMatch }) });
  }

  /** What a command that has to be done answers. */
  async done<I, O, C extends Caller>(command: Command<I, O, C>, caller: C, input: I, ifMatch?: number): Promise<O> {
    return bodyOf(await this.ask(command, caller, input, ifMatch));
  }

  /** The code and status of a command that has to be refused. */
  async refused<I, O, C extends Caller>(command: Command<I, O, C>, caller: C, input: I, ifMatch?: number): Promise<string> {
    return codeOf(await this.ask(command, caller, input, ifMatch));
  }

  draft(author: PersonCaller, source: string): Promise<DraftBody> {
    return this.done(createDraft, author, { source });
  }

  edit(author: PersonCaller, draft: { readonly id: string }, source: string): Promise<DraftBody> {
    return this.done(editDraft, author, { draft: draft.id, source });
  }

  review(author: PersonCaller, draft: { readonly id: string; readonly revision: number }, needed = 1): Promise<ReviewListedBody> {
    return this.done(requestReview, author, { draft: draft.id, revision: draft.revision, needed });
  }

  approve(approver: PersonCaller, { id, hash, round }: ReviewListedBody): Promise<Answer<ReviewListedBody>> {
    return this.ask(decideReview, approver, { review: id, hash, round, outcome: 'approve' });
  }

  /** A document that one wrote and another approves. */
  async approved(author: PersonCaller, approver: PersonCaller, source: string): Promise<ReviewListedBody> {
    return bodyOf(await this.approve(approver, await this.review(author, await this.draft(author, source))));
  }

  publish(caller: PersonCaller, review: { readonly id: string }, when: Omit<ReleaseAsked, 'review'> = {}): Promise<Answer<ReleaseBody>> {
    return publishProgram(this.service, { caller, input: { review: review.id, ...when } });
  }

  /** The audit chain, in order. */
  chain(): Promise<readonly { readonly actor: string; readonly command: string; readonly subject: string; readonly detail: string }[]> {
    return this.store.read(this.tenant, (tx) =>
      tx.db.selectFrom('audit').select(['actor', 'command', 'subject', 'detail']).where('tenant', '=', this.tenant).orderBy('n').execute(),
    );
  }
}

/** Who takes part in most of what is tested: Ana designs programs, Bob approves them. */
interface Colleagues {
  readonly ana: PersonCaller;
  readonly bob: PersonCaller;
}

/** For the tests of a block: one store, and for each of them a tenant anew on it. */
export function eachFlow(open: () => Promise<Store>, begin: (anew: ProgramFlow, colleagues: Colleagues) => void | Promise<void>): void {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    const flow = await ProgramFlow.begun(store);
    const ana = await flow.person('ana', ['programDesigner']);
    await begin(flow, { ana, bob: await flow.person('bob', ['approver']) });
  });
}
