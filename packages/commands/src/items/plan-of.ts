import { itemPlan } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import type { ItemPlan, ItemRef } from './item-ref.ts';

/** What an item waits for now, read in one snapshot; null: there is no such item. */
export async function planOf({ store }: Pick<Service, 'store'>, { tenant, kind, id }: ItemRef): Promise<ItemPlan | null> {
  const row = await store.read(tenant, (tx) => itemPlan(tx, { kind, id }));
  if (!row) return null;
  const { revision, state, is_over: isOver, due_at: due, holders, program: programId, program_hash: programHash, effects } = row;
  return { revision, state, isOver, due, holders, programId, programHash, effects };
}
