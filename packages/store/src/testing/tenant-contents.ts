import { sql } from 'kysely';
import type { Store } from '../database/store.ts';

/** The tables that commands write. */
const TABLES = [
  ...['item', 'item_step', 'customer_key', 'deal_place', 'task', 'effect', 'notice', 'fund_ledger', 'decision', 'fact_set'],
  ...['outbox', 'idempotency', 'audit', 'audit_head', 'record', 'benefit_grant'],
] as const;

/** Everything that a tenant has of what commands write, as text: the same where nothing was written. */
export async function tenantContents(store: Store, tenant: string): Promise<string> {
  return store.read(tenant, async ({ db }) => {
    const all: Record<string, unknown> = {};
    for (const table of TABLES) {
      const { rows } = await sql`select t::text as row from ${sql.table(table)} t where tenant = ${tenant} order by 1`.execute(db);
      all[table] = rows;
    }
    return JSON.stringify(all);
  });
}

/** How many rows of a table a tenant has. */
export async function countRows(store: Store, tenant: string, table: (typeof TABLES)[number]): Promise<number> {
  return store.read(tenant, async ({ db }) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where tenant = ${tenant}`.execute(db);
    return rows[0]?.n ?? 0;
  });
}

/** How often transactions of the store's database waited for each other in a circle, since it was made. */
export async function deadlocksSoFar(store: Store, tenant: string): Promise<number> {
  return store.read(tenant, async ({ db }) => {
    const { rows } = await sql<{ n: number }>`select deadlocks::int as n from pg_stat_database where datname = current_database()`.execute(
      db,
    );
    return rows[0]?.n ?? 0;
  });
}
