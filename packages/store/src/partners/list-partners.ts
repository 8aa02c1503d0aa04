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

/** Partners by id: those behind one, through another. */
export interface IdRange {
  readonly after: string | null;
  readonly through: string | null;
}

/** Ids alone, for what walks over a base. */
export async function listPartnerIds(tx: Tx, filter: PartnerFilter, { after, through }: IdRange, limit: number): Promise<string[]> {
  let query = filtered(tx, filter).select('id');
  if (after !== null) query = query.where('id', '>', after);
  if (through !== null) query = query.where('id', '<=', through);
  return (await query.orderBy('id').limit(limit).execute()).map(({ id }) => id);
}

/** The partners that match, cut by id into ranges of so many; the last has the rest, and no end. */
export async function cutPartners(tx: Tx, filter: PartnerFilter, size: number): Promise<readonly IdRange[]> {
  const numbered = filtered(tx, filter).select(['id', sql<number>`row_number() over (order by id)`.as('n')]);
  const ends = await tx.db
    .selectFrom(numbered.as('numbered'))
    .select('id')
    .where(sql<boolean>`n % ${size}::int = 0`)
    .orderBy('id')
    .execute();
  const starts = [null, ...ends.map(({ id }) => id)];
  return starts.map((after, index) => ({ after, through: starts[index + 1] ?? null }));
}

export async function countPartners(tx: Tx, filter: PartnerFilter): Promise<number> {
  const { count } = await filtered(tx, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
