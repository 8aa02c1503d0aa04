import { type Selectable, sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { TaskRow } from '../database/tables/items.ts';
import type { ItemKey } from './item-rows.ts';

/** A task of an item, for people. */
export type StoredTask = Omit<Selectable<TaskRow>, 'tenant'>;

const COLUMNS = [
  'kind',
  'item',
  'id',
  'title',
  'owners',
  'about',
  'partner',
  'due_at',
  'state',
  'opened_at',
  'reminded_at',
  'closed_at',
  'outcome',
] as const;

/** Opens tasks, each named once; one that is open gets the owners and the end that hold now, one that was closed is open again. */
export async function openTasks(
  tx: Tx,
  { kind, id: item }: ItemKey,
  tasks: readonly Pick<StoredTask, 'id' | 'title' | 'owners' | 'about' | 'partner' | 'due_at'>[],
  at: number,
): Promise<void> {
  if (tasks.length === 0) return;
  await tx.db
    .insertInto('task')
    .values(
      tasks.map((task) => ({
        ...{ tenant: tx.tenant, kind, item, ...task, owners: [...task.owners], state: 'open' as const },
        ...{ opened_at: at, reminded_at: null, closed_at: null, outcome: null },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'kind', 'item', 'id']).doUpdateSet(({ ref }) => ({
        title: ref('excluded.title'),
        owners: ref('excluded.owners'),
        about: ref('excluded.about'),
        partner: ref('excluded.partner'),
        due_at: ref('excluded.due_at'),
        state: ref('excluded.state'),
        opened_at: sql`case when task.state = 'open' then task.opened_at else excluded.opened_at end`,
        closed_at: null,
        outcome: null,
      })),
    )
    .execute();
}

/** Notes that the owners of a task were reminded, with the owners and the end that hold now. */
export async function remindTask(
  tx: Tx,
  { kind, id: item }: ItemKey,
  { id, owners, due_at }: Pick<StoredTask, 'id' | 'owners' | 'due_at'>,
  at: number,
): Promise<void> {
  await tx.db
    .updateTable('task')
    .set({ owners: [...owners], due_at, reminded_at: at })
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .where('item', '=', item)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

export async function closeTask(tx: Tx, { kind, id: item }: ItemKey, id: string, outcome: string, at: number): Promise<void> {
  await tx.db
    .updateTable('task')
    .set({ state: 'closed', closed_at: at, outcome })
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .where('item', '=', item)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

/** What a queue of tasks asks: those of some owners, or of a partner’s items that wait for the partner. */
export interface TasksAsked {
  /** Roles, groups or people. */
  readonly owners: readonly string[];
  /** Items of this partner whose task is the partner’s. */
  readonly partner: string | null;
  /** Every task, whoever owns it. */
  readonly all?: boolean;
  readonly after?: { readonly due: number | null; readonly key: string };
  readonly limit: number;
}

/** Open tasks, those due first first. */
export async function listOpenTasks(tx: Tx, { owners, partner, all = false, after, limit }: TasksAsked): Promise<readonly StoredTask[]> {
  const never = 9_000_000_000_000_000;
  const key = sql<string>`kind || '/' || item || '/' || id`;
  let query = tx.db.selectFrom('task').select(COLUMNS).where('tenant', '=', tx.tenant).where('state', '=', 'open');
  if (!all) {
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`owners && ${[...owners]}::text[]`,
        ...(partner === null ? [] : [eb.and([eb('partner', '=', partner), sql<boolean>`'partner' = any(owners)`])]),
      ]),
    );
  }
  if (after) query = query.where(sql<boolean>`(coalesce(due_at, ${never}), ${key}) > (${after.due ?? never}, ${after.key})`);
  return query.orderBy(sql`coalesce(due_at, ${never})`).orderBy(key).limit(limit).execute();
}

/** The tasks of an item, open and closed, by id. */
export async function tasksOfItem(tx: Tx, { kind, id }: ItemKey): Promise<readonly StoredTask[]> {
  return tx.db
    .selectFrom('task')
    .select(COLUMNS)
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .where('item', '=', id)
    .orderBy('id')
    .execute();
}
