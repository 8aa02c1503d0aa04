// The files that a program writes and git keeps. Run through tsx, so that `content` may import TypeScript:
// npm run generate writes them, npm run check compares them.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run-command.mjs';

const schemas = () => import('../packages/program/src/schema/rendering.ts');
const asJson = (value) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Each generated file: its path, and a function that returns (or promises) its whole content. Its module is
 * imported when asked for, as it may import TypeScript.
 */
const generated = [
  { path: 'README.md', content: async () => (await import('../packages/cli/src/pages/readme.ts')).withOutputs(contentOf('README.md')) },
  { path: 'docs/cli.md', content: async () => (await import('../packages/cli/src/pages/cli-page.ts')).cliPage() },
  {
    path: 'docs/errors.md',
    content: async () =>
      (await import('../packages/cli/src/pages/errors-page.ts')).errorsPage({
        api: (await import('../packages/api/src/index.ts')).API_CODES,
        server: (await import('../packages/server/src/index.ts')).SERVER_CODES,
      }),
  },
  { path: 'packages/program/schema/pdl-1.0.json', content: async () => asJson((await schemas()).draft2020Schema()) },
  { path: 'packages/program/schema/pdl-1.0.draft-07.json', content: async () => asJson((await schemas()).draft07Schema()) },
  {
    path: 'packages/client/src/generated/operations.ts',
    content: async () =>
      (await import('./client-operations.mjs')).clientOperations((await import('../packages/api/src/routes/all-routes.ts')).ALL_ROUTES),
  },
  {
    path: 'docs/api.md',
    content: async () =>
      (await import('./api-page.mjs')).apiPage({
        apiCodes: (await import('../packages/api/src/problems/api-codes.ts')).API_CODES,
        commandCodes: (await import('../packages/commands/src/command/command-codes.ts')).COMMAND_CODES,
        storeCodes: (await import('../packages/store/src/database/store-codes.ts')).STORE_CODES,
      }),
  },
  {
    path: 'docs/rights.md',
    content: async () =>
      (await import('./rights-page.mjs')).rightsPage((await import('../packages/api/src/routes/all-routes.ts')).ALL_ROUTES),
  },
  {
    path: 'docs/benchmarks.md',
    content: async () => (await import('./benchmarks-page.mjs')).benchmarksPage(JSON.parse(contentOf('bench/results.json'))),
  },
  { path: 'docs/back-test.md', content: async () => (await import('./back-test-page.mjs')).backTestPage() },
  { path: 'docs/features.md', content: async () => (await import('./feature-page.mjs')).currentFeaturePage() },
];

const contentOf = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined);

/** The entries whose file differs from what its generator returns now, with that new content. */
export const outdated = async (entries, read = contentOf) => {
  const fresh = await Promise.all(entries.map(async ({ path, content }) => ({ path, text: await content() })));
  return fresh.filter(({ path, text }) => read(path) !== text);
};

const main = async ([option]) => {
  if (option === '--help') {
    console.log('npm run generate: writes every generated file. Without --write this script only says which ones differ.');
    return;
  }
  const differing = await outdated(generated);
  for (const { path, text } of differing) {
    if (option === '--write') {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
      console.log(`${path} written.`);
    } else {
      console.error(`${path} is not what its generator makes now.`);
      process.exitCode = 1;
    }
  }
  console.log(`${generated.length} generated files, ${differing.length} differed.`);
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
