import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createApi, type LogLine } from '@tierwright/api';
import {
  createAccount,
  createAdministrator,
  createApiKey,
  importPublished,
  type NewAccount,
  OPPOSING_KINDS,
  type OpposingRecords,
  programShelf,
  putOpposingRecords,
  runCommand,
  type Service,
} from '@tierwright/commands';
import { findItem } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { HttpCaller } from './http-caller.ts';

/** Cheap: nobody guesses. */
const COST = { N: 16, r: 1, p: 1 };
export const PASSWORD = 'correct horse battery';
const NORTHWIND = readFileSync(new URL('../../../rules/northwind/2027.1.0.program.json', import.meta.url), 'utf8');
export const ANSWERS = {
  customer: { name: 'Contoso', country: 'US' },
  products: ['cloud'],
  amount: 150_000,
  closeOn: '2027-06-01',
  need: 'A data centre',
  tender: false,
};
export const PLAN = {
  activity: 'event',
  startsOn: '2027-04-01',
  endsOn: '2027-04-02',
  costs: [{ title: 'Room', amount: 1000 }],
  answers: { aim: 10, audience: 'All' },
};

/** An object of each kind that paths name, by the name in the path. */
export type Objects = Readonly<Record<string, string>>;

interface Tenant {
  readonly tenant: string;
  readonly program: string;
  readonly hash: string;
  /** By partner. */
  readonly objects: readonly Objects[];
}

export type Whose = 'own' | 'other' | 'tenant';

export interface World {
  readonly url: string;
  readonly service: Service;
  /** Objects of the caller's partner, of another partner, and of another tenant. */
  readonly objects: Readonly<Record<Whose, Objects>>;
  /** Somebody with a role, whose session lasts. */
  caller(role: string): HttpCaller;
  /** Another account with the role, in a session of its own, that may end. */
  fresh(role: string): Promise<HttpCaller>;
  /** Headers that prove somebody with a role: an API key. */
  proof(role: string): Promise<Readonly<Record<string, string>>>;
  /** A key of the caller's own account. */
  keyOf(role: string): string;
  /** What a former question took away is there again. */
  putBack(): Promise<void>;
  /** The decider holds what is the own partner's, and nothing of the other's. */
  hold(): Promise<void>;
  /** What the service called faults of its own, with their places. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

class Builder {
  readonly service: Service;
  readonly url: string;
  readonly tenant: string;

  constructor(service: Service, url: string, tenant: string) {
    this.service = service;
    this.url = url;
    this.tenant = tenant;
  }

  get system() {
    return { kind: 'system', tenant: this.tenant, name: 'test' } as const;
  }

  async account(login: string, more: Partial<NewAccount>): Promise<string> {
    const input = { login, name: login, email: `${login}@people.example`, roles: [], password: PASSWORD, ...more };
    const answer = await createAccount(this.service, { caller: this.system, input }, COST);
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    return answer.body.account.id;
  }

  async key(account: string, roles: NewAccount['roles']): Promise<{ readonly id: string; readonly secret: string }> {
    const answer = await createApiKey(this.service, { caller: this.system, input: { name: 'test', account, roles } });
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    return { id: answer.body.key.id, secret: answer.body.secret ?? '' };
  }

  /** No partner of the matrix is active, so leads go to none by themselves: this one is offered by hand. */
  async offer(lead: string, partner: string): Promise<void> {
    await this.service.store.transaction(this.tenant, async (tx) => {
      const row = await findItem(tx, { kind: 'lead', id: lead });
      if (!row) throw new Error('no lead');
      const offer = { partner, at: row.at, until: row.at + 86_400_000, outcome: 'open' };
      const body = JSON.stringify({ ...(row.body as object), state: 'offered', partner, offers: [offer] });
      await tx.db.updateTable('item').set({ partner, state: 'offered', body }).where('id', '=', lead).execute();
    });
  }

  async machine(login: string, more: Partial<NewAccount>): Promise<HttpCaller> {
    const account = await this.account(login, more);
    return new HttpCaller(this.url, { key: (await this.key(account, more.roles ?? [])).secret });
  }
}

const OPPOSED = 'opportunity';

async function opposing(service: Service, tenant: string, of: OpposingRecords['of'], records: OpposingRecords['records']): Promise<void> {
  const caller = { kind: 'system', tenant, name: 'test' } as const;
  const answer = await runCommand(service, putOpposingRecords, { caller, input: { of, from: 'crm', through: '2027-12-31', records } });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
}

/** The direct team works on a customer whom no partner of the matrix has. */
const oppose = (service: Service, tenant: string, id: string) =>
  opposing(service, tenant, 'directOpportunities', [{ id, customer: { name: 'Nobody’s', country: 'US' } }]);

