import type { Store } from '../database/store.ts';
import { openStore } from '../open/open-store.ts';
import { readMemoryImage } from './memory-image.ts';

/** A fresh store in memory, with nothing in it. */
export async function memoryStore(): Promise<Store> {
  const image = process.env.TIERWRIGHT_TEST_PGLITE;
  return openStore(image === undefined ? { kind: 'memory' } : { kind: 'memory', image: await readMemoryImage(image) });
}
