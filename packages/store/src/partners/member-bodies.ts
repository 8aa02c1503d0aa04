import type { Json } from '@tierwright/program';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/** The memberships of partners, by partner: a member has its partner's id. */
export async function memberBodies(tx: Tx, partners: readonly string[]): Promise<ReadonlyMap<string, Json>> {
  if (partners.length === 0) return new Map();
  const query = tx.db.selectFrom('item').select(['id', 'body']).where('tenant', '=', tx.tenant).where('kind', '=', 'member');
  const rows = await query.where('id', '=', sql<string>`any(${[...partners]}::text[])`).execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
}
