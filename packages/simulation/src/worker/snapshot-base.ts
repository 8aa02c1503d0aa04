import { fits } from '../snapshot/fits.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { HeldBase } from './held-base.ts';

/** Shards as they were made: they answer about versions that they were made for. */
export function snapshotBase(shards: readonly Snapshot[]): HeldBase {
  return {
    base: shards[0]?.made.base ?? '',
    partners: shards.reduce((sum, { count, undecided }) => sum + count + undecided.length, 0),
    unfit: ({ baseline, candidate }, days) =>
      shards.flatMap(({ made }) => fits(made, [baseline, candidate], days === undefined ? made : { ...days, base: made.base })),
    shards: () => shards,
  };
}
