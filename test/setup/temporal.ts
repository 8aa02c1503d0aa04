import { readFileSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startTemporal } from '../../scripts/temporal-server.mjs';

/** Set for tests: the address of a server whose workflows can be moved in time, or why there is none. */
const ADDRESS = 'TIERWRIGHT_TEST_TEMPORAL';
const MISSING = 'TIERWRIGHT_TEST_TEMPORAL_MISSING';

/** Whether a file that runs now asks for Temporal: starting it for others would be 250 MB for nothing. */
async function isWanted(project: TestProject): Promise<boolean> {
  const { filenamePattern } = project.vitest as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  return testFiles.some((file) => readFileSync(file, 'utf8').includes('emporal'));
}

/** One server for a run of tests. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env[ADDRESS] || !(await isWanted(project))) return undefined;
  try {
    const server = await startTemporal({ timeSkipping: true });
    process.env[ADDRESS] = server.address;
    return async () => {
      delete process.env[ADDRESS];
      await server.stop();
    };
  } catch (error) {
    if (process.env.CI) throw error;
    process.env[MISSING] = error instanceof Error ? error.message : String(error);
    return undefined;
  }
}
