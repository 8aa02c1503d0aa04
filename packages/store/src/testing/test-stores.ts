import type { Store } from '../database/store.ts';
import { memoryStore } from './memory-store.ts';
import type { OpenedTestStore } from './opened-test-store.ts';
import { openFresh } from './postgres-databases.ts';

/** One of the engines that a test runs on. */
export interface TestStore {
  readonly name: Store['engine'];
  /** A fresh store with nothing in it; the test closes it. */
  open(): Promise<OpenedTestStore>;
}

/** The PostgreSQL server that the tests were given (by their global setup): url of a superuser. */
export const testServer = (): string | undefined => process.env.TIERWRIGHT_TEST_POSTGRES;

/**
 * The engines that tests run on: an embedded one in memory, and a fresh database on PostgreSQL where a server was started; where
 * none could be, the global setup has said so. With CI=true that is an error.
 */
export function testStores(): readonly TestStore[] {
  const embedded: TestStore = { name: 'pglite', open: memoryStore };
  const server = testServer();
  if (server !== undefined) return [embedded, { name: 'postgres', open: () => openFresh(server) }];
  if (process.env.CI === 'true') throw new Error('TIERWRIGHT_TEST_POSTGRES is not set: tests on PostgreSQL cannot run');
  return [embedded];
}
