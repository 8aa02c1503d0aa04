import { readFileSync } from 'node:fs';
import type { TestProject } from 'vitest/node';

/** Whether a test file that runs now has something in its text: setting up what nobody asks for would take seconds, or a download. */
export async function asksFor(project: TestProject, what: RegExp): Promise<boolean> {
  const { filenamePattern } = project.vitest as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  return testFiles.some((file) => what.test(readFileSync(file, 'utf8')));
}
