import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCode } from '../database/sql-error.ts';
import type { Tx } from '../database/store.ts';
import type { OpenedTestStore } from '../testing/opened-test-store.ts';
import { fillEachTable, insertRow } from '../testing/row-of-each-table.fixture.ts';
import { testStores } from '../testing/test-stores.ts';

type Row = Readonly<Record<string, unknown>>;

/** Statements as a query without its tenant filter would send them, and as somebody would who wants another's rows. */
const probes = (table: string, row: Row, victim: string) => {
  const name = sql.table(table);
  return {
    read: sql`select * from ${name}`,
    readByTenant: sql`select * from ${name} where tenant = ${victim}::uuid`,
    lock: sql`select * from ${name} for update`,
    update: sql`update ${name} set tenant = tenant where tenant = ${victim}::uuid returning *`,
    delete: sql`delete from ${name} returning *`,
    insert: insertRow(table, row),
  };
};

const DENIED = '42501';

describe.each(testStores())('walls between tenants on $name', ({ open }) => {
  let store: OpenedTestStore;
  const victim = randomUUID();
  let rows: ReadonlyMap<string, Row>;
  beforeAll(async () => {
    store = await open();
    rows = await store.asOwner(victim, (tx) => fillEachTable(tx, victim));
  });
  afterAll(() => store.close());

  const everything = () =>
    store.asOwner(victim, async (tx) => {
      const found: unknown[] = [];
      for (const table of rows.keys()) found.push((await sql`select * from ${sql.table(table)}`.execute(tx.db)).rows);
      return found;
    });

  /** What came through the wall: rows that were seen or changed, or an insert that was not refused. */
  async function leaks(tenant: string): Promise<{ readonly tried: number; readonly leaks: readonly string[] }> {
    const found: string[] = [];
    let tried = 0;
    for (const [table, row] of rows) {
      for (const [verb, statement] of Object.entries(probes(table, row, victim))) {
        tried += 1;
        const outcome = await store
          .transaction(tenant, async (tx) => (await statement.execute(tx.db)).rows.length + (verb === 'insert' ? 1 : 0))
          .catch((error: unknown) => (errorCode(error) === DENIED ? 0 : `${errorCode(error)}`));
        if (outcome !== 0) found.push(`${verb} ${table}: ${outcome}`);
      }
    }
    return { tried, leaks: found };
  }

  it('lets through no row of another tenant in 500 probes, without any filter in the query', async () => {
    const before = await everything();
    expect(before.flat().length).toBe(rows.size);
    let tried = 0;
    // Another tenant, one that does not exist, and a transaction that names none.
    for (const tenant of [randomUUID(), victim.replace(/^./, (first) => (first === '0' ? '1' : '0')), '']) {
      const found = await leaks(tenant);
      tried += found.tried;
      expect(found.leaks).toEqual([]);
    }
    expect(tried).toBeGreaterThanOrEqual(500);
    expect(await everything()).toEqual(before);
  });

  it('shows a tenant its own rows, so the walls are not simply shut', async () => {
    for (const table of rows.keys()) {
      expect((await store.read(victim, (tx) => sql`select * from ${sql.table(table)}`.execute(tx.db))).rows, table).toHaveLength(1);
    }
  });

  it('finds each table that has no wall', async () => {
    const wall = (tx: Tx, table: string, state: 'enable' | 'disable') =>
      sql.raw(`alter table public."${table}" ${state} row level security`).execute(tx.db);
    const table = 'item';
    await store.asOwner(victim, (tx) => wall(tx, table, 'disable'));
    const found = (await leaks(randomUUID())).leaks;
    await store.asOwner(victim, (tx) => wall(tx, table, 'enable'));
    expect(found).toEqual(['read item: 1', 'readByTenant item: 1', 'lock item: 1', 'update item: 1', 'insert item: 23505']);
  });
});
