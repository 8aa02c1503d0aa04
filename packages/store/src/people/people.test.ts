import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store, Tx } from '../database/store.ts';
import { testStores } from '../testing/test-stores.ts';
import { findAccount, insertAccount, listAccounts, setDisabled, touchAccount } from './account-rows.ts';
import { findKey, insertKey, listKeys, personOfKey, revokeKey } from './api-key-rows.ts';
import { setGrants } from './grant-rows.ts';
import { findPassword, setPassword } from './password-rows.ts';
import { accountManagersOf, findPerson, peopleOfPartner, setAccountManagers, vendorPeople } from './people-rows.ts';
import { endSession, endSessionsOf, insertSession, personOfSession } from './session-rows.ts';
import { insertTenant } from './tenant-rows.ts';

const AT = 1_000;

describe.each(testStores())('$name', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store?.close());

  /** A tenant with Ada of the vendor and Bob of a partner. */
  async function people() {
    const [tenant, ada, bob] = [randomUUID(), randomUUID(), randomUUID()];
    const kept = <T>(work: (tx: Tx) => Promise<T>) => store.transaction(tenant, work);
    const account = (id: string, login: string, partner: string | null) => ({
      ...{ id, login, name: login, email: `${login}@people.example`, emailVerifiedAt: AT, partner },
      ...{ password: null, passwordExpiresAt: null, at: AT },
    });
    await kept(async (tx) => {
      expect(await insertTenant(tx, { slug: `t-${tenant}`, title: 'T', hosts: [`${tenant}.example`], at: AT })).toBe(true);
      expect(await insertAccount(tx, account(ada, 'ada', null))).toBe(true);
      expect(await insertAccount(tx, account(bob, 'bob', 'acme'))).toBe(true);
      await setGrants(tx, { account: ada, roles: ['decider', 'approver'], groups: ['finance', 'dealDesk'], by: 'test', at: AT });
      await setGrants(tx, { account: bob, roles: ['partnerUser'], groups: [], by: 'test', at: AT });
    });
    return { tenant, ada, bob, kept, account };
  }

  it('tells a tenant by its short name and its hosts, and gives neither twice', async () => {
    const { tenant } = await people();
    expect(await store.walk({ of: 'slug', slug: `t-${tenant}` })).toEqual([tenant]);
    expect(await store.walk({ of: 'host', host: `${tenant}.example` })).toEqual([tenant]);
    const other = randomUUID();
    expect(await store.transaction(other, (tx) => insertTenant(tx, { slug: `t-${tenant}`, title: 'U', hosts: [], at: AT }))).toBe(false);
  });

  it('finds people with what they were granted, sorted', async () => {
    const { ada, bob, kept } = await people();
    const of = {
      id: ada,
      name: 'ada',
      partner: null,
      human: 'email:ada@people.example',
      roles: ['approver', 'decider'],
      groups: ['dealDesk', 'finance'],
    };
    expect(await kept((tx) => findPerson(tx, ada))).toEqual(of);
    expect(await kept(vendorPeople)).toEqual([of]);
    expect((await kept((tx) => peopleOfPartner(tx, 'acme'))).map(({ id }) => id)).toEqual([bob]);
    await kept((tx) => setAccountManagers(tx, 'acme', [ada]));
    expect(await kept((tx) => accountManagersOf(tx, 'acme'))).toEqual([ada]);
    await kept((tx) => setDisabled(tx, ada, AT));
    expect(await kept((tx) => findPerson(tx, ada))).toBeUndefined();
    expect(await kept((tx) => accountManagersOf(tx, 'acme'))).toEqual([]);
  });

  it('replaces grants, and says who gave what stayed', async () => {
    const { ada, kept } = await people();
    await kept((tx) => setGrants(tx, { account: ada, roles: ['approver', 'auditor'], groups: [], by: 'later', at: AT + 1 }));
    expect(await kept((tx) => findAccount(tx, ada, true))).toMatchObject({
      roles: ['approver', 'auditor'],
      groups: [],
      signs_in: false,
      revision: 1,
    });
    const rows = await kept((tx) =>
      tx.db.selectFrom('role_grant').select(['role', 'granted_by']).where('account', '=', ada).orderBy('role').execute(),
    );
    expect(rows).toEqual([
      { role: 'approver', granted_by: 'test' },
      { role: 'auditor', granted_by: 'later' },
    ]);
    expect(await kept((tx) => touchAccount(tx, ada))).toBe(2);
  });

  it('lists accounts and keys by pages', async () => {
    const { ada, bob, kept } = await people();
    const [first, second] = [ada, bob].sort();
    expect((await kept((tx) => listAccounts(tx, { limit: 1 }))).map(({ id }) => id)).toEqual([first]);
    expect((await kept((tx) => listAccounts(tx, { limit: 5, after: first! }))).map(({ id }) => id)).toEqual([second]);
    expect((await kept((tx) => listAccounts(tx, { limit: 5, partner: 'acme' }))).map(({ id }) => id)).toEqual([bob]);
  });

  it('takes each login once in a tenant', async () => {
    const { kept, account } = await people();
    expect(await kept((tx) => insertAccount(tx, account(randomUUID(), 'ada', null)))).toBe(false);
  });

  it('knows passwords of enabled accounts', async () => {
    const { ada, kept } = await people();
    await kept((tx) => setPassword(tx, ada, 'hash', AT + 5));
    expect(await kept((tx) => findPassword(tx, 'ada'))).toEqual({ account: ada, password: 'hash', expiresAt: AT + 5 });
    await kept((tx) => setDisabled(tx, ada, AT));
    expect(await kept((tx) => findPassword(tx, 'ada'))).toBeUndefined();
  });

  it('knows who a session is until it is over or ended', async () => {
    const { ada, kept } = await people();
    const begin = (secretHash: string) => kept((tx) => insertSession(tx, { secretHash, account: ada, at: AT, expiresAt: AT + 10 }));
    const who = async (secretHash: string, now = AT) => (await kept((tx) => personOfSession(tx, secretHash, now)))?.id;
    await begin('one');
    await begin('two');
    await begin('three');
    expect([await who('one', AT + 9), await who('one', AT + 10)]).toEqual([ada, undefined]);
    await kept((tx) => endSession(tx, 'one'));
    expect([await who('one'), await who('two')]).toEqual([undefined, ada]);
    await kept((tx) => endSessionsOf(tx, ada));
    expect([await who('two'), await who('three')]).toEqual([undefined, undefined]);
  });

  it('gives a key the roles that both it and its account have, until it is over or revoked', async () => {
    const { ada, kept } = await people();
    const id = randomUUID();
    const key = { id, account: ada, name: 'k', secretHash: randomUUID(), roles: ['decider', 'auditor'], at: AT, expiresAt: AT + 10 };
    await kept((tx) => insertKey(tx, key));
    const who = (now = AT) => kept((tx) => personOfKey(tx, key.secretHash, now));
    expect((await who())?.roles).toEqual(['decider']);
    expect(await who(AT + 10)).toBeUndefined();
    expect((await kept((tx) => listKeys(tx, { account: ada, limit: 5 }))).map((each) => each.id)).toEqual([id]);
    await kept((tx) => revokeKey(tx, id, AT + 1));
    await kept((tx) => revokeKey(tx, id, AT + 2));
    expect(await who()).toBeUndefined();
    expect((await kept((tx) => findKey(tx, id)))?.revoked_at).toBe(AT + 1);
  });

  it('shows nobody of another tenant', async () => {
    const { ada } = await people();
    const other = await people();
    expect(await other.kept((tx) => findPerson(tx, ada))).toBeUndefined();
    expect(await other.kept((tx) => findAccount(tx, ada))).toBeUndefined();
    expect((await other.kept((tx) => listAccounts(tx, { limit: 9 }))).map(({ id }) => id).sort()).toEqual([other.ada, other.bob].sort());
  });
});
