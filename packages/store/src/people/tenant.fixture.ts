import { randomUUID } from 'node:crypto';
import type { Store } from '../database/store.ts';
import { insertTenant } from './tenant-rows.ts';

/** A tenant `t<id>`, served under `<id>.example`. */
export async function addTenant(store: Store): Promise<string> {
  const tenant = randomUUID();
  await store.transaction(tenant, (tx) => insertTenant(tx, { slug: `t${tenant}`, title: 'Acme', hosts: [`${tenant}.example`], at: 1 }));
  return tenant;
}
