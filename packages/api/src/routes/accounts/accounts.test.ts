import { request } from 'node:http';
import type { Store } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen } from '../../app/api.fixture.ts';
import { type Called, call } from '../../app/call.fixture.ts';
import { createApi } from '../../app/create-api.ts';
import {
  keyOf,
  memoryService,
  PASSWORD,
  person,
  serviceOn,
  type TestService,
  tenantWithAdministrator,
} from '../../sign-in/people.fixture.ts';

/** Somebody at a browser, or with a key. */
class Client {
  cookie = '';
  readonly url: string;
  readonly key: string | undefined;

  constructor(url: string, key?: string) {
    this.url = url;
    this.key = key;
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Called> {
    const who = this.key === undefined ? { origin: this.url, cookie: this.cookie } : { authorization: `Bearer ${this.key}` };
    const called = await call(this.url, { method, path, body, headers: { ...who, ...headers } });
    const set = called.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0] ?? '';
    return called;
  }

  signIn = (login: string, password = PASSWORD, newPassword?: string) =>
    this.send('POST', '/session', { login, password, ...(newPassword === undefined ? {} : { newPassword }) });
}

let store: Store;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

/** A tenant of its own in the one store of this file, under the address that it is served at. */
async function start(): Promise<{ service: TestService; url: string; tenant: string; root: string; client: (key?: string) => Client }> {
  const service = serviceOn(store);
  const url = await listen(createApi({ service }));
  const { host } = new URL(url);
  const { tenant, id } = await tenantWithAdministrator(service, `at-${host.replaceAll(/\W/g, '-')}`, [host]);
  return { service, url, tenant, root: id, client: (key) => new Client(url, key) };
}

it('signs in, says who it is, and signs out for every window', async () => {
  const { client, tenant, root } = await start();
  const first = client();
  const answer = await first.signIn('root');
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ tenant, account: root, roles: ['administrator'], via: 'session' });
  expect(answer.headers.get('set-cookie')).toMatch(/^tierwright=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
  const second = client();
  second.cookie = first.cookie;
  expect((await second.send('GET', '/me')).status).toBe(200);
  expect((await first.send('DELETE', '/session')).status).toBe(204);
  expect((await second.send('GET', '/me')).status).toBe(401);
});

it('gives a new secret at each sign-in and ends the one before', async () => {
  const { client } = await start();
  const browser = client();
  await browser.signIn('root');
  const before = browser.cookie;
  await browser.signIn('root');
  expect(browser.cookie).not.toBe(before);
  browser.cookie = before;
  expect((await browser.send('GET', '/me')).status).toBe(401);
  // A secret that somebody else chose is never taken.
  browser.cookie = `tierwright=${'a'.repeat(43)}`;
  await browser.signIn('root');
  expect(browser.cookie).not.toContain('aaaa');
});

it('ends sessions by the clock', async () => {
  const { client, service } = await start();
  const browser = client();
  await browser.signIn('root');
  service.now += 12 * 3_600_000 - 1;
  expect((await browser.send('GET', '/me')).status).toBe(200);
  service.now += 1;
  expect((await browser.send('GET', '/me')).status).toBe(401);
});

it('answers a wrong password, an unknown login and a disabled account alike', async () => {
  const { client, service, tenant } = await start();
  const gone = await person(service, tenant, 'gone', { roles: ['auditor'] });
  const admin = client();
  await admin.signIn('root');
  expect((await admin.send('POST', `/accounts/${gone}/disable`)).status).toBe(200);
  const answers = [await client().signIn('root', 'wrong'), await client().signIn('nobody'), await client().signIn('gone')];
  expect(answers.map(({ status, body }) => [status, body.code, body.detail])).toEqual(
    Array(3).fill([401, 'CMD402', 'Login or password is wrong.']),
  );
});

it('stops who guesses: by account and address, until the window is over', async () => {
  const { client, service, tenant } = await start();
  await person(service, tenant, 'ada', { roles: ['auditor'] });
  for (let n = 0; n < 10; n += 1) expect((await client().signIn('ada', 'wrong')).status).toBe(401);
  const stopped = await client().signIn('ada');
  expect([stopped.status, stopped.body.code, stopped.headers.get('retry-after')]).toEqual([429, 'CMD413', '900']);
  // Others from the same address still get in.
  expect((await client().signIn('root')).status).toBe(201);
  service.now += 15 * 60_000;
  expect((await client().signIn('ada')).status).toBe(201);
});

it('takes sessions from our own pages only', async () => {
  const { client, url } = await start();
  const browser = client();
  await browser.signIn('root');
  for (const origin of ['https://evil.example', 'null', `${url}.evil.example`]) {
    const answer = await browser.send('POST', '/accounts', {}, { origin });
    expect([answer.status, answer.body.code]).toEqual([403, 'API105']);
  }
});

