import type { LogLevel } from '../log/log.ts';

/** Where programs, partners and items are kept. */
export type Database =
  | { readonly kind: 'embedded'; readonly folder: string }
  /** `ownerUrl` is the login that owns the tables: only migrations use it. */
  | { readonly kind: 'postgres'; readonly url: string; readonly ownerUrl: string };

/** What a process was told by its environment; checked. */
export interface Configuration {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly healthPort: number;
  readonly trustProxy: number;
  /** Absolute. */
  readonly data: string;
  readonly logLevel: LogLevel;
  /** How long running work may take to finish when the process is stopped, in milliseconds. */
  readonly grace: number;
  /** Partners from which on a simulation is cut into shards for many workers, and partners of a shard; absent: none is. */
  readonly shards?: { readonly from: number; readonly size: number };
  readonly database: Database;
  readonly temporal: { readonly address: string; readonly namespace: string };
}
