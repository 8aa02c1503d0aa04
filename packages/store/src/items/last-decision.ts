import type { Tx } from '../database/store.ts';
import type { ItemKey } from './item-rows.ts';

/** Id of the last decision about an item; null: nothing was decided. */
export async function lastDecisionOf(tx: Tx, { kind, id }: ItemKey): Promise<string | null> {
  const row = await tx.db
    .selectFrom('item_step')
    .select('decision')
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .where('item', '=', id)
    .where('decision', 'is not', null)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.decision ?? null;
}
