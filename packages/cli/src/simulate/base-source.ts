import type { PartnerData } from '@tierwright/facts';
import type { Snapshot } from '@tierwright/simulation';

/** Where the partners of a simulation come from. */
export interface BaseSource {
  /** The shards of the base; throws a Failure. */
  read(): AsyncIterable<Snapshot>;
  /** SHA-256 of what was read; when all of it was. */
  readonly hash: string;
  /** Of those who are wanted, who was found, by id. */
  readonly found: ReadonlyMap<string, PartnerData>;
  /** Whether records are at hand: a snapshot has none. */
  readonly hasRecords: boolean;
}
