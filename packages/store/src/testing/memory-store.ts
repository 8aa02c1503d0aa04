import type { Store } from '../database/store.ts';
import { openPglite } from '../open/open-pglite.ts';

/** A fresh store in memory, with nothing in it. */
export function memoryStore(): Promise<Store> {
  return openPglite({});
}
