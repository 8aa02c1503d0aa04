import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createApi } from '@tierwright/api';
import {
  createAccount,
  createAdministrator,
  importPublished,
  type NewAccount,
  programShelf,
  runCommand,
  type Service,
} from '@tierwright/commands';
import { memoryStore } from '@tierwright/store/testing';
import type { Page } from 'playwright-core';
import { buildUi } from '../../scripts/build-ui.mjs';

/** Cheap: no test guesses. */
const COST = { N: 16, r: 1, p: 1 };
const PASSWORD = 'correct horse battery';
const EDITOR = fileURLToPath(new URL('../../ui/dist', import.meta.url));

/** The text of a real program: `northwind/2027.1.0`. */
export const programText = (name: string): string => readFileSync(new URL(`../../rules/${name}.program.json`, import.meta.url), 'utf8');

/** The service with its API and the editor, in this process, on a database in memory. */
export interface Product {
  readonly address: string;
  readonly service: Service;
  /** Somebody's login; the same each time. */
  person(login: string, roles: NewAccount['roles']): Promise<string>;
  /** A draft with a text, made by nobody of the test; gives its id. */
  draft(title: string, source: string): Promise<string>;
  /** What the service has of a draft. */
  kept(draft: string): Promise<{ readonly revision: number; readonly source: string }>;
  /** A version that is in force. */
  publish(name: string): Promise<string>;
  /** From now on requests that change something get no answer; or do again. */
  breakConnection(isBroken: boolean): void;
  close(): Promise<void>;
}

/** Opens a product; `now` is where its clock begins, which then goes with the real one. */
export async function openProduct(now = Date.UTC(2027, 0, 4, 9)): Promise<Product> {
  if ((await buildUi()) !== 0) throw new Error('The editor could not be built: its messages are above.');
  const store = await memoryStore();
  const begun = Date.now();
  const service: Service = { store, programs: programShelf(), clock: () => now + Date.now() - begun, newId: randomUUID };
  let isBroken = false;
  const app = createApi({ service, editor: EDITOR });
  const server = createServer((request, response) => {
    if (isBroken && request.method !== 'GET') request.socket.destroy();
    else app(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const slug = 'northwind';
  const root = { login: 'root', name: 'Root', email: 'root@northwind.example', password: PASSWORD };
  const made = await createAdministrator(service, { tenant: { slug, title: slug, hosts: ['127.0.0.1'] }, ...root }, COST);
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  const { tenant } = made.body;
  const system = { kind: 'system', tenant, name: 'test' } as const;
  const people = new Set<string>();
  const keys = new Map<string, string>();
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
    async person(login, roles) {
      if (people.has(login)) return login;
      const input = { login, name: login, email: `${login}@people.example`, roles, password: PASSWORD };
      const answer = await createAccount(service, { caller: system, input }, COST);
      if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
      people.add(login);
      return login;
    },
    async draft(title, source) {
      const body = JSON.stringify({ title, source });
      const response = await asRoot('/drafts', { method: 'POST', body, headers: { 'idempotency-key': randomUUID() } });
      return ((await response.json()) as { id: string }).id;
    },
    kept: async (draft) => (await (await asRoot(`/drafts/${draft}`)).json()) as { revision: number; source: string },
    async publish(name) {
      const answer = await runCommand(service, importPublished, { caller: system, input: { source: programText(name) } });
      if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
      return answer.body.hash;
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
