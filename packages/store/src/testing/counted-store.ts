import type { KyselyPlugin } from 'kysely';
import type { Store, Tx } from '../database/store.ts';

/** A store that notes each statement of its transactions but those that begin and end them. */
export interface CountedStore extends Store {
  /** How many since the last time it was asked. */
  statements(): number;
}

export function countedStore(store: Store): CountedStore {
  let count = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const counted =
    <T>(work: (tx: Tx) => Promise<T>) =>
    (tx: Tx): Promise<T> =>
      work({ ...tx, db: tx.db.withPlugin(counter) });
  return {
    ...store,
    transaction: (tenant, work) => store.transaction(tenant, counted(work)),
    read: (tenant, work) => store.read(tenant, counted(work)),
    statements: () => {
      const since = count;
      count = 0;
      return since;
    },
  };
}
