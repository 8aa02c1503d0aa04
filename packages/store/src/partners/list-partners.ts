import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import { KEPT_PARTNER, type KeptPartner } from './kept-partner.ts';

/** Which partners; what is absent does not count. */
export interface PartnerFilter {
  /** Part of the title or the beginning of the id; case does not matter. */
  readonly search?: string;
  readonly parent?: string;
  /** Attributes by name, as text: `{ region: 'EMEA' }`. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Only these ids. */
  readonly ids?: readonly string[];
}

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

function filtered(tx: Tx, { search, parent, attributes = {}, ids }: PartnerFilter) {
  let query = tx.db.selectFrom('partner').where('tenant', '=', tx.tenant);
  if (search !== undefined && search !== '') {
    const part = escaped(search);
    query = query.where(({ or, eb }) => or([eb('title', 'ilike', `%${part}%`), eb('id', 'ilike', `${part}%`)]));
  }
  if (parent !== undefined) query = query.where('parent', '=', parent);
  for (const [name, value] of Object.entries(attributes)) query = query.where(sql<boolean>`attributes ->> ${name} = ${value}`);
  if (ids) query = query.where('id', '=', sql<string>`any(${[...ids]}::text[])`);
  return query;
}

/** Partners by id, after one of them. */
export async function listPartners(tx: Tx, filter: PartnerFilter, after: string | undefined, limit: number): Promise<KeptPartner[]> {
  let query = filtered(tx, filter).select(KEPT_PARTNER);
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.orderBy('id').limit(limit).execute()) as KeptPartner[];
}

/** Ids alone, for what walks over a base. */
export async function listPartnerIds(tx: Tx, filter: PartnerFilter, after: string | undefined, limit: number): Promise<string[]> {
  let query = filtered(tx, filter).select('id');
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.orderBy('id').limit(limit).execute()).map(({ id }) => id);
}

export async function countPartners(tx: Tx, filter: PartnerFilter): Promise<number> {
  const { count } = await filtered(tx, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
