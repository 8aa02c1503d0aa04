import { resolve } from 'node:path';
import { openStore, type Store, StoreRefused, StoreUnavailable } from '@tierwright/store';
import { Failure } from '../failures/failure.ts';
import type { Session } from '../terminal/session.ts';

const DEFAULT_DATA = '.tierwright/data';

/** Does something with the database of the environment (DATABASE_URL, else the folder of TIERWRIGHT_DATA), then closes it. */
export async function withStore<T>({ env }: Session, work: (store: Store) => Promise<T>): Promise<T> {
  const url = env.DATABASE_URL?.trim();
  const folder = resolve(env.TIERWRIGHT_DATA || DEFAULT_DATA, 'store');
  try {
    const store = await openStore(
      url ? { kind: 'postgres', url, connections: 2, applicationName: 'tierwright' } : { kind: 'folder', folder },
    );
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof StoreRefused || error instanceof StoreUnavailable) throw new Failure('TW605', `${error.message} (${error.code})`);
    throw error;
  }
}