it('makes a person whose given password is shown once and replaced first', async () => {
  const { client, service } = await start();
  const admin = client();
  await admin.signIn('root');
  const key = { 'idempotency-key': 'invite-1' };
  const input = { login: 'grace', name: 'Grace', email: 'grace@northwind.example', roles: ['programDesigner'] };
  const made = await admin.send('POST', '/accounts', input, key);
  expect([made.status, made.body.account.roles]).toEqual([201, ['programDesigner']]);
  expect(made.headers.get('location')).toBe(`/api/v1/accounts/${made.body.account.id}`);
  const again = await admin.send('POST', '/accounts', input, key);
  expect([again.status, again.body]).toEqual([201, { account: made.body.account }]);
  expect((await admin.send('POST', '/accounts', { ...input, email: 'x@northwind.example' })).body.code).toBe('CMD401');

  const { password } = made.body;
  const grace = client();
  expect((await grace.signIn('grace', password)).body.code).toBe('CMD403');
  expect((await grace.signIn('grace', password, 'short')).body.code).toBe('CMD404');
  expect((await grace.signIn('grace', password, password)).body.code).toBe('CMD404');
  expect((await grace.signIn('grace', password, 'a password of my own')).status).toBe(201);
  expect((await client().signIn('grace', password)).status).toBe(401);

  const given = await admin.send('POST', `/accounts/${made.body.account.id}/password`);
  expect((await grace.send('GET', '/me')).status).toBe(401);
  service.now += 7 * 86_400_000;
  expect((await grace.signIn('grace', given.body.password, 'a password of my own')).status).toBe(401);
});

it('lets people change their password, which ends every session', async () => {
  const { client } = await start();
  const [one, two] = [client(), client()];
  await one.signIn('root');
  await two.signIn('root');
  expect((await one.send('POST', '/me/password', { password: 'wrong', newPassword: 'another long one' })).status).toBe(401);
  expect((await one.send('POST', '/me/password', { password: PASSWORD, newPassword: 'another long one' })).status).toBe(204);
  expect((await two.send('GET', '/me')).status).toBe(401);
  expect((await two.signIn('root')).status).toBe(401);
  expect((await two.signIn('root', 'another long one')).status).toBe(201);
});

it('lets nobody change their own rights, nor those of another account of theirs', async () => {
  const { client, root } = await start();
  const admin = client();
  await admin.signIn('root');
  const address: string = (await admin.send('GET', `/accounts/${root}`)).body.email;
  const grants = { roles: ['administrator', 'approver'], groups: [] };
  expect((await admin.send('PUT', `/accounts/${root}/grants`, grants, { 'if-match': '"1"' })).body.code).toBe('CMD405');
  expect((await admin.send('POST', `/accounts/${root}/disable`)).body.code).toBe('CMD405');
  const second = { login: 'root2', name: 'Root', email: address.toUpperCase(), roles: ['approver'] };
  expect((await admin.send('POST', '/accounts', second)).body.code).toBe('CMD405');
});

it('changes grants by revision, and ends the sessions of whom it concerns', async () => {
  const { client, service, tenant } = await start();
  const ada = await person(service, tenant, 'ada', { roles: ['auditor'], groups: ['finance'] });
  const [admin, her] = [client(), client()];
  await admin.signIn('root');
  await her.signIn('ada');
  const path = `/accounts/${ada}/grants`;
  const grants = { roles: ['decider'], groups: ['dealDesk'] };
  expect((await admin.send('PUT', path, grants)).status).toBe(428);
  const stale = await admin.send('PUT', path, grants, { 'if-match': '"9"' });
  expect([stale.status, stale.body.code, stale.body.current]).toEqual([412, 'CMD103', { revision: 1 }]);
  const changed = await admin.send('PUT', path, grants, { 'if-match': '"1"' });
  expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
  expect(changed.body).toMatchObject({ roles: ['decider'], groups: ['dealDesk'], revision: 2 });
  expect((await her.send('GET', '/me')).status).toBe(401);
  await her.signIn('ada');
  expect((await her.send('GET', '/me')).body).toMatchObject({ roles: ['decider'], groups: ['dealDesk'] });
});

it('keeps roles of partners and of the vendor apart, and machines from deciding', async () => {
  const { client } = await start();
  const admin = client();
  await admin.signIn('root');
  const make = async (more: object) =>
    (await admin.send('POST', '/accounts', { login: 'x', name: 'x', email: 'x@x.example', roles: [], ...more })).body.code;
  expect(await make({ login: 'x1', roles: ['partnerUser'] })).toBe('CMD409');
  expect(await make({ login: 'x1', partner: 'acme', roles: ['auditor'] })).toBe('CMD409');
  expect(await make({ login: 'x1', partner: 'acme', groups: ['finance'] })).toBe('CMD409');
  expect(await make({ login: 'x1', partner: 'nowhere', roles: ['partnerUser'] })).toBe('CMD412');
  expect(await make({ login: 'x1', signsIn: false, roles: ['approver'] })).toBe('CMD414');
});

