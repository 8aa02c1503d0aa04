// Stores for tests.

export { type CountedStore, countedStore } from './counted-store.ts';
export { readMemoryImage, writeMemoryImage } from './memory-image.ts';
export { memoryStore } from './memory-store.ts';
export type { OpenedTestStore } from './opened-test-store.ts';
export { makeTemplate, tellServer } from './postgres-databases.ts';
export { countRows, deadlocksSoFar, tenantContents } from './tenant-contents.ts';
export { type TestStore, testServer, testStores } from './test-stores.ts';
