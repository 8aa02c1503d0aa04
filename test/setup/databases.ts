import type { TestProject } from 'vitest/node';
import { makeTemplate } from '../../packages/store/src/testing/index.ts';
import { findPostgres, startPostgres } from '../../scripts/postgres.mjs';
import { asksFor } from './asks-for.ts';

const say = (sentence: string) => console.log(sentence);

/** Set where another project of the same run has made them: each loads this file anew. */
const MADE = 'TIERWRIGHT_TEST_DATABASES';

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

/** What tests with a database need; gives what takes it away. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env[MADE] !== undefined) return nothing;
  // Of the conformance tests few ask for a database; of the others most.
  if (project.name === 'conformance' && !(await asksFor(project, /@tierwright\/store/))) return nothing;
  process.env[MADE] = 'made';
  return postgres();
}
