import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeTemplate, writeMemoryImage } from '../../packages/store/src/testing/index.ts';
import { findPostgres, startPostgres } from '../../scripts/postgres.mjs';

const say = (sentence: string) => console.log(sentence);

/** What there is nothing to take away of. */
const nothing = async () => undefined;

/** A PostgreSQL server for the tests, unless they were given one: TIERWRIGHT_TEST_POSTGRES, url of a superuser. */
async function postgres(): Promise<() => Promise<void>> {
  const given = process.env.TIERWRIGHT_TEST_POSTGRES;
  if (given !== undefined) {
    await makeTemplate(given);
    return nothing;
  }
  const found = findPostgres(say);
  if ('why' in found) {
    say(`Tests on PostgreSQL are not run: ${found.why}`);
    return nothing;
  }
  const server = await startPostgres({ say, settings: { max_connections: 200 } });
  await makeTemplate(server.url);
  process.env.TIERWRIGHT_TEST_POSTGRES = server.url;
  return server.remove;
}

/** An embedded database that tests begin with, since making one takes seconds. */
async function image(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-image-'));
  const file = join(folder, 'image.tar');
  await writeMemoryImage(file);
  process.env.TIERWRIGHT_TEST_PGLITE = file;
  const forget = () => rmSync(folder, { recursive: true, force: true });
  // Vitest may be ended before it takes away what was set up.
  process.once('exit', forget);
  return async () => forget();
}

/** Of the conformance tests few ask for a database; of the others most. */
async function isWanted(project: TestProject): Promise<boolean> {
  if (project.name !== 'conformance') return true;
  const { filenamePattern } = project.vitest as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  return testFiles.some((file) => readFileSync(file, 'utf8').includes('@tierwright/store'));
}

/** What tests with a database need; gives what takes it away. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Another project of the same run has it already.
  if (process.env.TIERWRIGHT_TEST_PGLITE !== undefined || !(await isWanted(project))) return nothing;
  // One after the other: making an image keeps this thread busy for seconds, in which connections would time out.
  const undo = [await postgres(), await image()];
  return async () => {
    await Promise.all(undo.map((one) => one()));
  };
}
