import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertTenant } from '../people/tenant-rows.ts';
import { memoryStore } from '../testing/memory-store.ts';
import type { OpenedTestStore } from '../testing/opened-test-store.ts';
import type { Tx } from './store.ts';

const slugs = async (tx: Tx, kept: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ slug: string }>`select slug from tenant where slug = any(${[...kept]}::text[]) order by slug`.execute(tx.db);
  return rows.map(({ slug }) => slug);
};

describe('statements of an embedded database, prepared once', () => {
  let store: OpenedTestStore;
  const [one, other] = [randomUUID(), randomUUID()];
  beforeAll(async () => {
    store = await memoryStore();
    for (const [tenant, slug] of [
      [one, 'one'],
      [other, 'other'],
    ] as const) {
      await store.transaction(tenant, (tx) => insertTenant(tx, { slug, title: slug, hosts: [], at: 1 }));
    }
  });
  afterAll(() => store.close());

  it('show each role and each tenant its own rows, whoever they were prepared for', async () => {
    for (let round = 0; round < 3; round += 1) {
      expect(await store.asOwner(one, (tx) => slugs(tx, ['one', 'other']))).toEqual(['one', 'other']);
      expect(await store.read(one, (tx) => slugs(tx, ['one', 'other']))).toEqual(['one']);
      expect(await store.read(other, (tx) => slugs(tx, ['one', 'other']))).toEqual(['other']);
    }
  });

  it('take values and give them as they are, of every kind', async () => {
    const asked = (tx: Tx, text: string | null, list: readonly string[], whole: number, flag: boolean, body: unknown) =>
      sql`select ${text}::text as text, ${list}::text[] as list, ${whole}::bigint as whole, ${flag}::boolean as flag,
        ${JSON.stringify(body)}::json as body, ${one}::uuid as id`.execute(tx.db);
    const given = [
      ['é "quoted" \\ {x}', ['a,b', '"', '{}', 'NULL', ''], 9_007_199_254_740_991, true, { a: [1, null, 'ü'] }],
      [null, [], -1, false, null],
    ] as const;
    for (const [text, list, whole, flag, body] of given) {
      const { rows } = await store.read(one, (tx) => asked(tx, text, list, whole, flag, body));
      expect(rows).toEqual([{ text, list: [...list], whole, flag, body, id: one }]);
    }
  });

  it('go on after one that failed, in the next transaction', async () => {
    const divided = (tx: Tx, by: number) => sql<{ n: number }>`select 12 / ${by}::int as n`.execute(tx.db);
    expect((await store.read(one, (tx) => divided(tx, 3))).rows).toEqual([{ n: 4 }]);
    await expect(store.read(one, (tx) => divided(tx, 0))).rejects.toMatchObject({ code: '22012' });
    await expect(store.read(one, (tx) => sql`select ${1}::int from nowhere`.execute(tx.db))).rejects.toMatchObject({ code: '42P01' });
    expect((await store.read(one, (tx) => divided(tx, 4))).rows).toEqual([{ n: 3 }]);
  });

  it('are given up one by one, and see tables that were changed', async () => {
    await store.asOwner(one, async (tx) => {
      await sql`create temporary table box (a int)`.execute(tx.db);
      const inBox = async () => (await sql`select * from box where a > ${0}::int`.execute(tx.db)).rows;
      await sql`insert into box values (${1}::int)`.execute(tx.db);
      expect(await inBox()).toEqual([{ a: 1 }]);
      await sql`alter table box add b text default 'x'`.execute(tx.db);
      expect(await inBox()).toEqual([{ a: 1, b: 'x' }]);
      for (let n = 0; n < 600; n += 1) {
        const { rows } = await sql`select a + ${sql.lit(n)} as n from box where a = ${1}::int`.execute(tx.db);
        expect(rows).toEqual([{ n: n + 1 }]);
      }
      expect(await inBox()).toEqual([{ a: 1, b: 'x' }]);
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements where name <> ${''}`.execute(tx.db);
      expect(rows[0]?.n).toBeLessThanOrEqual(250);
    });
  });
});
