import { readFileSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../scripts/chromium.mjs';

/** Set for tests: the browser's file, or why there is none. */
const FILE = 'TIERWRIGHT_TEST_CHROMIUM';
const MISSING = 'TIERWRIGHT_TEST_CHROMIUM_MISSING';

/** Whether a file that runs now opens a browser: getting one for others would be 200 MB for nothing. */
async function isWanted(project: TestProject): Promise<boolean> {
  const { filenamePattern } = project.vitest as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  return testFiles.some((file) => /hromium|browser-test.fixture/.test(readFileSync(file, 'utf8')));
}

/** Finds or gets the browser once for a run of tests. */
export async function setup(project: TestProject): Promise<void> {
  if (process.env[FILE] || process.env[MISSING] || !(await isWanted(project))) return;
  try {
    const { file } = await findChromium((sentence) => console.log(sentence));
    process.env[FILE] = file;
  } catch (error) {
    if (process.env.CI) throw error;
    const why = error instanceof Error ? error.message : String(error);
    console.log(`Tests in a browser are not run: ${why}`);
    process.env[MISSING] = why;
  }
}
