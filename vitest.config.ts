import { defineConfig } from 'vitest/config';

// Packages resolve to their source, so tests need no build (see "exports" in each package.json).
const conditions = ['source'];

// Pure packages keep no state between tests: their modules are loaded once for each worker, which halves the time.
const shared = { isolate: false };

const project = (name: string, include: string[], options: { isolate?: boolean } = {}) => ({
  ssr: { resolve: { conditions, externalConditions: conditions } },
  resolve: { conditions },
  // No test asserts a time; a slow machine must not fail one either.
  test: { name, include, environment: 'node', testTimeout: 300_000, hookTimeout: 300_000, ...options },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', ['packages/*/src/**/*.test.ts'], shared),
      project('conformance', ['test/conformance/**/*.test.ts']),
      project('programs', ['test/programs/**/*.test.ts'], shared),
      project('cli', ['test/cli/**/*.test.ts']),
      project('repository', ['test/repository/**/*.test.ts']),
    ],
  },
});
