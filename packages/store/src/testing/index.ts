// Stores for tests.

export { memoryStore } from './memory-store.ts';
export { type TestStore, testStores } from './test-stores.ts';
