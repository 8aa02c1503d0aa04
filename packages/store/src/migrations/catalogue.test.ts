import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedTestStore } from '../testing/opened-test-store.ts';
import { testStores } from '../testing/test-stores.ts';

const TABLES = sql`select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

/** Rows are added, never changed or taken away. */
const APPEND_ONLY = [
  'audit',
  'benefit_grant',
  'decision',
  'draft_author',
  'fact_set',
  'fund_ledger',
  'item_step',
  'program_approval',
  'program_version',
  'rate',
  'record',
  'source_load',
  'tenant',
];

/** Indexes of what is asked of all tenants at once: walks, sign-in by host. */
const ACROSS_TENANTS = ['tenant_slug_key', 'outbox_waiting', 'job_waiting'];

const TENANT = `(tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid)`;

describe.each(testStores())('catalogue on $name', ({ open }) => {
  let store: OpenedTestStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  const asked = async <T>(question: RawBuilder<T>): Promise<T[]> =>
    store.asOwner(randomUUID(), async (tx) => (await question.execute(tx.db)).rows);
  const names = async (question: RawBuilder<{ name: string }>) => (await asked(question)).map(({ name }) => name);

  it('has tables', async () => {
    expect((await asked(TABLES)).length).toBeGreaterThan(30);
  });

  it('begins each primary key with the tenant, which is never null', async () => {
    expect(
      await names(sql`with t as (${TABLES}) select relname as name from t where not exists (
        select from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.conrelid = t.oid and k.contype = 'p' and a.attname = 'tenant' and a.attnotnull and a.atttypid = 'uuid'::regtype)`),
    ).toEqual([]);
  });

  it('names the tenant first in each foreign key, on both sides: their checks ignore row-level security', async () => {
    expect(
      await names(sql`with t as (${TABLES}) select k.conname as name from pg_constraint k join t on t.oid = k.conrelid
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
        where k.contype = 'f' and (a.attname <> 'tenant' or b.attname <> 'tenant')`),
    ).toEqual([]);
  });

  it('begins each index with the tenant, but those of questions over all tenants', async () => {
    expect(
      await names(sql`with t as (${TABLES}) select i.indexrelid::regclass::text as name from pg_index i join t on t.oid = i.indrelid
        join pg_attribute a on a.attrelid = i.indexrelid and a.attnum = 1 where a.attname <> 'tenant' order by 1`),
    ).toEqual([...ACROSS_TENANTS].sort());
  });

  it('holds each table by row-level security, its owner too', async () => {
    expect(await names(sql`select relname as name from (${TABLES}) t where not (relrowsecurity and relforcerowsecurity)`)).toEqual([]);
  });

  it('has one policy for each table, and another for the walker to read only', async () => {
    const policies = await asked<{
      tablename: string;
      policyname: string;
    }>(sql`select tablename::text, policyname::text, permissive, roles::text, cmd, qual, with_check
      from pg_policies where schemaname = 'public' order by 1, 2`);
    const tables = await names(sql`select relname as name from (${TABLES}) t order by 1`);
    const all = { permissive: 'PERMISSIVE', roles: '{public}', cmd: 'ALL', qual: TENANT, with_check: TENANT };
    expect(policies.filter(({ policyname }) => policyname === 'tenant')).toEqual(
      tables.map((tablename) => ({ tablename, policyname: 'tenant', ...all })),
    );
    const walk = { permissive: 'PERMISSIVE', roles: '{tierwright_walker}', cmd: 'SELECT', qual: 'true', with_check: null };
    expect(policies.filter(({ policyname }) => policyname !== 'tenant')).toEqual(
      ['effect', 'item', 'job', 'outbox', 'tenant'].map((tablename) => ({ tablename, policyname: 'walk', ...walk })),
    );
  });

  it('gives the service neither update nor delete where rows are only added, and nobody else anything', async () => {
    const grants = await asked<{ name: string; grantee: string; may: string }>(sql`with t as (${TABLES})
      select t.relname as name, g.grantee::regrole::text as grantee, string_agg(g.privilege_type, ' ' order by g.privilege_type) as may
      from t join pg_class c on c.oid = t.oid, aclexplode(c.relacl) g where g.grantee <> c.relowner group by 1, 2 order by 1`);
    expect(new Set(grants.map(({ grantee }) => grantee))).toEqual(new Set(['tierwright_app']));
    expect(grants.filter(({ may }) => may === 'INSERT SELECT').map(({ name }) => name)).toEqual(APPEND_ONLY);
    expect(grants.filter(({ may }) => !/^(DELETE )?INSERT SELECT( UPDATE)?$/.test(may))).toEqual([]);
    expect(grants.map(({ name }) => name)).toEqual(await names(sql`select relname as name from (${TABLES}) t order by 1`));
  });

  it('shows the walker the columns that it asks for, and no more', async () => {
    const seen = await asked(sql`with t as (${TABLES})
      select relname as table, string_agg(a.attname || ' ' || g.privilege_type, ', ' order by a.attnum) as columns
      from t join pg_attribute a on a.attrelid = t.oid, aclexplode(a.attacl) g where g.grantee = 'tierwright_walker'::regrole group by 1 order by 1`);
    expect(seen).toEqual([
      { table: 'effect', columns: 'tenant SELECT, state SELECT, created_at SELECT' },
      { table: 'item', columns: 'tenant SELECT, due_at SELECT' },
      { table: 'job', columns: 'tenant SELECT, state SELECT' },
      { table: 'outbox', columns: 'tenant SELECT, state SELECT, next_at SELECT' },
      { table: 'tenant', columns: 'tenant SELECT, slug SELECT, hosts SELECT' },
    ]);
  });

  it('answers questions over all tenants with ids only, by functions whose names mean what they meant', async () => {
    const functions =
      await asked(sql`select p.oid::regprocedure::text as name, p.proretset and p.prorettype = 'uuid'::regtype as answers_ids,
      p.prosecdef as definer, p.proconfig::text as config, p.proowner::regrole::text as owner,
      has_function_privilege('tierwright_app', p.oid, 'execute') as app, exists (select from aclexplode(p.proacl) where grantee = 0) as public
      from pg_proc p where p.pronamespace = 'public'::regnamespace order by 1`);
    const walk = {
      answers_ids: true,
      definer: true,
      config: '{"search_path=pg_catalog, pg_temp"}',
      owner: 'tierwright_walker',
      app: true,
      public: false,
    };
    expect(functions).toEqual(
      ['walk_all()', 'walk_due(bigint)', 'walk_host(text)', 'walk_jobs()', 'walk_outbox(bigint)', 'walk_slug(text)'].map((name) => ({
        name,
        ...walk,
      })),
    );
  });

  it('has roles that can do nothing but that', async () => {
    const roles =
      await asked(sql`select rolname::text as name, rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolcanlogin or rolreplication as strong,
      exists (select from pg_auth_members m where m.member = r.oid) as member_of_another,
      has_schema_privilege(rolname, 'public', 'create') as creates
      from pg_roles r where rolname in ('tierwright_app', 'tierwright_walker') order by 1`);
    const weak = { strong: false, member_of_another: false, creates: false };
    expect(roles).toEqual([
      { name: 'tierwright_app', ...weak },
      { name: 'tierwright_walker', ...weak },
    ]);
  });
});
