import type { Json } from '@tierwright/program';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/** A partner as it is kept. */
export interface KeptPartner {
  readonly id: string;
  readonly title: string;
  readonly parent: string | null;
  readonly attributes: { readonly [name: string]: Json };
  readonly facts: { readonly [id: string]: Json };
  readonly previous: Json | null;
  readonly revision: number;
  readonly createdAt: number;
  readonly changedAt: number;
}

export const KEPT_PARTNER = [
  'id',
  'title',
  'parent',
  'attributes',
  'facts',
  'previous',
  'revision',
  'created_at as createdAt',
  'changed_at as changedAt',
] as const;

/** Partners by id, sorted; `lock` holds them until the end of the transaction. */
export async function findPartners(tx: Tx, ids: readonly string[], lock: 'lock' | 'noLock' = 'noLock'): Promise<KeptPartner[]> {
  if (ids.length === 0) return [];
  const query = tx.db
    .selectFrom('partner')
    .select(KEPT_PARTNER)
    .where('tenant', '=', tx.tenant)
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .orderBy('id');
  return (await (lock === 'lock' ? query.forNoKeyUpdate() : query).execute()) as KeptPartner[];
}

export async function findPartner(tx: Tx, id: string, lock: 'lock' | 'noLock' = 'noLock'): Promise<KeptPartner | undefined> {
  const [found] = await findPartners(tx, [id], lock);
  return found;
}

/** Which of these ids are partners. */
export async function knownPartners(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const query = tx.db.selectFrom('partner').select('id').where('tenant', '=', tx.tenant);
  const rows = await query.where('id', '=', sql<string>`any(${[...new Set(ids)]}::text[])`).execute();
  return new Set(rows.map(({ id }) => id));
}
