import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  applyForMembership,
  beginDeal,
  createDraft,
  DEAL_COMMANDS,
  type DealSaid,
  decideReview,
  fireItem,
  ONBOARDING_COMMANDS,
  type OnboardingSaid,
  type PersonCaller,
  publishProgram,
  putOpposingRecords,
  requestReview,
  runCommand,
} from '@tierwright/commands';
import type { ItemKind } from '@tierwright/lifecycle';
import type { Store } from '@tierwright/store';
import { bodyOf } from '../../../packages/commands/src/command/answered.fixture.ts';
import { Office } from '../../../packages/commands/src/status/office.fixture.ts';
import { firstVersion } from './changed-version.ts';

const PROFILE = { legalName: 'Acme Corporation', country: 'US', taxId: '12-3456789', plan: 'Cloud for dentists' };
const SELLERS = 5;
const DAY = 86_400_000;

const dayIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

export interface Running {
  readonly kind: ItemKind;
  readonly id: string;
}

/** A vendor that works by Northwind's program, with partners who register deals and others who come in. Its clock runs. */
export class Business {
  readonly office: Office;
  readonly first: string;
  readonly people = new Map<string, PersonCaller>();

  private constructor(office: Office, first: string) {
    this.office = office;
    this.first = first;
  }

  static async open(store: Store, comingIn: number): Promise<Business> {
    const office = await Office.open(store);
    Object.defineProperty(office, 'now', { get: () => Date.now() });
    const text = readFileSync(new URL('../../../rules/northwind/2027.1.0.program.json', import.meta.url), 'utf8');
    const first = firstVersion(text);
    const business = new Business(office, first);
    await office.inForce('northwind/2027.1.0', firstVersion);
    const attributes = { type: 'reseller', region: 'NA', joinedOn: '2024-05-01', agreementSigned: true, overdue: false };
    const facts = { 'bookings.t12m': 120_000, 'certs.active': 3, 'people.trained': 2 };
    const sellers = Array.from({ length: SELLERS }, (_, index) => `seller${index}`);
    const comers = Array.from({ length: comingIn }, (_, index) => `comer${index}`);
    const partners = [...sellers, ...comers].map((id) => ({ id, title: `Partner ${id}`, attributes, facts }));
    await office.partners(...partners);
    const caller = { kind: 'system', tenant: office.tenant, name: 'test' } as const;
    for (const kind of ['directOpportunities', 'contracts', 'namedAccounts', 'tenders'] as const) {
      const input = { of: kind, from: 'crm', through: dayIn(400), records: [] };
      bodyOf(await runCommand(office.service, putOpposingRecords, { caller, input }));
    }
    for (const { id } of partners) business.people.set(id, await office.person(id, { roles: ['partnerUser'], partner: id }));
    const groups = { dora: 'dealDesk', cora: 'compliance', olga: 'programOwner', carl: 'channelManager' };
    for (const [name, group] of Object.entries(groups)) {
      const roles = [group === 'channelManager' ? 'channelManager' : 'decider'] as const;
      business.people.set(name, await office.person(name, { roles, groups: [group] }));
    }
    business.people.set('pete', await office.person('pete', { roles: ['programDesigner'] }));
    business.people.set('paul', await office.person('paul', { roles: ['approver'] }));
    return business;
  }

  who(name: string): PersonCaller {
    const person = this.people.get(name);
    if (!person) throw new Error(`Nobody is ${name}`);
    return person;
  }

  /** A deal of a customer of its own. */
  async deal(index: number, amount: number, submit = true): Promise<Running> {
    // Names like no other: none is a likely duplicate.
    const name = createHash('sha256').update(`${index}`).digest('base64url').slice(0, 24);
    const answers = {
      customer: { name, country: 'US', domain: `customer${index}.example` },
      ...{ products: ['cloud'], amount, closeOn: dayIn(120), need: 'A data centre', tender: false },
    };
    const { id } = await this.office.done(beginDeal, this.who(`seller${index % SELLERS}`), { answers, submit });
    return { kind: 'deal', id };
  }

  /** A partner applies; its membership begins the onboarding. */
  async apply(partner: string): Promise<Running> {
    await this.office.done(applyForMembership, this.who(partner), { partner });
    return { kind: 'onboarding', id: `${partner}-1` };
  }

  async tellDeal(name: string, { id }: Running, message: DealSaid): Promise<string> {
    return bodyOf(await this.office.ask(DEAL_COMMANDS[message.type], this.who(name), { id, message })).state;
  }

  async tellOnboarding(name: string, { id }: Running, message: OnboardingSaid): Promise<string> {
    return bodyOf(await this.office.ask(ONBOARDING_COMMANDS[message.type], this.who(name), { id, message })).state;
  }

  /** How many items of a kind there are. */
  async running(kind: ItemKind): Promise<number> {
    const { store, tenant } = this.office;
    return (await store.read(tenant, ({ db }) => db.selectFrom('item').select('id').where('kind', '=', kind).execute())).length;
  }

  /** Fills in the first step of an onboarding. */
  async fillIn(partner: string, item: Running): Promise<void> {
    await this.tellOnboarding(partner, item, { type: 'complete', step: 'profile', answers: PROFILE });
  }

  /** Everything that is due of an item within 500 days happens, each timer in its turn. */
  async carryToEnd({ kind, id }: Running): Promise<void> {
    await fireItem(this.office.service, { tenant: this.office.tenant, kind, id, at: Date.now() + 500 * DAY });
  }

  /** From a draft to what holds, by the commands of two people; its release and hash. */
  async publish(source: string): Promise<{ readonly release: string; readonly hash: string }> {
    const [pete, paul] = [this.who('pete'), this.who('paul')];
    const draft = await this.office.done(createDraft, pete, { source });
    const review = await this.office.done(requestReview, pete, { draft: draft.id, revision: draft.revision });
    const { hash, round } = review;
    await this.office.done(decideReview, paul, { review: review.id, hash, round, outcome: 'approve' });
    const release = bodyOf(await publishProgram(this.office.service, { caller: paul, input: { review: review.id } }));
    if (release.state !== 'active') throw new Error(`The release is ${release.state}: ${release.reason}`);
    return { release: release.id, hash };
  }
}
