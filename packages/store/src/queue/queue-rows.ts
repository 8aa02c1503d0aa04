import type { Json } from '@tierwright/program';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ItemRow } from '../database/tables/items.ts';
import { type Hands, heldBy } from '../items/held-by.ts';

/** Something that waits for somebody: a task, or an item that is in their hands without one. */
export interface QueueRow {
  readonly what: 'task' | 'item';
  readonly kind: ItemRow['kind'];
  readonly item: string;
  /** Id of the task; empty for an item. */
  readonly task: string;
  /** Of the task. */
  readonly title: string | null;
  readonly state: string;
  readonly partner: string | null;
  readonly holders: readonly string[];
  readonly since: number;
  readonly due: number | null;
  /** Hash of the version that the item runs under, and the item itself. */
  readonly program: string;
  readonly body: Json;
}

/** Later than every deadline. */
const NEVER = 9_000_000_000_000_000;
/** Approved deals and memberships are in somebody's hands without waiting for anything. */
const RESTING = sql`(i.kind = 'deal' and i.state = 'approved') or (i.kind = 'member' and i.state <> 'applied')`;

/** What waits for these hands; null: for anybody. */
function queue(tx: Tx, hands: Hands | null): RawBuilder<unknown> {
  const isMine = (column: RawBuilder<unknown>) => (hands === null ? sql`true` : heldBy(column, hands, sql`i`));
  return sql`
    with tasks as (
      select 'task' as what, t.kind, t.item, t.id as task, t.title, i.state, i.partner, t.owners as holders, t.opened_at as since, t.due_at as due
      from task t join item i on i.tenant = t.tenant and i.kind = t.kind and i.id = t.item
      where t.tenant = ${tx.tenant}::uuid and t.state = 'open' and ${isMine(sql`t.owners`)}),
    queue as (
      select *, coalesce(due, ${NEVER}::bigint) as turn from tasks
      union all
      select 'item', i.kind, i.id, '', null, i.state, i.partner, i.holders, i.since, i.due_at, coalesce(i.due_at, ${NEVER}::bigint)
      from item i
      where i.tenant = ${tx.tenant}::uuid and not i.is_over and cardinality(i.holders) > 0 and ${isMine(sql`i.holders`)} and not (${RESTING})
        and not exists (select from task t where t.tenant = i.tenant and t.kind = i.kind and t.item = i.id and t.state = 'open'))`;
}

/** Where a page of a queue begins: after this turn. */
export type QueuePlace = readonly [due: number, kind: string, item: string, task: string];
export const placeInQueue = ({ due, kind, item, task }: QueueRow): QueuePlace => [due ?? NEVER, kind, item, task];

/** What waits for these hands, what is due first first. */
export async function queueOf(tx: Tx, hands: Hands | null, after: QueuePlace | undefined, limit: number): Promise<readonly QueueRow[]> {
  const { rows } = await sql<QueueRow>`${queue(tx, hands)}
    select q.what, q.kind, q.item, q.task, q.title, q.state, q.partner, q.holders, q.since, q.due, i.program_hash as program, i.body
    from queue q join item i on i.tenant = ${tx.tenant}::uuid and i.kind = q.kind and i.id = q.item
    ${after === undefined ? sql`` : sql`where (q.turn, q.kind, q.item, q.task) > (${after[0]}::bigint, ${after[1]}::text, ${after[2]}::text, ${after[3]}::text)`}
    order by q.turn, q.kind, q.item, q.task limit ${limit}`.execute(tx.db);
  return rows;
}

/** How much waits for these hands, and how much of it should have been done before an instant. */
export async function queueCounts(tx: Tx, hands: Hands | null, now: number): Promise<{ readonly open: number; readonly overdue: number }> {
  const { rows } = await sql<{ open: number; overdue: number }>`${queue(tx, hands)}
    select count(*)::int as open, (count(*) filter (where what = 'task' and due <= ${now}::bigint))::int as overdue from queue`.execute(
    tx.db,
  );
  return rows[0] ?? { open: 0, overdue: 0 };
}
