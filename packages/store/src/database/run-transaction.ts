import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ControlledTransaction, type Kysely, sql } from 'kysely';
import { isFull, isLockTimeout, isLost, isRetried } from './sql-error.ts';
import type { Tx } from './store.ts';
import { StoreBusy, StoreUnavailable } from './store-error.ts';
import type { Tables } from './tables.ts';
import type { Wake } from './wakes.ts';

/** The role that rows are held from by row-level security. */
export const APP_ROLE = 'tierwright_app';

/** Ms that a statement waits for a lock. */
const LOCK_TIMEOUT = 2_000;
/** How often a deadlock is tried again, and ms up to which each try waits, at random, so that the same two do not meet again. */
const RETRIES = 3;
const JITTER = 40;

export interface TransactionOptions {
  readonly access: 'write' | 'readOnly';
  /** Said in the transaction where others listen through the database. */
  readonly tell?: (tx: ControlledTransaction<Tables>, wake: Wake, tenant: string) => Promise<void>;
}

/** What runs inside a transaction, so that one inside another is found: on one connection it would wait for itself for ever. */
const inside = new AsyncLocalStorage<{ isOpen: boolean }>();

/** Runs `work` in a transaction of `tenant` and gives its result with what it asked to be woken. */
export async function runTransaction<T>(
  db: Kysely<Tables>,
  tenant: string,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions,
): Promise<{ readonly result: T; readonly wakes: ReadonlySet<Wake> }> {
  if (inside.getStore()?.isOpen) throw new Error('a transaction inside a transaction: pass the one that there is');
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await once(db, tenant, work, options);
    } catch (error) {
      if (!isRetried(error)) throw explained(error);
      if (attempt === RETRIES) throw new StoreBusy('Others changed the same at the same time, again and again.', { cause: error });
    }
    await sleep(Math.random() * JITTER * (attempt + 1));
  }
}

async function once<T>(db: Kysely<Tables>, tenant: string, work: (tx: Tx) => Promise<T>, { access, tell }: TransactionOptions) {
  const isReadOnly = access === 'readOnly';
  const controlled = await db
    .startTransaction()
    .setIsolationLevel(isReadOnly ? 'repeatable read' : 'read committed')
    .setAccessMode(isReadOnly ? 'read only' : 'read write')
    .execute();
  const wakes = new Set<Wake>();
  const scope = { isOpen: true };
  try {
    const result = await inside.run(scope, async () => {
      await sql`select set_config('role', ${APP_ROLE}, true), set_config('app.tenant', ${tenant}, true),
        set_config('lock_timeout', ${String(LOCK_TIMEOUT)}, true)`.execute(controlled);
      const done = await work({ tenant, db: controlled, wakeOutbox: () => wakes.add('outbox'), wakeJobs: () => wakes.add('jobs') });
      if (tell) for (const wake of wakes) await tell(controlled, wake, tenant);
      return done;
    });
    scope.isOpen = false;
    await commit(controlled);
    return { result, wakes };
  } catch (error) {
    scope.isOpen = false;
    // Gives the connection back as well; where it is dead there is nothing left to undo.
    await controlled
      .rollback()
      .execute()
      .catch(() => undefined);
    throw error;
  }
}

async function commit(tx: ControlledTransaction<Tables>): Promise<void> {
  try {
    await tx.commit().execute();
  } catch (error) {
    const reason =
      error instanceof StoreUnavailable ? error.message : isLost(error) ? 'The connection was lost while committing.' : undefined;
    if (reason === undefined) throw error;
    throw new StoreUnavailable('STO103', `${reason} Whether the change was done is not known.`, { cause: error });
  }
}

/** What callers can act on, as an error of the store; the rest as it is. */
function explained(error: unknown): unknown {
  if (isLockTimeout(error)) return new StoreBusy('Others hold what is needed.', { cause: error });
  if (isFull(error)) return new StoreUnavailable('STO104', 'The database has no room left: free some space.', { cause: error });
  if (isLost(error)) return new StoreUnavailable('STO102', 'The database does not answer.', { cause: error });
  return error;
}
