import type { ReuseTold } from '@tierwright/bases';
import type { PartnerData } from '@tierwright/facts';
import type { ImpactPart, Shards, Watch } from '@tierwright/simulation';

/** Where the partners of a simulation come from. */
export interface BaseSource {
  /** Decides all of it under both versions; throws a Failure. */
  decided(watch: Watch & { readonly signal: AbortSignal }): Promise<ImpactPart>;
  /** Its shards, when all of it was decided. */
  again(): Shards;
  /** SHA-256 of what was read; when all of it was. */
  readonly hash: string;
  /** What was taken over from the snapshot that stood where one is to be saved. */
  readonly reused?: ReuseTold | undefined;
  /** Of those who are wanted, who was found, by id. */
  readonly found: ReadonlyMap<string, PartnerData>;
}
