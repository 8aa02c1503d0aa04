import type { Tx } from '../database/store.ts';

export interface NewTenant {
  readonly slug: string;
  readonly title: string;
  /** Names by which browsers reach it: `partners.example.com`, with the port where it is not the usual one. */
  readonly hosts: readonly string[];
  readonly at: number;
}

/** Makes the transaction's tenant; nothing happens where it is there. False: another one has the short name. */
export async function insertTenant(tx: Tx, { slug, title, hosts, at }: NewTenant): Promise<boolean> {
  const row = await tx.db
    .insertInto('tenant')
    .values({ tenant: tx.tenant, slug, title, hosts: [...hosts], created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('tenant')
    .executeTakeFirst();
  return row !== undefined;
}
