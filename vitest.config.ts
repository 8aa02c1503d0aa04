import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.ts';

// Packages resolve to their source, so tests need no build (see "exports" in each package.json).
const conditions = ['source'];

// MB for what lives shortly: most of what a test makes does, and with 16 a sixth of the time was to move it about.
const execArgv = ['--min-semi-space-size=64', '--max-semi-space-size=64'];

// Modules keep no state between tests: they are loaded once for each worker, which halves the time.
const shared = { isolate: false };

/** Packages that run anywhere, and the command: no server, no database. */
const pure = '{program,facts,engine,lifecycle,simulation,bases,sample-data,cli,client}';
const services = '{store,commands,api,worker,server}';

const project = (
  name: string,
  include: string[],
  options: { isolate?: boolean; pool?: 'forks'; globalSetup?: string[]; setupFiles?: string[] } = {},
) => ({
  ssr: { resolve: { conditions, externalConditions: conditions } },
  resolve: { conditions },
  // No test asserts a time; a slow machine must not fail one either, nor what is looked at until it is so.
  test: {
    name,
    include,
    environment: 'node',
    execArgv,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    ...options,
  },
});

export default defineConfig({
  test: {
    // One worker less than there are cores is one worker where there are two.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    experimental: { fsModuleCache: true },
    projects: [
      project('unit', [`packages/${pure}/src/**/*.test.ts`, 'ui/src/**/*.test.ts'], {
        ...shared,
        setupFiles: ['test/setup/machine-zone.ts'],
      }),
      // Databases and Temporal's worker want processes of their own.
      project('services', [`packages/${services}/src/**/*.test.ts`, 'workflows/src/**/*.test.ts'], {
        ...shared,
        pool: 'forks',
        globalSetup: ['test/setup/databases.ts', 'test/setup/memory-image.ts', 'test/setup/temporal.ts'],
      }),
      project('conformance', ['test/conformance/**/*.test.ts'], {
        ...shared,
        pool: 'forks',
        globalSetup: ['test/setup/databases.ts', 'test/setup/memory-image.ts'],
      }),
      project('programs', ['test/programs/**/*.test.ts'], { ...shared, setupFiles: ['test/setup/machine-zone.ts'] }),
      project('cli', ['test/cli/**/*.test.ts'], shared),
      project('running', ['test/running/**/*.test.ts'], {
        ...shared,
        pool: 'forks',
        globalSetup: ['test/setup/databases.ts', 'test/setup/memory-image.ts', 'test/setup/temporal.ts', 'test/setup/chromium.ts'],
      }),
      project('browser', ['test/browser/**/*.test.ts'], {
        ...shared,
        pool: 'forks',
        globalSetup: ['test/setup/chromium.ts', 'test/setup/memory-image.ts'],
      }),
      project('repository', ['test/repository/**/*.test.ts']),
    ],
  },
});
