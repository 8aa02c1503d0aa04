import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedTestStore } from '../testing/opened-test-store.ts';
import { testServer, testStores } from '../testing/test-stores.ts';
import { migrateStore } from './migrate-store.ts';
import { openStore } from './open-store.ts';
import { unsafeServer } from './server-durability.ts';

const opening = async (url: string): Promise<string> => {
  try {
    const store = await openStore({ kind: 'postgres', url, connections: 2 });
    await store.close();
    return 'opened';
  } catch (error) {
    return error instanceof Error && 'code' in error ? `${error.name} ${error.code}: ${error.message}` : String(error);
  }
};

describe('a server', () => {
  const safe = { version: 15, fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
  const why = (changed: Partial<typeof safe>) => unsafeServer({ ...safe, ...changed })?.message;

  it('is safe when it loses nothing that it has acknowledged', () => {
    expect(why({})).toBeUndefined();
    expect(why({ version: 18, synchronous_commit: 'remote_apply' })).toBeUndefined();
  });

  it('is refused when it may, or is too old', () => {
    expect([
      why({ version: 14 }),
      why({ fsync: 'off' }),
      why({ synchronous_commit: 'off' }),
      why({ fsync: 'off', full_page_writes: 'off' }),
    ]).toMatchInlineSnapshot(`
      [
        "PostgreSQL 14 is too old: Tierwright needs 15 or newer.",
        "PostgreSQL runs with fsync off, so it may lose what it has acknowledged: turn it on.",
        "PostgreSQL runs with synchronous_commit off, so it may lose what it has acknowledged: turn it on.",
        "PostgreSQL runs with fsync, full_page_writes off, so it may lose what it has acknowledged: turn them on.",
      ]
    `);
  });

  it('that nobody can reach is named', async () => {
    expect(await opening('postgres://nobody@127.0.0.1:1/none')).toMatchInlineSnapshot(
      `"StoreUnavailable STO102: The database does not answer: connect ECONNREFUSED 127.0.0.1:1"`,
    );
  });
});

const whyNot = 'needs a PostgreSQL server';
describe.each(testStores().filter(({ name }) => name === 'postgres'))(`opening a database on $name (${whyNot})`, ({ open }) => {
  let store: OpenedTestStore;
  const login = `login_${randomUUID().slice(0, 8)}`;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  const asOwner = (...statements: readonly string[]) =>
    store.asOwner(randomUUID(), async (tx) => {
      for (const statement of statements) await sql.raw(statement).execute(tx.db);
    });
  const urlOf = (name: string): string => {
    const url = new URL(store.url ?? '');
    url.username = name;
    return url.href;
  };
  /** What comes of opening as a login that has been given something, without its name. */
  const openingWith = async (...statements: readonly string[]): Promise<string> => {
    await asOwner(`create role ${login} login`, ...statements);
    const outcome = await opening(urlOf(login));
    await asOwner(`reassign owned by ${login} to postgres`, `drop owned by ${login}`, `drop role ${login}`);
    return outcome.replaceAll(login, 'LOGIN');
  };

  it('takes a login that may act as tierwright_app and nothing else', async () => {
    expect(await openingWith(`grant tierwright_app to ${login}`)).toBe('opened');
  });

  it('refuses a login that is more than tierwright_app, or may become it, or is less', async () => {
    const member = `grant tierwright_app to ${login}`;
    expect(await openingWith(`alter role ${login} superuser`)).toMatchInlineSnapshot(
      `"StoreRefused STO122: The login LOGIN is a superuser, so nothing would keep tenants apart: give the service a login of its own and name it to the migration."`,
    );
    expect(await openingWith(member, `grant postgres to ${login}`)).toMatchInlineSnapshot(
      `"StoreRefused STO122: The login LOGIN is a superuser, so nothing would keep tenants apart: give the service a login of its own and name it to the migration."`,
    );
    expect(await openingWith(member, `alter role ${login} bypassrls`)).toMatchInlineSnapshot(
      `"StoreRefused STO122: The login LOGIN bypasses row-level security, so nothing would keep tenants apart: give the service a login of its own and name it to the migration."`,
    );
    expect(await openingWith(member, `create table public.other ()`, `alter table public.other owner to ${login}`)).toMatchInlineSnapshot(
      `"StoreRefused STO122: The login LOGIN owns the tables, so nothing would keep tenants apart: give the service a login of its own and name it to the migration."`,
    );
    expect(await openingWith()).toMatchInlineSnapshot(
      `"StoreRefused STO123: The login LOGIN may not act as tierwright_app: name it to the migration."`,
    );
  });

  it('refuses a database in which a commit may be lost', async () => {
    const database = new URL(store.url ?? '').pathname.slice(1);
    await asOwner(`alter database ${database} set synchronous_commit = off`);
    expect(await opening(store.url ?? '')).toMatch('STO121');
    await asOwner(`alter database ${database} reset synchronous_commit`);
  });

  it('refuses tables of another release, and says so of a store that is open', async () => {
    await asOwner(`delete from tierwright_migrations.kysely_migration where name = '0002-walls'`);
    expect(await opening(store.url ?? '')).toMatchInlineSnapshot(
      `"StoreRefused STO124: The tables are of an earlier release: run the migration (0002-walls)."`,
    );
    expect(await store.ready()).toMatchInlineSnapshot(`"The tables are of an earlier release: run the migration (0002-walls)."`);
    await asOwner(
      `insert into tierwright_migrations.kysely_migration values ('0002-walls', '2026-01-01T00:00:00.000Z'), ('9999-later', '2026-01-01T00:00:00.000Z')`,
    );
    expect(await opening(store.url ?? '')).toMatchInlineSnapshot(
      `"StoreRefused STO124: The tables are of a later release (9999-later): start that one."`,
    );
    await asOwner(`delete from tierwright_migrations.kysely_migration where name = '9999-later'`);
    expect(await opening(store.url ?? '')).toBe('opened');
  });
});

describe.skipIf(testServer() === undefined)(`migrating a database (${whyNot})`, () => {
  it('is done by an owner who is no superuser, and again without change', async () => {
    const server = testServer() ?? '';
    const client = new Client({ connectionString: server });
    await client.connect();
    const [owner, login, database] = ['owner', 'login', 'base'].map((name) => `${name}_${randomUUID().slice(0, 8)}`) as [
      string,
      string,
      string,
    ];
    const urlOf = (username: string): string => Object.assign(new URL(server), { username, pathname: `/${database}` }).href;
    try {
      await client.query(`create role ${owner} login createrole; create role ${login} login`);
      await client.query(`create database ${database} owner ${owner}`);
      expect(await opening(urlOf(login))).toBe(
        `StoreRefused STO123: The login ${login} may not act as tierwright_app: name it to the migration.`,
      );
      expect(await migrateStore({ url: urlOf(owner), login })).toEqual(['0001-tables', '0002-walls']);
      expect(await migrateStore({ url: urlOf(owner) })).toEqual([]);
      expect(await opening(urlOf(login))).toBe('opened');
      expect(await opening(urlOf(owner))).toMatch('STO122');
    } finally {
      await client.query(`drop database if exists ${database} with (force)`);
      await client.query(`drop role if exists ${owner}; drop role if exists ${login}`);
      await client.end();
    }
  });
});
