import { randomUUID } from 'node:crypto';
import { importPublished, runCommand } from '@tierwright/commands';
import { canonicalize, hashProgram } from '@tierwright/program';
import type { Store } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen } from '../../app/api.fixture.ts';
import { call } from '../../app/call.fixture.ts';
import { createApi } from '../../app/create-api.ts';
import { keyOf, PASSWORD, person, serviceOn, tenantWithAdministrator } from '../../sign-in/people.fixture.ts';

const documentOf = (version: string, more: object = {}) => ({
  ...{ pdl: '1.0', program: 'acme', version, title: 'Acme', currency: 'EUR', timeZone: 'Europe/Berlin' },
  facts: { good: { title: 'Is good', type: 'boolean', attribute: 'good' } },
  requirements: { good: { title: 'Is good', why: 'So.', when: { all: [{ fact: 'good', operator: 'equal', value: true }] } } },
  tracks: [{ id: 'resale', title: 'Resale', tiers: [{ id: 'basic', title: 'Basic', qualify: { all: [{ condition: 'good' }] } }] }],
  ...more,
});

let store: Store;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

/** A tenant with people who have signed in, and what they send. */
async function start() {
  const service = serviceOn(store);
  const url = await listen(createApi({ service }));
  const { host } = new URL(url);
  const { tenant } = await tenantWithAdministrator(service, `at-${host.replaceAll(/\W/g, '-')}`, [host]);
  const send = (auth: Record<string, string>, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    call(url, { method, path, body, headers: { ...auth, ...headers } });
  const signedIn = async (login: string) => {
    const session = await send({ origin: url }, 'POST', '/session', { login, password: PASSWORD });
    const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
    return (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
      send({ origin: url, cookie }, method, path, body, headers);
  };
  const byKey = async (account: string, roles: Parameters<typeof keyOf>[3]) => {
    const key = await keyOf(service, tenant, account, roles);
    return (method: string, path: string, body?: unknown) => send({ authorization: `Bearer ${key}` }, method, path, body);
  };
  const designer = await person(service, tenant, 'ana', { roles: ['programDesigner'] });
  await person(service, tenant, 'bob', { roles: ['approver'] });
  return { service, tenant, byKey, designer, ana: await signedIn('ana'), bob: await signedIn('bob') };
}

it('CMD-P1, CMD-P2, CMD-P5, CMD-P7: goes from a broken draft to a version in force, and back', async () => {
  const { ana, bob } = await start();
  const made = await ana('POST', '/drafts', { source: '{"program":"acme",' });
  expect([made.status, made.headers.get('etag'), made.headers.get('location')]).toEqual([201, '"1"', `/api/v1/drafts/${made.body.id}`]);
  const draft = `/drafts/${made.body.id}`;
  expect((await ana('POST', `${draft}/reviews`, { revision: 1 })).body).toMatchObject({ status: 422, code: 'CMD201' });
  expect((await ana('PUT', draft, { source: '{}' })).status).toBe(428);
  const source = JSON.stringify(documentOf('1'), null, 2);
  expect((await ana('PUT', draft, { source }, { 'if-match': '"1"' })).headers.get('etag')).toBe('"2"');
  expect((await ana('PUT', draft, { source: '{}' }, { 'if-match': '"1"' })).body).toMatchObject({ status: 412, code: 'CMD103' });
  expect((await ana('GET', `${draft}/check`)).body).toMatchObject({ ok: true, hash: hashProgram(documentOf('1')) });
  const review = (await ana('POST', `${draft}/reviews`, { revision: 2, note: 'First.' })).body;
  const read = `/reviews/${review.id}`;
  const comment = await bob('POST', `${read}/comments`, { pointer: '/tracks/0', text: 'Why?' });
  expect((await ana('POST', `${read}/comments/${comment.body.id}/settle`)).status).toBe(200);
  const approval = { hash: review.hash, round: review.round, outcome: 'approve' };
  expect((await ana('POST', `${read}/approvals`, approval)).body).toMatchObject({ status: 403, code: 'CMD101' });
  expect((await bob('POST', `${read}/approvals`, approval)).body.state).toBe('approved');
  expect((await bob('GET', read)).body).toMatchObject({
    approvals: [{ outcome: 'approve', counts: true }],
    comments: [{ pointer: '/tracks/0' }],
  });
  const released = await bob('POST', '/releases', { review: review.id });
  expect([released.status, released.body.state]).toEqual([202, 'active']);
  const document = await bob('GET', `/versions/${review.hash}/document`);
  expect([document.headers.get('etag'), document.text]).toEqual([`"${review.hash}"`, canonicalize(documentOf('1'))]);
  expect((await bob('GET', '/programs')).body.items).toMatchObject([{ id: 'acme', active: review.hash }]);
  expect((await bob('GET', '/programs/acme/versions')).body.items).toMatchObject([{ hash: review.hash, isActive: true }]);

  const next = (await ana('POST', '/drafts', { from: review.hash })).body;
  expect(next.base).toBe(review.hash);
  await ana('PUT', `/drafts/${next.id}`, { source: JSON.stringify(documentOf('2', { title: 'Acme' })) }, { 'if-match': '"1"' });
  expect((await ana('GET', `/drafts/${next.id}/diff`)).body.changes).toMatchObject([{ section: 'program', pointer: '/version' }]);
  const second = (await ana('POST', `/drafts/${next.id}/reviews`, { revision: 2 })).body;
  await bob('POST', `/reviews/${second.id}/approvals`, { hash: second.hash, round: 1, outcome: 'approve' });
  const scheduled = (await bob('POST', '/releases', { review: second.id, on: '2027-02-01' })).body;
  expect(scheduled).toMatchObject({ state: 'scheduled', effectiveAt: '2027-01-31T23:00:00Z' });
  expect((await bob('POST', `/releases/${scheduled.id}/cancel`, { reason: 'At once.' })).body.state).toBe('cancelled');
  expect((await bob('POST', '/releases', { review: second.id })).body.state).toBe('active');
  expect((await bob('GET', `/versions/${review.hash}/diff/${second.hash}`)).body).toMatchObject({
    from: { version: '1' },
    to: { version: '2' },
  });

  const back = await bob('POST', '/programs/acme/rollback', { hash: review.hash, reason: 'Wrong.' });
  expect([back.status, back.body.kind, back.body.before]).toEqual([201, 'rollback', second.hash]);
  expect((await bob('GET', '/programs/acme')).body.active).toBe(review.hash);
  expect((await bob('GET', '/programs/acme/releases')).body.items.map(({ state }: { state: string }) => state).sort()).toEqual([
    ...['active', 'cancelled', 'superseded', 'superseded'],
  ]);
  for (const list of ['hindrances', 'affected-decisions']) {
    expect((await bob('GET', `/releases/${back.body.id}/${list}`)).body).toEqual({ items: [], next: null });
  }
});

it('CMD-P3, CMD-P16: a key imports, and neither approves nor publishes nor rolls back', async () => {
  const { byKey, designer, bob, service, tenant } = await start();
  const caller = { kind: 'system', tenant, name: 'demo' } as const;
  await runCommand(service, importPublished, { caller, input: { source: JSON.stringify(documentOf('1')) } });
  const approver = await person(service, tenant, 'cy', { roles: ['approver'] });
  const [publishes, approves] = [await byKey(designer, ['programDesigner']), await byKey(approver, ['approver'])];
  const asked = await publishes('POST', '/programs/import', { source: JSON.stringify(documentOf('2')) });
  expect([asked.status, asked.body.state]).toEqual([201, 'open']);
  const { id, hash, round } = asked.body;
  expect((await approves('POST', `/reviews/${id}/approvals`, { hash, round, outcome: 'approve' })).body.code).toBe('CMD208');
  expect((await bob('POST', `/reviews/${id}/approvals`, { hash, round, outcome: 'approve' })).status).toBe(200);
  expect((await approves('POST', '/releases', { review: id })).body.code).toBe('CMD208');
  expect((await approves('POST', '/programs/acme/rollback', { hash, reason: 'So.' })).body.code).toBe('CMD208');
  expect((await publishes('POST', '/programs/import', { source: '{' })).body).toMatchObject({ status: 422, code: 'CMD201' });
});

it('refuses bad ids, bodies and sizes before a command sees them', async () => {
  const { ana, bob } = await start();
  expect((await bob('GET', '/reviews/not-a-uuid')).status).toBe(404);
  expect((await bob('GET', `/drafts/${randomUUID()}`)).status).toBe(404);
  expect((await bob('GET', `/versions/${'0'.repeat(64)}/document`)).status).toBe(404);
  expect((await bob('POST', '/releases', { review: 'x' })).status).toBe(422);
  expect((await ana('POST', '/drafts', { source: 1 })).status).toBe(422);
  expect((await ana('POST', '/drafts', { text: '{}' })).status).toBe(422);
  // A megabyte of text fits, whatever it takes to write it; more does not.
  expect((await ana('POST', '/drafts', { source: '"'.repeat(1_048_576) })).status).toBe(201);
  expect((await ana('POST', '/drafts', { source: 'x'.repeat(1_048_577) })).status).toBe(422);
  expect((await ana('POST', '/drafts', `{"source":"${'x'.repeat(7_000_000)}"}`)).status).toBe(413);
  expect((await bob('GET', '/drafts?cursor=nonsense')).status).toBe(422);
});
