/** So many partners are worked out at a time: what is in between stays in the fast caches. A multiple of 32. */
export const BLOCK = 4096;
