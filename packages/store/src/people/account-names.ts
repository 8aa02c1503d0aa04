import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/** What people call an account, and the partner that it works for; disabled ones too: what they did they did. */
export interface AccountName {
  readonly name: string;
  readonly partner: string | null;
}

/** The names of accounts, by id. */
export async function accountNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, AccountName>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('account')
    .select(['id', 'name', 'partner'])
    .where('tenant', '=', tx.tenant)
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, name, partner }) => [id, { name, partner }]));
}
