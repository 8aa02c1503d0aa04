import { randomUUID } from 'node:crypto';
import { createAccount, createAdministrator, createApiKey, type NewAccount, programShelf, type Service } from '@tierwright/commands';
import type { Store } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { onTestFinished } from 'vitest';

/** Cheap: no test guesses. */
const COST = { N: 16, r: 1, p: 1 };
export const PASSWORD = 'correct horse battery';

/** A service with a clock that tests move. */
export interface TestService extends Service {
  now: number;
}

export function serviceOn(store: Store): TestService {
  const service: TestService = {
    now: Date.UTC(2027, 0, 4, 9),
    store,
    programs: programShelf(),
    clock: () => service.now,
    newId: randomUUID,
  };
  return service;
}

/** One in memory, until the test is over. */
export async function memoryService(): Promise<TestService> {
  const store = await memoryStore();
  onTestFinished(() => store.close());
  return serviceOn(store);
}

/** A tenant with an administrator. */
export async function tenantWithAdministrator(service: Service, slug = 'northwind', hosts: readonly string[] = []) {
  const tenant = { slug, title: slug, hosts };
  const answer = await createAdministrator(
    service,
    { tenant, login: 'root', name: 'Root', email: `root@${slug}.example`, password: PASSWORD },
    COST,
  );
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return { tenant: answer.body.tenant, id: answer.body.account.id };
}

/** An account of somebody whose password is known. */
export async function person(service: Service, tenant: string, login: string, more: Partial<NewAccount> = {}): Promise<string> {
  const input = { login, name: login, email: `${login}@people.example`, roles: [], password: PASSWORD, ...more };
  const answer = await createAccount(service, { caller: { kind: 'system', tenant, name: 'test' }, input }, COST);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.body.account.id;
}

/** A key of an account with these roles. */
export async function keyOf(service: Service, tenant: string, account: string, roles: NewAccount['roles']): Promise<string> {
  const answer = await createApiKey(service, { caller: { kind: 'system', tenant, name: 'test' }, input: { name: 'test', account, roles } });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.body.secret ?? '';
}
