import { defineConfig } from 'vitest/config';

// Packages resolve to their source, so tests need no build (see "exports" in each package.json).
const conditions = ['source'];

const project = (name: string, include: string[]) => ({
  ssr: { resolve: { conditions, externalConditions: conditions } },
  resolve: { conditions },
  // No test asserts a time; a slow machine must not fail one either.
  test: { name, include, environment: 'node', testTimeout: 300_000, hookTimeout: 300_000 },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', ['packages/*/src/**/*.test.ts']),
      project('conformance', ['test/conformance/**/*.test.ts']),
      project('programs', ['test/programs/**/*.test.ts']),
      project('cli', ['test/cli/**/*.test.ts']),
      project('repository', ['test/repository/**/*.test.ts']),
    ],
  },
});
