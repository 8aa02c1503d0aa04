import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ItemKey } from './item-rows.ts';

/** An item that a workflow has to drive. */
export interface DrivenItem extends ItemKey {
  readonly program_hash: string;
  readonly revision: number;
  /** Nothing: it has effects to carry out, and nothing due. */
  readonly due_at: number | null;
  readonly has_effects: boolean;
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
