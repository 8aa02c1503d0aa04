import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAudit } from '../audit/append-audit.ts';
import { insertTenant } from '../people/tenant-rows.ts';
import { testStores } from '../testing/test-stores.ts';
import type { Store } from './store.ts';

describe.each(testStores())('store on $name', ({ open }) => {
  let store: Store;
  const tenant = randomUUID();
  beforeAll(async () => {
    store = await open();
    await store.transaction(tenant, (tx) => insertTenant(tx, { slug: 'acme', title: 'Acme', hosts: ['a.example'], at: 1 }));
  });
  afterAll(() => store.close());

  it('finds tenants without a tenant, and nothing but them', async () => {
    expect(await store.walk({ of: 'all' })).toEqual([tenant]);
    expect(await store.walk({ of: 'host', host: 'a.example' })).toEqual([tenant]);
    expect(await store.walk({ of: 'slug', slug: 'acme' })).toEqual([tenant]);
    expect(await store.walk({ of: 'slug', slug: 'other' })).toEqual([]);
  });

  it('chains audit', async () => {
    const entry = { at: 1, actor: 'a', command: 'c', subject: 's', revision: null, detail: '', trace: null };
    await Promise.all(Array.from({ length: 20 }, () => store.transaction(tenant, (tx) => appendAudit(tx, entry))));
    expect(await store.read(tenant, (tx) => tx.db.selectFrom('audit').select('n').orderBy('n').execute())).toHaveLength(20);
    expect(await store.ready()).toBeUndefined();
  });
});
