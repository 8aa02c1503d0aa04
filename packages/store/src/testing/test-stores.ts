import type { Store } from '../database/store.ts';
import { memoryStore } from './memory-store.ts';

/** One of the engines that a test runs on. */
export interface TestStore {
  readonly name: Store['engine'];
  /** A fresh store with nothing in it; the test closes it. */
  open(): Promise<Store>;
}

/** The engines that tests run on: an embedded one in memory, and a fresh database on PostgreSQL where one was started. */
export function testStores(): readonly TestStore[] {
  return [{ name: 'pglite', open: memoryStore }];
}
