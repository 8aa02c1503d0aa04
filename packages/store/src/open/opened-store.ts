import { type Kysely, sql } from 'kysely';
import { runTransaction, type TransactionOptions } from '../database/run-transaction.ts';
import type { Store } from '../database/store.ts';
import type { Tables } from '../database/tables.ts';
import type { Wakes } from '../database/wakes.ts';
import { walkTenants } from '../database/walk.ts';

export interface OpenedParts {
  readonly engine: Store['engine'];
  readonly db: Kysely<Tables>;
  readonly wakes: Wakes;
  /** How other processes are told of a wake; absent: there are none, so the listeners here are called after the commit. */
  readonly tell?: NonNullable<TransactionOptions['tell']>;
  readonly ready: () => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

/** The store over an open database, whichever it is. */
export function openedStore({ engine, db, wakes, tell, ready, close }: OpenedParts): Store {
  return {
    engine,
    transaction: async (tenant, work) => {
      const done = await runTransaction(db, tenant, work, { access: 'write', ...(tell ? { tell } : {}) });
      if (!tell) for (const wake of done.wakes) wakes.tell(wake, tenant);
      return done.result;
    },
    read: async (tenant, work) => (await runTransaction(db, tenant, work, { access: 'readOnly' })).result,
    walk: (question) => walkTenants(db, question),
    onOutbox: (listener) => wakes.on('outbox', listener),
    onJobs: (listener) => wakes.on('jobs', listener),
    ready: async () => {
      try {
        await sql`select 1`.execute(db);
        return await ready();
      } catch (error) {
        return `The database does not answer: ${error instanceof Error ? error.message : String(error)}`;
      }
    },
    close,
  };
}
