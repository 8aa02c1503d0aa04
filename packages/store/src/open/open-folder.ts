import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../database/store.ts';
import { openPglite } from './open-pglite.ts';

/** The embedded database of a folder, which nobody else may have open. */
export async function openFolder(folder: string): Promise<Store> {
  await mkdir(folder, { recursive: true });
  return openPglite({ folder: join(folder, 'database') });
}