it('makes keys: shown once, no more than the account, over in time, revoked at once', async () => {
  const { client, service, tenant } = await start();
  const ada = await person(service, tenant, 'ada', { roles: ['auditor', 'programDesigner'] });
  const her = client();
  await her.signIn('ada');
  const made = await her.send('POST', '/api-keys', { name: 'script', roles: ['auditor'] }, { 'idempotency-key': 'k1' });
  expect(made.body.secret).toMatch(new RegExp(`^tw_${tenant}_[\\w-]{43}$`));
  const again = await her.send('POST', '/api-keys', { name: 'script', roles: ['auditor'] }, { 'idempotency-key': 'k1' });
  expect(again.body).toEqual({ key: made.body.key });
  expect((await her.send('POST', '/api-keys', { name: 'more', roles: ['approver'] })).body.code).toBe('CMD407');
  for (const expiresAt of ['2027-01-04T09:00:00Z', '2028-01-06T09:00:00Z']) {
    expect((await her.send('POST', '/api-keys', { name: 'more', roles: [], expiresAt })).body.code).toBe('CMD408');
  }
  const machine = client(made.body.secret);
  expect((await machine.send('GET', '/me')).body).toMatchObject({ account: ada, roles: ['auditor'], via: 'key' });
  expect((await machine.send('POST', '/api-keys', { name: 'child', roles: [] })).body.code).toBe('CMD406');
  expect((await machine.send('POST', '/me/password', { password: PASSWORD, newPassword: 'another long one' })).body.code).toBe('CMD406');
  // What the account loses the key loses.
  const admin = client();
  await admin.signIn('root');
  await admin.send('PUT', `/accounts/${ada}/grants`, { roles: ['programDesigner'], groups: [] }, { 'if-match': '"1"' });
  expect((await machine.send('GET', '/me')).status).toBe(403);
  await admin.send('PUT', `/accounts/${ada}/grants`, { roles: ['auditor'], groups: [] }, { 'if-match': '"2"' });
  expect((await machine.send('GET', '/me')).status).toBe(200);
  expect((await admin.send('POST', `/api-keys/${made.body.key.id}/revoke`)).status).toBe(200);
  expect((await machine.send('GET', '/me')).status).toBe(401);
});

it('lets a key end by the clock and with its account', async () => {
  const { client, service, tenant } = await start();
  const ada = await person(service, tenant, 'ada', { roles: ['auditor'] });
  const machine = client(await keyOf(service, tenant, ada, ['auditor']));
  service.now += 90 * 86_400_000 - 1;
  expect((await machine.send('GET', '/me')).status).toBe(200);
  service.now += 1;
  expect((await machine.send('GET', '/me')).status).toBe(401);
});

it('makes keys for machines by administrators, never for other people', async () => {
  const { client, service, tenant } = await start();
  const ada = await person(service, tenant, 'ada', { roles: ['decider'] });
  const admin = client();
  await admin.signIn('root');
  expect((await admin.send('POST', '/api-keys', { name: 'x', account: ada, roles: ['decider'] })).status).toBe(404);
  const robot = { login: 'robot', name: 'Robot', email: 'it@northwind.example', roles: ['channelManager'], signsIn: false };
  const made = await admin.send('POST', '/accounts', robot);
  expect(made.body.password).toBeUndefined();
  const key = await admin.send('POST', '/api-keys', { name: 'sync', account: made.body.account.id, roles: ['channelManager'] });
  expect((await client(key.body.secret).send('GET', '/me')).body.roles).toEqual(['channelManager']);
  expect((await client().signIn('robot', '')).status).toBe(422);
  expect((await client().signIn('robot')).status).toBe(401);
});

it('lists accounts by pages, keys without secrets, and hides passwords from all', async () => {
  const { client, service, tenant } = await start();
  for (const login of ['ada', 'bob', 'eve']) await person(service, tenant, login, { roles: ['auditor'] });
  const admin = client();
  await admin.signIn('root');
  const first = await admin.send('GET', '/accounts?limit=3');
  expect(first.body.items).toHaveLength(3);
  const rest = await admin.send('GET', `/accounts?limit=3&cursor=${first.body.next}`);
  expect([rest.body.items.length, rest.body.next]).toEqual([1, null]);
  expect(JSON.stringify([first.body, rest.body])).not.toMatch(/scrypt|secret/);
  for (const cursor of ['x', Buffer.from('["x"]').toString('base64url'), Buffer.from('[7]').toString('base64url')]) {
    expect((await admin.send('GET', `/accounts?cursor=${cursor}`)).status).toBe(422);
  }
});

