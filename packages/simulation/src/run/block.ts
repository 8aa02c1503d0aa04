/** So many partners are worked out at a time: what is in between stays in the fast caches. A multiple of 32. */
export const BLOCK = 4096;

/**
 * Of a shard so many: several sections ask for the same nodes, and each of them is worked out for the shard at once. What a block
 * costs beside its partners is then paid once.
 */
export const SHARD_BLOCK = 131_072;
