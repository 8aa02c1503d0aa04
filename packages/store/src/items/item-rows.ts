import type { Json } from '@tierwright/program';
import { type Selectable, sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ItemRow } from '../database/tables/items.ts';

/** A running item: what lists and locks ask of it, and the lifecycle's item as `body`. */
export type StoredItem = Omit<Selectable<ItemRow>, 'tenant'>;

/** One item, by kind and id. */
export interface ItemKey {
  readonly kind: ItemRow['kind'];
  readonly id: string;
}

const COLUMNS = [
  'kind',
  'id',
  'partner',
  'state',
  'is_over',
  'revision',
  'program',
  'program_hash',
  'at',
  'since',
  'due_at',
  'holders',
  'distributor',
  'body',
  'created_at',
] as const;

export async function findItem(tx: Tx, { kind, id }: ItemKey): Promise<StoredItem | undefined> {
  return tx.db
    .selectFrom('item')
    .select(COLUMNS)
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Locks one item until the end of the transaction, and reads it as it is then. */
export async function lockItem(tx: Tx, { kind, id }: ItemKey): Promise<StoredItem | undefined> {
  return tx.db
    .selectFrom('item')
    .select(COLUMNS)
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Locks several items in the one order of locks, by kind and id. */
export async function lockItems(tx: Tx, keys: readonly ItemKey[]): Promise<readonly StoredItem[]> {
  const found: StoredItem[] = [];
  const inOrder = [...keys].sort((a, b) => (a.kind !== b.kind ? (a.kind < b.kind ? -1 : 1) : a.id < b.id ? -1 : 1));
  for (const key of inOrder) {
    const item = await lockItem(tx, key);
    if (item) found.push(item);
  }
  return found;
}

/** What is kept of an item with each step. */
export type ItemAfter = Omit<StoredItem, 'created_at' | 'body'> & { readonly body: Json };

/** Keeps a new item; false where there is one of that kind and id already. */
export async function insertItem(tx: Tx, { body, ...item }: ItemAfter, now: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('item')
    .values({ tenant: tx.tenant, ...item, holders: [...item.holders], body: JSON.stringify(body), created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Keeps what a step made of an item that is locked; gives when it was first kept. */
export async function updateItem(tx: Tx, { kind, id, body, ...item }: ItemAfter): Promise<number> {
  const row = await tx.db
    .updateTable('item')
    .set({ ...item, holders: [...item.holders], body: JSON.stringify(body) })
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .returning('created_at')
    .executeTakeFirst();
  if (!row) throw new Error(`${kind} ${id} is not there`);
  return row.created_at;
}

/** What a list of items may ask; each absent: any. */
export interface ItemsAsked {
  readonly kind: ItemRow['kind'];
  readonly partners?: readonly string[];
  readonly states?: readonly string[];
  readonly isOver?: boolean;
  /** Of one of these people: their partner’s, those that name it as distributor, those that one of `holders` holds. */
  readonly within?: { readonly partner: string | null; readonly holders: readonly string[] };
  /** Ids after this one. */
  readonly after?: string;
  readonly limit: number;
}

/** Items of a kind, by id. */
export async function listItems(tx: Tx, asked: ItemsAsked): Promise<readonly StoredItem[]> {
  const { kind, partners, states, isOver, within, after, limit } = asked;
  let query = tx.db.selectFrom('item').select(COLUMNS).where('tenant', '=', tx.tenant).where('kind', '=', kind);
  if (partners) query = query.where('partner', '=', sql<string>`any(${[...partners]}::text[])`);
  if (states) query = query.where('state', '=', sql<string>`any(${[...states]}::text[])`);
  if (isOver !== undefined) query = query.where('is_over', '=', isOver);
  if (within) {
    const { partner, holders } = within;
    query = query.where((eb) =>
      eb.or([
        ...(partner === null ? [] : [eb('partner', '=', partner), eb('distributor', '=', partner)]),
        sql<boolean>`holders && ${[...holders]}::text[]`,
      ]),
    );
  }
  if (after !== undefined) query = query.where('id', '>', after);
  return query.orderBy('id').limit(limit).execute();
}

/** Items of a partner, by kind and id. */
export async function itemsOfPartner(
  tx: Tx,
  partner: string,
  asked: { readonly kinds: readonly ItemRow['kind'][]; readonly isOver?: boolean; readonly state?: string },
): Promise<readonly ItemKey[]> {
  let query = tx.db
    .selectFrom('item')
    .select(['kind', 'id'])
    .where('tenant', '=', tx.tenant)
    .where('partner', '=', partner)
    .where('kind', 'in', [...asked.kinds]);
  if (asked.isOver !== undefined) query = query.where('is_over', '=', asked.isOver);
  if (asked.state !== undefined) query = query.where('state', '=', asked.state);
  const rows = await query.execute();
  return rows.sort((a, b) => (`${a.kind}/${a.id}` < `${b.kind}/${b.id}` ? -1 : 1));
}

/** Items that have something due at or before an instant, by kind and id, after one of them. */
export async function itemsDue(
  tx: Tx,
  { before, kind, after, limit }: { before: number; kind?: ItemRow['kind']; after?: ItemKey; limit: number },
): Promise<readonly (ItemKey & { readonly due_at: number; readonly revision: number; readonly program_hash: string })[]> {
  let query = tx.db
    .selectFrom('item')
    .select(['kind', 'id', 'due_at', 'revision', 'program_hash'])
    .where('tenant', '=', tx.tenant)
    .where('due_at', '<=', before)
    .$narrowType<{ due_at: number }>();
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (after) query = query.where(sql<boolean>`(kind, id) > (${after.kind}, ${after.id})`);
  return query.orderBy('kind').orderBy('id').limit(limit).execute();
}
