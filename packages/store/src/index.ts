// The public names of the store.

export type { Store, Tx, WalkQuestion } from './database/store.ts';
