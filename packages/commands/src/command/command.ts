import type { Instant } from '@tierwright/lifecycle';
import type { Store, Tx } from '@tierwright/store';
import type { Caller } from '../rights/caller.ts';
import type { Rights } from '../rights/rights.ts';
import type { Answer } from './answer.ts';
import type { ProgramShelf } from './program-shelf.ts';

/** What commands need of the process that they run in. */
export interface Service {
  readonly store: Store;
  /** Programs made ready, by hash: immutable, so kept between transactions. */
  readonly programs: ProgramShelf;
  readonly clock: () => Instant;
  /** A new opaque id. */
  readonly newId: () => string;
  /** From so many partners on a simulation is cut into shards of so many for many workers; absent: one runner decides them all. */
  readonly shards?: { readonly from: number; readonly size: number };
}

/** One command while it runs in its transaction. */
export interface Work<C extends Caller = Caller> {
  readonly service: Service;
  readonly tx: Tx;
  readonly caller: C;
  /** One instant for all that the command does. */
  readonly now: Instant;
  /** Revision that the caller has seen (`If-Match`); absent: whatever is there. */
  readonly ifMatch?: number;
  /**
   * What the audit row names: `deal/<id>`. Every command says one subject; said again, the last revision counts. `detail`: a
   * hash of what was done, where rows are to be proved by the chain; ids and hashes only.
   */
  about(subject: string, revision?: number, detail?: string): void;
}

/** A command or a timer: written once, used by the API, the workers and the command line. */
export interface Command<I, O, C extends Caller = Caller> {
  /** `deal.submit`: the name in the audit chain. */
  readonly name: string;
  /** Who may; the system may always what no role may. */
  readonly rights: Rights;
  run(work: Work<C>, input: I): Promise<Answer<O>>;
}

/** How a command is asked for. */
export interface Request<I, C extends Caller = Caller> {
  readonly caller: C;
  readonly input: I;
  readonly ifMatch?: number;
  /** The same key with the same request gets the same answer (`platform` of HTTP: `Idempotency-Key`). */
  readonly idempotency?: { readonly key: string; readonly requestHash: string };
  /** W3C trace id, for the audit row. */
  readonly trace?: string;
}
