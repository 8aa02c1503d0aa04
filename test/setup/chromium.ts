import type { TestProject } from 'vitest/node';
import { findChromium } from '../../scripts/chromium.mjs';
import { asksFor } from './asks-for.ts';

/** Set for tests: the browser's file, or why there is none. */
const FILE = 'TIERWRIGHT_TEST_CHROMIUM';
const MISSING = 'TIERWRIGHT_TEST_CHROMIUM_MISSING';

/** Finds or gets the browser once for a run of tests. */
export async function setup(project: TestProject): Promise<void> {
  if (process.env[FILE] || process.env[MISSING] || !(await asksFor(project, /hromium|browser-test.fixture/))) return;
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
