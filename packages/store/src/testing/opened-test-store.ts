import type { Store, Tx } from '../database/store.ts';

/** A store that a test opened and closes, with what no service has. */
export interface OpenedTestStore extends Store {
  /** Runs as who owns the database: no row-level security, no grants. What somebody with the whole database may do. */
  asOwner<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Of a login as the service has, where others may connect. */
  readonly url?: string;
}
