import { type Kysely, sql } from 'kysely';
import { runTransaction, type TransactionOptions } from '../database/run-transaction.ts';
import type { Store } from '../database/store.ts';
import type { Tables } from '../database/tables.ts';
import type { Wake } from '../database/wakes.ts';
import { walkTenants } from '../database/walk.ts';

export interface OpenedParts {
  readonly engine: Store['engine'];
  readonly db: Kysely<Tables>;
  readonly on: (wake: Wake, listener: (tenant: string) => void) => () => void;
  /** Called in a transaction that wakes: every process hears of it by the database. */
  readonly tell?: NonNullable<TransactionOptions['tell']>;
  /** Called after its commit. */
  readonly committed?: (wake: Wake, tenant: string) => void;
  readonly ready: () => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

/** The store over an open database, whichever it is. */
export function openedStore({ engine, db, on, tell, committed, ready, close }: OpenedParts): Store {
  return {
    engine,
    transaction: async (tenant, work) => {
      const done = await runTransaction(db, tenant, work, { access: 'write', ...(tell ? { tell } : {}) });
      if (committed) for (const wake of done.wakes) committed(wake, tenant);
      return done.result;
    },
    read: async (tenant, work) => (await runTransaction(db, tenant, work, { access: 'readOnly' })).result,
    walk: (question) => walkTenants(db, question),
    onOutbox: (listener) => on('outbox', listener),
    onJobs: (listener) => on('jobs', listener),
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
