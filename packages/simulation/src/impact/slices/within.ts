import type { DecidedShard } from '../section.ts';
import { codesOf } from './codes.ts';
import { dimensionsOf } from './dimensions.ts';

/** Partners with one value of a dimension, as a slice tells it (SIM-M9 to SIM-M11); of a size its buckets. */
export type Within =
  | { readonly by: 'fact'; readonly fact: string; readonly value: string | boolean | null }
  | { readonly by: 'age'; readonly value: number | null }
  | { readonly by: 'size'; readonly value: { readonly from: number; readonly through: number } | null };

function isKeyIn({ by, value }: Within): (key: string) => boolean {
  if (value === null) return (key) => key === '';
  if (by === 'size') return (key) => key !== '' && Number(key) >= value.from && Number(key) <= value.through;
  return (key) => key === String(value);
}

/** Whether a partner of a shard is within it; everybody is where nothing is said. */
export function withinSlice(shard: DecidedShard, within: Within | undefined): (index: number) => boolean {
  if (within === undefined) return () => true;
  const dimension = dimensionsOf(shard.comparison).find(
    ({ by, fact }) => by === within.by && (within.by !== 'fact' || fact === within.fact),
  );
  if (!dimension) return () => false;
  const { keys, of } = codesOf(shard, dimension);
  const isIn = keys.map(isKeyIn(within));
  return (index) => isIn[of[index] as number] === true;
}