/** A tenant with everything that paths name, for each of its partners. */
async function build(
  service: Service,
  url: string,
  slug: string,
  hosts: readonly string[],
  program: string,
  partners: readonly string[],
): Promise<Tenant> {
  const made = await createAdministrator(
    service,
    { tenant: { slug, title: slug, hosts }, login: 'root', name: 'Root', email: `root@${slug}.example`, password: PASSWORD },
    COST,
  );
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  const { tenant } = made.body;
  const builder = new Builder(service, url, tenant);
  const caller = builder.system;
  const source = NORTHWIND.replaceAll('"program": "northwind"', `"program": "${program}"`);
  const published = await runCommand(service, importPublished, { caller, input: { source } });
  if (!published.ok) throw new Error(JSON.stringify(published.failure));
  for (const kind of OPPOSING_KINDS) await opposing(service, tenant, kind, []);
  const record = `${OPPOSED} of ${slug}`;
  await oppose(service, tenant, record);
  const channel = await builder.machine('channel', { roles: ['channelManager'], groups: ['programOwner'] });
  const designer = await builder.machine('designer', { roles: ['programDesigner'] });
  const vendor = await vendorObjects(designer, channel, published.body.hash, source);
  const asker = await builder.account('asker', { roles: ['channelManager'] });
  const objects: Objects[] = [];
  for (const partner of partners) {
    const own = await partnerObjects(builder, channel, partner, asker);
    objects.push({
      program,
      hash: published.body.hash,
      other: published.body.hash,
      kind: 'directOpportunities',
      ...{ source: 'ecb', on: '2027-03-01' },
      record,
      ...vendor,
      ...own,
    });
  }
  return { tenant, program, hash: published.body.hash, objects };
}

/** Drafts, reviews, releases, jobs and imports are the vendor's. */
async function vendorObjects(designer: HttpCaller, channel: HttpCaller, hash: string, source: string): Promise<Objects> {
  const text = source.replace('"version": "2027.1.0"', '"version": "2027.2.0"');
  const draft = await designer.done<{ id: string; revision: number }>('POST', '/drafts', { title: 'Mine', source: text });
  const inReview = await designer.done<{ id: string; revision: number }>('POST', '/drafts', { from: hash });
  const edited = { 'if-match': `"${inReview.revision}"` };
  const { revision } = await designer.done<{ revision: number }>('PUT', `/drafts/${inReview.id}`, { source: text }, edited);
  const review = await designer.done<{ id: string }>('POST', `/drafts/${inReview.id}/reviews`, { revision });
  const comment = await designer.done<{ id: string }>('POST', `/reviews/${review.id}/comments`, { pointer: '', text: 'Hm.' });
  const { job } = await designer.done<{ job: string }>('POST', '/simulations', { draft: draft.id });
  const file = await channel.done<{ id: string }>('POST', '/imports', { kind: 'partners', source: 'crm', format: 'csv' });
  const program = await designer.done<{ items: { id: string }[] }>('GET', '/programs');
  const releases = await designer.done<{ items: { id: string }[] }>('GET', `/programs/${program.items[0]?.id}/releases`);
  return {
    draft: draft.id,
    review: review.id,
    comment: comment.id,
    job,
    import: file.id,
    release: releases.items[0]?.id ?? '',
  };
}

const ATTRIBUTES = { type: 'reseller', region: 'NA', joinedOn: '2024-05-01', agreementSigned: true, overdue: false };

/** What belongs to a partner. */
async function partnerObjects(builder: Builder, channel: HttpCaller, partner: string, asker: string): Promise<Objects> {
  await channel.done('POST', '/partners', {
    id: partner,
    title: `Partner ${partner}`,
    attributes: ATTRIBUTES,
    facts: { 'bookings.t12m': 120_000, 'certs.active': 3, specializations: ['cloud'] },
  });
  const user = await builder.machine(`user.${partner}`, { partner, roles: ['partnerUser'] });
  const account = await builder.account(`object.${partner}`, { partner, roles: ['partnerUser'] });
  const key = await builder.key(account, ['partnerUser']);
  const id = async (path: string, body: unknown, by = user) => (await by.done<{ id: string }>('POST', path, body)).id;
  const deal = await id('/deals', { answers: { ...ANSWERS, customer: { name: `Customer of ${partner}`, country: 'US' } }, submit: true });
  const onboarding = await id('/onboardings', { partner }, channel);
  await user.done('POST', '/members', {});
  const request = await id('/fund-requests', { fund: 'growth', plan: PLAN });
  const lead = await id(
    '/leads',
    { answers: { customer: { name: `Lead of ${partner}`, country: 'US' }, products: ['cloud'], region: 'NA', family: 'cloud' } },
    channel,
  );
  await builder.offer(lead, partner);
  const exception = await channel.done<{ id: string }>('POST', `/members/${partner}/exceptions`, {
    askedBy: asker,
    effect: 'waive',
    item: 'bookings',
    reason: 'A good year is coming.',
    until: '2027-12-31',
  });
  const decided = await channel.done<{ results: { id: string }[] }>('POST', '/decisions', { partners: [partner] });
  return {
    partner,
    account,
    key: key.id,
    deal,
    onboarding,
    request,
    lead,
    exception: exception.id,
    decision: decided.results[0]?.id ?? '',
  };
}

