import { randomUUID } from 'node:crypto';
import { programShelf, type Service } from '@tierwright/commands';
import { openStore, type Store } from '@tierwright/store';
import type { Configuration } from '../configuration/configuration.ts';

/** The store of the configuration; throws where it must not be used or does not answer. */
export function openStoreOf({ database }: Configuration): Promise<Store> {
  return database.kind === 'embedded'
    ? openStore({ kind: 'folder', folder: database.folder })
    : openStore({ kind: 'postgres', url: database.url });
}

/** What commands need, over a store. */
export const serviceOver = (store: Store, { shards }: Pick<Configuration, 'shards'>): Service => ({
  store,
  programs: programShelf(),
  clock: Date.now,
  newId: randomUUID,
  ...(shards === undefined ? {} : { shards }),
});
