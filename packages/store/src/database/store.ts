import type { Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** One transaction of one tenant: READ COMMITTED, as the role `tierwright_app`, which row-level security holds to this tenant. */
export interface Tx {
  readonly tenant: string;
  readonly db: Transaction<Tables>;
  /** After the commit whoever sends the outbox is woken; without a commit nobody is. */
  wakeOutbox(): void;
  /** As `wakeOutbox`, for whoever runs jobs. */
  wakeJobs(): void;
}

/** What a walk over all tenants may ask: it is told tenants, never rows. */
export type WalkQuestion =
  | { readonly of: 'all' }
  /** Those with something to send at or before an instant. */
  | { readonly of: 'outbox'; readonly before: number }
  /** Those with an item due, or an effect pending, at or before an instant. */
  | { readonly of: 'due'; readonly before: number }
  | { readonly of: 'jobs' }
  | { readonly of: 'host'; readonly host: string }
  | { readonly of: 'slug'; readonly slug: string };

/** Programs, partners, items and all that is known of them. */
export interface Store {
  readonly engine: 'pglite' | 'postgres';
  /**
   * Runs `work` and commits what it did, or nothing where it throws. Deadlocks and failed serialisations are tried again,
   * three times, so `work` has no effect outside the transaction. A lock that is not had in time throws `StoreBusy`; a
   * database that cannot be reached throws `StoreUnavailable`.
   */
  transaction<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same, read-only, in one snapshot. */
  read<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Ids of tenants, sorted. */
  walk(question: WalkQuestion): Promise<readonly string[]>;
  /** Calls `listener` after commits that woke the outbox, of any process on the same database; gives what ends it. */
  onOutbox(listener: (tenant: string) => void): () => void;
  onJobs(listener: (tenant: string) => void): () => void;
  /** Nothing where all is well; else a sentence: the database, the migrations or the role. */
  ready(): Promise<string | undefined>;
  close(): Promise<void>;
}
