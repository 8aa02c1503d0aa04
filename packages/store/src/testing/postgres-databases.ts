import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import { Client } from 'pg';
import { postgresPool } from '../database/postgres-pool.ts';
import type { Tables } from '../database/tables.ts';
import { migrateStore } from '../open/migrate-store.ts';
import { openStore } from '../open/open-store.ts';
import type { OpenedTestStore } from './opened-test-store.ts';

/** What tests log in as: no superuser, owner of nothing, as in production. */
const LOGIN = 'tierwright_test';
const TEMPLATE = 'tierwright_template';

const asked = async <T>(url: string, ask: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
};

/** Runs statements on a server as who owns it. */
export async function tellServer(url: string, ...statements: readonly string[]): Promise<void> {
  await asked(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

/** The same server with another database or login. */
const urlOf = (server: string, database: string, login?: string): string => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  if (login !== undefined) url.username = login;
  return url.href;
};

/** Makes what the databases of tests are copied from. `server`: url of a superuser, who trusts logins from this machine. */
export async function makeTemplate(server: string): Promise<void> {
  await asked(server, async (client) => {
    await client.query(`do $$ begin create role ${LOGIN} login; exception when duplicate_object then null; end $$`);
    await client.query(`create database ${TEMPLATE}`);
  });
  await migrateStore({ url: urlOf(server, TEMPLATE), login: LOGIN });
}

interface PostgresDatabase {
  /** Of the login that the service uses. */
  readonly url: string;
  /** Of a superuser. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** A fresh database with the tables of this release and nothing in them. */
async function freshDatabase(server: string): Promise<PostgresDatabase> {
  const name = `tierwright_${randomUUID().replaceAll('-', '')}`;
  await asked(server, (client) => client.query(`create database ${name} template ${TEMPLATE}`));
  return {
    url: urlOf(server, name, LOGIN),
    ownerUrl: urlOf(server, name),
    drop: async () => {
      await asked(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** A store on a fresh database, which is dropped when the store is closed. */
export async function openFresh(server: string): Promise<OpenedTestStore> {
  const database = await freshDatabase(server);
  const store = await openStore({ kind: 'postgres', url: database.url });
  const pool = postgresPool({ url: database.ownerUrl, connections: 1, applicationName: 'tierwright-test-owner' });
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    ...store,
    url: database.url,
    asOwner: (tenant, work) =>
      owner.transaction().execute((db) => work({ tenant, db, wakeOutbox: () => undefined, wakeJobs: () => undefined })),
    close: async () => {
      await Promise.all([store.close(), owner.destroy()]);
      await database.drop();
    },
  };
}
