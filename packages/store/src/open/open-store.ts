import type { Store } from '../database/store.ts';
import { openFolder } from './open-folder.ts';
import { openPglite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import type { StoreOptions } from './store-options.ts';

/** Opens a store; throws `StoreRefused` where it must not be used, `StoreUnavailable` where it cannot be reached. */
export function openStore(options: StoreOptions): Promise<Store> {
  switch (options.kind) {
    case 'folder':
      return openFolder(options.folder);
    case 'memory':
      return openPglite(options.image === undefined ? {} : { image: options.image });
    case 'postgres':
      return openPostgres(options);
  }
}
