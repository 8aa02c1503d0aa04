import type { Json } from '@tierwright/program';
import type { Selectable } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { EffectRow } from '../database/tables/items.ts';
import type { ItemKey } from './item-rows.ts';

/** What a step asks of the world, and what came of it. */
export type StoredEffect = Omit<Selectable<EffectRow>, 'tenant'>;

const COLUMNS = ['id', 'kind', 'item', 'what', 'body', 'state', 'attempts', 'problem', 'created_at', 'settled_at'] as const;

export async function addEffects(
  tx: Tx,
  { kind, id: item }: ItemKey,
  effects: readonly { readonly id: string; readonly what: string; readonly body: Json }[],
  at: number,
): Promise<void> {
  if (effects.length === 0) return;
  await tx.db
    .insertInto('effect')
    .values(
      effects.map(({ id, what, body }) => ({
        ...{ tenant: tx.tenant, id, kind, item, what, body: JSON.stringify(body) },
        ...{ state: 'pending' as const, problem: null, created_at: at, settled_at: null },
      })),
    )
    .execute();
}

/** One effect; `lock`: nobody else carries it out until the commit. Taken before any item is locked. */
export async function findEffect(tx: Tx, id: string, lock: 'lock' | 'noLock' = 'noLock'): Promise<StoredEffect | undefined> {
  const query = tx.db.selectFrom('effect').select(COLUMNS).where('tenant', '=', tx.tenant).where('id', '=', id);
  return (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst();
}

/** Effects of an item that are not done, in the order in which they were asked for. */
export async function pendingEffects(tx: Tx, { kind, id }: ItemKey): Promise<readonly StoredEffect[]> {
  const rows = await tx.db
    .selectFrom('effect')
    .select(COLUMNS)
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .where('item', '=', id)
    .where('state', '=', 'pending')
    .execute();
  return rows.sort(byTurn);
}

/** Whether something of an item is still to be done. */
export async function hasPendingEffect(tx: Tx, { kind, id }: ItemKey): Promise<boolean> {
  const row = await tx.db
    .selectFrom('effect')
    .select('id')
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .where('item', '=', id)
    .where('state', '=', 'pending')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** `<kind>/<id>/<revision>/<n>`: by the step, then within it. */
export function byTurn(a: Pick<StoredEffect, 'id'>, b: Pick<StoredEffect, 'id'>): number {
  const turn = ({ id }: Pick<StoredEffect, 'id'>): number[] => id.split('/').slice(-2).map(Number);
  const [one = [], other = []] = [turn(a), turn(b)];
  return (one[0] ?? 0) - (other[0] ?? 0) || (one[1] ?? 0) - (other[1] ?? 0);
}

/** An effect is done, or is given up with what was wrong. One that was settled stays as it was: false. */
export async function settleEffect(
  tx: Tx,
  id: string,
  { state, problem = null, at }: { readonly state: 'done' | 'failed'; readonly problem?: string | null; readonly at: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('effect')
    .set((eb) => ({ state, problem, settled_at: at, attempts: eb('attempts', '+', 1) }))
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A failed effect is to be tried again: false where it is none. */
export async function reopenEffect(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('effect')
    .set({ state: 'pending', settled_at: null })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Effects in a state, by id, after one of them: what operations look at. */
export async function listEffects(
  tx: Tx,
  { state, after, limit }: { readonly state: StoredEffect['state']; readonly after?: string; readonly limit: number },
): Promise<readonly StoredEffect[]> {
  let query = tx.db.selectFrom('effect').select(COLUMNS).where('tenant', '=', tx.tenant).where('state', '=', state);
  if (after !== undefined) query = query.where('id', '>', after);
  return query.orderBy('id').limit(limit).execute();
}
