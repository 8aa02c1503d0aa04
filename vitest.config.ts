import { defineConfig } from 'vitest/config';

// Packages resolve to their source, so tests need no build (see "exports" in each package.json).
const conditions = ['source'];

// Modules keep no state between tests: they are loaded once for each worker, which halves the time.
const shared = { isolate: false };

/** Packages that run anywhere, and the command: no server, no database. */
const pure = '{program,facts,engine,lifecycle,simulation,bases,sample-data,cli,client}';
const services = '{store,commands,api,worker,server}';

const project = (name: string, include: string[], options: { isolate?: boolean; pool?: 'forks'; globalSetup?: string[] } = {}) => ({
  ssr: { resolve: { conditions, externalConditions: conditions } },
  resolve: { conditions },
  // No test asserts a time; a slow machine must not fail one either.
  test: { name, include, environment: 'node', testTimeout: 300_000, hookTimeout: 300_000, ...options },
});

export default defineConfig({
  test: {
    // One worker less than there are cores is one worker where there are two.
    maxWorkers: '100%',
    projects: [
      project('unit', [`packages/${pure}/src/**/*.test.ts`, 'ui/src/**/*.test.ts'], shared),
      // Databases and Temporal's worker want processes of their own.
      project('services', [`packages/${services}/src/**/*.test.ts`, 'workflows/src/**/*.test.ts'], {
        ...shared,
        pool: 'forks',
        globalSetup: ['test/setup/databases.ts', 'test/setup/temporal.ts'],
      }),
      project('conformance', ['test/conformance/**/*.test.ts'], { globalSetup: ['test/setup/databases.ts'] }),
      project('programs', ['test/programs/**/*.test.ts'], shared),
      project('cli', ['test/cli/**/*.test.ts'], shared),
      project('running', ['test/running/**/*.test.ts'], {
        pool: 'forks',
        globalSetup: ['test/setup/databases.ts', 'test/setup/temporal.ts', 'test/setup/chromium.ts'],
      }),
      project('browser', ['test/browser/**/*.test.ts'], { pool: 'forks', globalSetup: ['test/setup/chromium.ts'] }),
      project('repository', ['test/repository/**/*.test.ts']),
    ],
  },
});
