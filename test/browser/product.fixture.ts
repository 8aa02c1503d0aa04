import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createApi } from '@tierwright/api';
import { type Client, createClient } from '@tierwright/client';
import {
  activateDue,
  createAccount,
  createAdministrator,
  importPublished,
  type NewAccount,
  programShelf,
  runCommand,
  type Service,
} from '@tierwright/commands';
import type { PartnerData } from '@tierwright/facts';
import { putPartners, setDisabled } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import type { Page } from 'playwright-core';
import { buildUi } from '../../scripts/build-ui.mjs';

/** Cheap: no test guesses. */
const COST = { N: 16, r: 1, p: 1 };
export const PASSWORD = 'correct horse battery';
const EDITOR = fileURLToPath(new URL('../../ui/dist', import.meta.url));

/** The text of a real program: `northwind/2027.1.0`. */
export const programText = (name: string): string => readFileSync(new URL(`../../rules/${name}.program.json`, import.meta.url), 'utf8');

/** The service with its API and the editor, in this process, on a database in memory. */
export interface Product {
  readonly address: string;
  readonly service: Service;
  /** Somebody's login; the same each time. People call them by another name where one is given; who works for a partner is of it. */
  person(login: string, roles: NewAccount['roles'], name?: string, partner?: string): Promise<string>;
  /** A draft with a text, made by nobody of the test; gives its id. */
  draft(title: string, source: string): Promise<string>;
  /** What the service has of a draft. */
  kept(draft: string): Promise<{ readonly revision: number; readonly source: string }>;
  /** Partners as they are from now on; those that are there already are changed. */
  partners(partners: readonly PartnerData[]): Promise<void>;
  /** The clock goes on from an instant, and what is due then is done, as the workflow of a release does it. */
  moveTo(instant: number): Promise<void>;
  /** Somebody may not sign in any more. */
  disable(login: string): Promise<void>;
  /** A version that is in force; `source` where it is another text than that of the real program. */
  publish(name: string, source?: string): Promise<string>;
  /** The API as somebody who signed in. */
  client(login: string): Promise<Client>;
  /** From now on requests that change something get no answer; or do again. */
  breakConnection(isBroken: boolean): void;
  close(): Promise<void>;
}

/** Opens a product; `now` is where its clock begins, which then goes with the real one. */
export async function openProduct(now = Date.UTC(2027, 0, 4, 9)): Promise<Product> {
  if ((await buildUi()) !== 0) throw new Error('The editor could not be built: its messages are above.');
  const store = await memoryStore();
  let [start, begun] = [now, Date.now()];
  const service: Service = { store, programs: programShelf(), clock: () => start + Date.now() - begun, newId: randomUUID };
  let isBroken = false;
  const app = createApi({ service, editor: EDITOR });
  const server = createServer((request, response) => {
    if (isBroken && request.method !== 'GET') request.socket.destroy();
    else app(request, response);
  });
  // Who asks is in this process too: busy for seconds, it would send on a connection that was closed meanwhile.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const slug = 'northwind';
  const root = { login: 'root', name: 'Root', email: 'root@northwind.example', password: PASSWORD };
  const made = await createAdministrator(service, { tenant: { slug, title: slug, hosts: ['127.0.0.1'] }, ...root }, COST);
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  const { tenant } = made.body;
  const system = { kind: 'system', tenant, name: 'test' } as const;
  /** Accounts by login. */
  const people = new Map<string, string>();
  const keys = new Map<string, string>();
  const cookieOf = async (login: string) => {
    const known = keys.get(login) ?? (await signedIn(login));
    keys.set(login, known);
    return known;
  };
  const asRoot = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${address}/api/v1${path}`, {
      ...init,
      headers: { ...init.headers, cookie: keys.get('root') ?? '', origin: address, 'content-type': 'application/json' },
    });
    if (!response.ok) throw new Error(await response.text());
    return response;
  };
  const signedIn = async (login: string) => {
    const response = await fetch(`${address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ login, password: PASSWORD }),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const product: Product = {
    address,
    service,
    async person(login, roles, name = login, partner) {
      if (people.has(login)) return login;
      const input = {
        login,
        name,
        email: `${login}@people.example`,
        roles,
        password: PASSWORD,
        ...(partner === undefined ? {} : { partner }),
      };
      const answer = await createAccount(service, { caller: system, input }, COST);
      if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
      people.set(login, answer.body.account.id);
      return login;
    },
    async draft(title, source) {
      const body = JSON.stringify({ title, source });
      const response = await asRoot('/drafts', { method: 'POST', body, headers: { 'idempotency-key': randomUUID() } });
      return ((await response.json()) as { id: string }).id;
    },
    kept: async (draft) => (await (await asRoot(`/drafts/${draft}`)).json()) as { revision: number; source: string },
    async publish(name, source = programText(name)) {
      const answer = await runCommand(service, importPublished, { caller: system, input: { source } });
      if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
      return answer.body.hash;
    },
    async partners(partners) {
      await store.transaction(tenant, (tx) => putPartners(tx, partners, { at: service.clock(), source: 'test' }));
    },
    async moveTo(instant) {
      [start, begun] = [instant, Date.now()];
      await activateDue(service, tenant, service.clock());
    },
    async disable(login) {
      const account = people.get(login);
      if (account !== undefined) await store.transaction(tenant, (tx) => setDisabled(tx, account, service.clock()));
    },
    async client(login) {
      const cookie = await cookieOf(login);
      const own: typeof fetch = (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('cookie', cookie);
        headers.set('origin', address);
        return fetch(input, { ...init, headers });
      };
      return createClient({ address, fetch: own });
    },
    breakConnection(broken) {
      isBroken = broken;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await store.close();
    },
  };
  await product.person('writer', ['programDesigner']);
  keys.set('root', await signedIn('writer'));
  return product;
}

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('Login').fill(login);
  await page.getByLabel(/^Password/).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.getByRole('heading', { level: 1 }).waitFor();
}