it('finds the tenant by host, and by key wherever it is sent', async () => {
  const service = await memoryService();
  const one = await tenantWithAdministrator(service, 'one', ['one.example']);
  const two = await tenantWithAdministrator(service, 'two', ['two.example']);
  const url = await listen(createApi({ service }));
  const { callerOfKey, tenantOfHost } = await import('@tierwright/commands');
  expect(await tenantOfHost(service, 'ONE.example')).toBe(one.tenant);
  expect(await tenantOfHost(service, 'two.example')).toBe(two.tenant);
  // Two tenants: a host that is nobody's is nobody's.
  expect(await tenantOfHost(service, '127.0.0.1')).toBeUndefined();
  const answer = await new Client(url).signIn('root');
  expect([answer.status, answer.body.code]).toEqual([404, 'API118']);
  const key = await keyOf(service, two.tenant, two.id, ['administrator']);
  expect((await new Client(url, key).send('GET', '/me')).body.tenant).toBe(two.tenant);
  // The secret of one tenant under the name of the other opens nothing.
  expect(await callerOfKey(service, key.replace(two.tenant, one.tenant))).toBeUndefined();
});

it('lists the chain for auditors, by subject and by pages, and verifies it', async () => {
  const { client, service, tenant } = await start();
  const ada = await person(service, tenant, 'ada', { roles: ['auditor'] });
  const [admin, auditor] = [client(), client()];
  await admin.signIn('root');
  await auditor.signIn('ada');
  expect((await admin.send('GET', '/audit')).status).toBe(403);
  const all = await auditor.send('GET', '/audit?limit=2');
  expect(all.body.items.map(({ command }: { command: string }) => command)).toEqual(['session.begin', 'session.begin']);
  const rest = await auditor.send('GET', `/audit?limit=200&cursor=${all.body.next}`);
  expect(rest.body.items.map(({ command }: { command: string }) => command)).toEqual(['account.create', 'account.create', 'tenant.create']);
  const ofAda = await auditor.send('GET', `/audit?subject=account/${ada}`);
  expect(ofAda.body.items).toHaveLength(2);
  expect(JSON.stringify(all.body) + JSON.stringify(rest.body)).not.toMatch(/ada@|Ada|correct horse/);
  const { body: anchor } = await auditor.send('GET', '/audit/anchor');
  expect((await auditor.send('GET', '/audit/verification')).body).toEqual({ ok: true, ...anchor });
  await admin.signIn('root');
  expect((await auditor.send('GET', `/audit/verification?n=${anchor.n}&hash=${anchor.hash}`)).body.ok).toBe(true);
  expect((await auditor.send('GET', `/audit/verification?n=${anchor.n}&hash=${'0'.repeat(64)}`)).body).toMatchObject({
    ok: false,
    why: 'notAnchored',
  });
  expect((await auditor.send('GET', `/audit/verification?n=${anchor.n}`)).body.code).toBe('CMD415');
});

it('keeps the session in a __Host- cookie over https, and gives none over http from elsewhere', async () => {
  const service = serviceOn(store);
  const url = await listen(createApi({ service, proxies: 1 }));
  const { host, port } = new URL(url);
  await tenantWithAdministrator(service, `tls-${port}`, [host, 'vendor.example']);
  const sign = (headers: Record<string, string>) =>
    new Promise<{ status: number; cookie: string }>((resolve, reject) => {
      const asked = request(
        `${url}/api/v1/session`,
        { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
        (answer) => {
          answer.resume();
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, cookie: String(answer.headers['set-cookie'] ?? '') }));
        },
      );
      asked.on('error', reject);
      asked.end(JSON.stringify({ login: 'root', password: PASSWORD }));
    });
  const behind = { host: 'vendor.example', 'x-forwarded-proto': 'https' };
  const secure = await sign({ ...behind, origin: 'https://vendor.example' });
  expect(secure).toEqual({
    status: 201,
    cookie: expect.stringMatching(/^__Host-tierwright=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure$/),
  });
  // The page came over http: it is another origin.
  expect((await sign({ ...behind, origin: 'http://vendor.example' })).status).toBe(403);
  expect(await sign({ host: 'vendor.example', origin: 'http://vendor.example' })).toEqual({ status: 403, cookie: '' });
  // A cookie of the plain name is none over https: whoever could set it on the way does not choose the session.
  const plain = await fetch(`${url}/api/v1/me`, {
    headers: { 'x-forwarded-proto': 'https', cookie: secure.cookie.replace('__Host-', '') },
  });
  expect(plain.status).toBe(401);
});
