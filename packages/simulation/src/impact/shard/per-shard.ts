import type { DecidedShard } from '../section.ts';

/** What several sections need of a shard, worked out once. */
export function perShard<T>(make: (shard: DecidedShard) => T): (shard: DecidedShard) => T {
  const known = new WeakMap<DecidedShard, { readonly made: T }>();
  return (shard) => {
    let found = known.get(shard);
    if (!found) {
      found = { made: make(shard) };
      known.set(shard, found);
    }
    return found.made;
  };
}
