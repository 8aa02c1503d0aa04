import type { TestProject } from 'vitest/node';
import { startTemporal } from '../../scripts/temporal-server.mjs';
import { asksFor } from './asks-for.ts';
import { keptFolder } from './kept-folder.ts';

/** Set for tests: the address of a server whose workflows can be moved in time, or why there is none. */
const ADDRESS = 'TIERWRIGHT_TEST_TEMPORAL';
const MISSING = 'TIERWRIGHT_TEST_TEMPORAL_MISSING';
/** Folder of the workflows as they were made for the sandbox. */
const BUNDLES = 'TIERWRIGHT_TEST_BUNDLES';

/** One server for a run of tests. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env[ADDRESS] || !(await asksFor(project, /emporal/))) return undefined;
  try {
    const server = await startTemporal({ timeSkipping: true });
    process.env[ADDRESS] = server.address;
    const { folder, forget } = keptFolder('bundles');
    process.env[BUNDLES] = folder;
    return async () => {
      delete process.env[ADDRESS];
      forget();
      await server.stop();
    };
  } catch (error) {
    if (process.env.CI) throw error;
    process.env[MISSING] = error instanceof Error ? error.message : String(error);
    return undefined;
  }
}