/** Holds what the decider of the matrix decides. */
const DESK = 'matrixDesk';

const ACCOUNTS: Readonly<Record<string, Partial<NewAccount>>> = {
  partnerUser: { partner: 'own-partner', roles: ['partnerUser', 'partnerAdmin'] },
  channelManager: { roles: ['channelManager'] },
  programDesigner: { roles: ['programDesigner'] },
  approver: { roles: ['approver'] },
  decider: { roles: ['decider'], groups: [DESK] },
  administrator: { roles: ['administrator'] },
  auditor: { roles: ['auditor'] },
};

/** Everybody in the matrix, and everything that they ask about. */
export async function openWorld(): Promise<World> {
  const store = await memoryStore();
  let now = Date.UTC(2027, 2, 1, 15);
  const clock = () => {
    now += 1;
    return now;
  };
  const service: Service = { store, programs: programShelf(), clock, newId: randomUUID };
  const faults: string[] = [];
  const log = (line: LogLine) => {
    if (line.log === 'error') faults.push(`${line.route}: ${line.error}`);
  };
  const server = createApi({ service, requestsPerMinute: 1e9, log }).listen(0, '127.0.0.1');
  // Who asks is in this process too: busy for seconds, it would send on a connection that was closed meanwhile.
  server.keepAliveTimeout = 0;
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}`;
  const home = await build(service, url, 'home', [host], 'northwind', ['own-partner', 'other-partner']);
  const abroad = await build(service, url, 'abroad', [], 'southwind', ['foreign-partner']);
  const [own, other] = home.objects;
  const [foreign] = abroad.objects;
  if (!own || !other || !foreign) throw new Error('partners are missing');

  const builder = new Builder(service, url, home.tenant);
  const callers = new Map<string, HttpCaller>([['anonymous', new HttpCaller(url)]]);
  const keys = new Map<string, string>();
  const proofs = new Map<string, string>();
  for (const [role, account] of Object.entries(ACCOUNTS)) {
    const login = role.toLowerCase();
    const id = await builder.account(login, account);
    await builder.account(`${login}.fresh`, account);
    keys.set(role, (await builder.key(id, [])).id);
    callers.set(role, await HttpCaller.signedIn(url, login, PASSWORD));
  }
  return {
    url,
    faults,
    service,
    objects: { own, other, tenant: foreign },
    caller: (role) => callers.get(role) ?? new HttpCaller(url),
    fresh: (role) =>
      role === 'anonymous' ? Promise.resolve(new HttpCaller(url)) : HttpCaller.signedIn(url, `${role.toLowerCase()}.fresh`, PASSWORD),
    proof: async (role) => {
      const account = ACCOUNTS[role];
      if (!account) return { origin: url };
      const known =
        proofs.get(role) ?? (await builder.key(await builder.account(`${role.toLowerCase()}.proof`, account), account.roles ?? [])).secret;
      proofs.set(role, known);
      return { authorization: `Bearer ${known}` };
    },
    putBack: () => oppose(service, home.tenant, own.record ?? ''),
    keyOf: (role) => keys.get(role) ?? randomUUID(),
    // Items move on when they are told something: what the decider holds is set anew before each question.
    hold: () =>
      store.transaction(home.tenant, async ({ db }) => {
        const owns = [own.deal ?? '', own.onboarding ?? '', own.partner ?? '', own.request ?? '', own.lead ?? ''];
        const others = [other.deal ?? '', other.onboarding ?? '', other.partner ?? '', other.request ?? '', other.lead ?? ''];
        await db
          .updateTable('item')
          .set({ holders: [DESK, 'partner'], partner: 'own-partner' })
          .where('id', 'in', owns)
          .execute();
        await db
          .updateTable('item')
          .set({ holders: ['partner'], partner: 'other-partner' })
          .where('id', 'in', others)
          .execute();
        await db
          .updateTable('task')
          .set({ owners: [DESK, 'partner'], partner: 'own-partner' })
          .where('item', 'in', owns)
          .execute();
        await db
          .updateTable('task')
          .set({ owners: ['partner'], partner: 'other-partner' })
          .where('item', 'in', others)
          .execute();
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await store.close();
    },
  };
}
