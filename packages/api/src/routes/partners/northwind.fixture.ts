import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { importPublished, type JobRunner, jobRunner, type NewAccount, runCommand } from '@tierwright/commands';
import type { Store } from '@tierwright/store';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { listen } from '../../app/api.fixture.ts';
import { type Called, call } from '../../app/call.fixture.ts';
import { createApi } from '../../app/create-api.ts';
import { keyOf, person, serviceOn, type TestService, tenantWithAdministrator } from '../../sign-in/people.fixture.ts';

const RULES = new URL('../../../../../rules/northwind/', import.meta.url);
export const documentOf = (version: string): Promise<string> => readFile(new URL(`${version}.program.json`, RULES), 'utf8');

/** Northwind with its program in force, over HTTP, and a key for each role that is asked for. */
export class Northwind {
  readonly service: TestService;
  readonly tenant: string;
  readonly url: string;
  readonly #keys = new Map<string, Promise<string>>();

  private constructor(service: TestService, tenant: string, url: string) {
    this.service = service;
    this.tenant = tenant;
    this.url = url;
  }

  static async on(store: Store): Promise<Northwind> {
    const service = serviceOn(store);
    const { tenant } = await tenantWithAdministrator(service, `n${randomUUID().slice(0, 8)}`);
    const northwind = new Northwind(service, tenant, await listen(createApi({ service })));
    await northwind.publish('2026.2.0');
    return northwind;
  }

  /** Gives the hash of the version. */
  async publish(version: string): Promise<string> {
    const input = { source: await documentOf(version) };
    const answer = await runCommand(this.service, importPublished, {
      caller: { kind: 'system', tenant: this.tenant, name: 'test' },
      input,
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    return answer.body.hash;
  }

  key(role: NewAccount['roles'][number] = 'channelManager', partner?: string): Promise<string> {
    const name = `${role}${partner ?? ''}`.toLowerCase();
    const known = this.#keys.get(name) ?? this.#made(name, role, partner);
    this.#keys.set(name, known);
    return known;
  }

  async #made(name: string, role: NewAccount['roles'][number], partner: string | undefined): Promise<string> {
    const account = await person(this.service, this.tenant, name, { roles: [role], ...(partner === undefined ? {} : { partner }) });
    return keyOf(this.service, this.tenant, account, [role]);
  }

  /** As the channel manager, or by another key; a text is sent as it is. */
  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}, key?: string): Promise<Called> {
    const type = typeof body === 'string' || body instanceof Uint8Array ? { 'content-type': 'text/csv' } : {};
    const authorization = `Bearer ${key ?? (await this.key())}`;
    return call(this.url, { method, path, body, headers: { authorization, ...type, ...headers } });
  }

  /** What has to go well. */
  async done(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Called['body']> {
    const answer = await this.send(method, path, body, headers);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Runs jobs while `work` lasts. */
  async running<T>(work: () => Promise<T>): Promise<T> {
    const runner: JobRunner = jobRunner(this.service, (error) => {
      throw error;
    });
    try {
      return await work();
    } finally {
      await runner.close();
    }
  }

  /** Waits until a job is over; its body. */
  async over(job: string): Promise<Called['body']> {
    for (;;) {
      const body = await this.done('GET', `/jobs/${job}`);
      if (body.state !== 'queued' && body.state !== 'running') return body;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** For the tests of a block: one store, and for each of them Northwind anew on it. */
export function eachNorthwind(open: () => Promise<Store>, begin: (anew: Northwind) => void | Promise<void>): void {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(async () => begin(await Northwind.on(store)));
}
