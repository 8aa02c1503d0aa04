import type { PGlite, Results } from '@electric-sql/pglite';
import type { PostgresPool, PostgresQueryResult } from 'kysely';
import { poolClient } from './pool-client.ts';
import { PreparedStatements } from './prepared-statements.ts';
import { hasStopped, isFull } from './sql-error.ts';
import { StoreUnavailable } from './store-error.ts';

/** What makes other tables of those that statements were prepared for. */
const CHANGES_TABLES = /\b(?:create|alter|drop)\b/i;

/**
 * A pool of the one connection that PGlite has: callers queue for it, first come, first served. Without the queue two
 * transactions would share one BEGIN, and the rollback of one would erase what the other had committed.
 */
export class PglitePool implements PostgresPool {
  readonly #database: PGlite;
  readonly #statements: PreparedStatements;
  readonly #beforeEach: () => void;
  #last: Promise<void> = Promise.resolve();
  #isEnded = false;
  /** Why the database has stopped for good. */
  #stopped: StoreUnavailable | undefined;

  /** `beforeEach` is called whenever somebody gets the connection, and throws where nobody may have it. */
  constructor(database: PGlite, beforeEach: () => void) {
    this.#database = database;
    this.#statements = new PreparedStatements(database);
    this.#beforeEach = beforeEach;
  }

  async connect() {
    const before = this.#last;
    let release: () => void = () => undefined;
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    // The database computes in this thread and never waits: without a turn of the event loop between two transactions a queue
    // of them would let nobody read a request or send an answer until it is empty.
    await new Promise(setImmediate);
    try {
      if (this.#isEnded) throw new Error('Cannot use a pool after calling end on the pool');
      if (this.#stopped) throw this.#stopped;
      this.#beforeEach();
    } catch (error) {
      release();
      throw error;
    }
    return poolClient((text, values) => this.#run(text, values), release);
  }

  async #run(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    // It would never answer.
    if (this.#stopped) throw this.#stopped;
    try {
      const last = values.length > 0 ? await this.#statements.run(text, values) : await this.#script(text);
      const { rows = [], command = '', rowCount = 0 } = last ?? {};
      return { rows, command: command as PostgresQueryResult<unknown>['command'], rowCount };
    } catch (error) {
      if (!hasStopped(error)) throw error;
      this.#stopped = isFull(error)
        ? new StoreUnavailable('STO104', 'The disk is full and the database has stopped: free some space and start again.', {
            cause: error,
          })
        : new StoreUnavailable('STO113', 'The database has stopped: start again.', { cause: error });
      throw this.#stopped;
    }
  }

  /** Without values: the simple protocol, which takes several statements, as node-postgres does. */
  async #script(text: string): Promise<Results<unknown> | undefined> {
    const results = await this.#database.exec(text);
    if (CHANGES_TABLES.test(text)) await this.#statements.forget();
    return results.at(-1);
  }

  /** After those who queue already. */
  async end(): Promise<void> {
    if (this.#isEnded) return;
    await this.#last;
    this.#isEnded = true;
    // One that has stopped does not answer to this either.
    if (!this.#stopped) await this.#database.close();
  }
}
