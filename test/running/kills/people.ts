import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Client, createClient } from '@tierwright/client';
import {
  createAccount,
  createAdministrator,
  createApiKey,
  createPartner,
  importPublished,
  type NewAccount,
  programShelf,
  putOpposingRecords,
  runCommand,
  type Service,
} from '@tierwright/commands';
import type { Store } from '@tierwright/store';

/** Somebody who speaks to the API, patiently: what is away for a moment is asked again with the same key. */
export interface Speaker {
  readonly account: string;
  readonly partner: string | undefined;
  readonly client: Client;
}

export interface People {
  readonly tenant: string;
  readonly partners: readonly Speaker[];
  readonly desk: readonly Speaker[];
}

const COST = { N: 16, r: 1, p: 1 };
const SOURCE = northwind();
const ATTRIBUTES = { type: 'reseller', region: 'NA', joinedOn: '2024-05-01', agreementSigned: true, overdue: false };

/** Northwind with extensions that may be asked for at once, so that some are, and no tasks, which would be overdue each day. */
function northwind(): string {
  const document = JSON.parse(readFileSync(new URL('../../../rules/northwind/2027.1.0.program.json', import.meta.url), 'utf8'));
  const { protection } = document.dealRegistration;
  const extend = { ...protection.extend, ask: 'P120D' };
  return JSON.stringify({
    ...document,
    dealRegistration: { ...document.dealRegistration, protection: { ...protection, extend }, tasks: [] },
  });
}

/** The answer's body; throws where it is a refusal. */
function got<T>(answer: { readonly ok: true; readonly body: T } | { readonly ok: false; readonly failure: unknown }): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.body;
}

/** A vendor with a program in force, six partners with a person each, and two people at the deal desk, all with API keys. */
export async function makePeople(store: Store, address: string): Promise<People> {
  const service: Service = { store, programs: programShelf(), clock: Date.now, newId: randomUUID };
  const who = { login: 'root', name: 'Root', email: 'root@vendor.example', password: `${randomUUID()}-own` };
  const hosts = [new URL(address).host];
  const { tenant } = got(await createAdministrator(service, { tenant: { slug: 'northwind', title: 'Northwind', hosts }, ...who }, COST));
  const caller = { kind: 'system', tenant, name: 'test' } as const;
  got(await runCommand(service, importPublished, { caller, input: { source: SOURCE } }));
  const through = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
  for (const source of ['directOpportunities', 'contracts', 'namedAccounts', 'tenders'] as const) {
    got(await runCommand(service, putOpposingRecords, { caller, input: { of: source, from: 'crm', through, records: [] } }));
  }
  const speaker = async (login: string, more: Partial<NewAccount>): Promise<Speaker> => {
    const input = { login, name: login, email: `${login}@people.example`, roles: [], ...more } satisfies NewAccount;
    const account = got(await createAccount(service, { caller, input: { ...input, password: randomUUID() } }, COST)).account.id;
    const { secret } = got(await createApiKey(service, { caller, input: { name: 'test', account, roles: input.roles } }));
    const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(ms, 300)));
    const client = createClient({ address, apiKey: secret ?? '', attempts: 2000, wait });
    return { account, partner: more.partner ?? undefined, client };
  };
  const partners: Speaker[] = [];
  for (const partner of ['acme', 'brock', 'corvus', 'delta', 'elm', 'finch']) {
    const input = { id: partner, title: partner, attributes: ATTRIBUTES, facts: { 'bookings.t12m': 120_000, 'certs.active': 3 } };
    got(await runCommand(service, createPartner, { caller, input }));
    partners.push(await speaker(`user.${partner}`, { partner, roles: ['partnerUser'] }));
  }
  const decider: Partial<NewAccount> = { roles: ['decider', 'channelManager'], groups: ['dealDesk', 'channelManager'] };
  const desk = [await speaker('dora', decider), await speaker('dan', decider)];
  return { tenant, partners, desk };
}
