import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import { byTurn, type StoredEffect } from './effect-rows.ts';
import type { ItemKey, StoredItem } from './item-rows.ts';

/** An item that a workflow has to drive. */
export interface DrivenItem extends ItemKey {
  readonly program_hash: string;
  readonly revision: number;
  /** Nothing: it has effects to carry out, and nothing due. */
  readonly due_at: number | null;
  readonly has_effects: boolean;
}

/** What an item waits for now. */
type ItemPlanRow = Pick<StoredItem, 'revision' | 'state' | 'is_over' | 'due_at' | 'holders' | 'program' | 'program_hash'> & {
  /** Those that are not done, in the order in which they were asked for. */
  readonly effects: readonly Pick<StoredEffect, 'id' | 'what'>[];
};

export async function itemPlan(tx: Tx, { kind, id }: ItemKey): Promise<ItemPlanRow | undefined> {
  const { rows } = await sql<ItemPlanRow>`
    select i.revision, i.state, i.is_over, i.due_at, i.holders, i.program, i.program_hash, (
      select coalesce(json_agg(json_build_object('id', e.id, 'what', e.what)), '[]') from effect e
      where e.tenant = i.tenant and e.kind = i.kind and e.item = i.id and e.state = 'pending') as effects
    from item i where i.tenant = ${tx.tenant} and i.kind = ${kind} and i.id = ${id}`.execute(tx.db);
  const [row] = rows;
  return row && { ...row, effects: [...row.effects].sort(byTurn) };
}

/** Items that are due before an instant or have effects to carry out, by kind and id, after one of them. */
export async function itemsToDrive(
  tx: Tx,
  { before, after, limit }: { readonly before: number; readonly after?: ItemKey; readonly limit: number },
): Promise<readonly DrivenItem[]> {
  const { kind, id } = after ?? { kind: '', id: '' };
  const { rows } = await sql<DrivenItem>`
    select * from (
      select i.kind, i.id, i.program_hash, i.revision, i.due_at, exists (
        select from effect e where e.tenant = i.tenant and e.kind = i.kind and e.item = i.id and e.state = 'pending') as has_effects
      from item i where i.tenant = ${tx.tenant}::uuid and (i.kind, i.id) > (${kind}::text, ${id}::text)) found
    where due_at <= ${before}::bigint or has_effects
    order by kind, id limit ${limit}`.execute(tx.db);
  return rows;
}
