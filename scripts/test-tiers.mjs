/**
 * The tiers of npm test, in the order in which they run. `projects` are vitest's projects (vitest.config.ts), `folder`
 * is what must exist, `zones` are the time zones of the process (UTC when there are none), each with the files that run
 * in it where not all of them do.
 */

/** What works with days and instants: run again in every zone. */
const withDates = [
  'packages/facts',
  'packages/engine',
  'packages/lifecycle/src/time',
  'packages/lifecycle/src/dry-run',
  'test/programs/stories',
];

export const tiers = [
  { name: 'check', title: 'types, lint, format, dead code, layers, rules, generated files' },
  { name: 'unit', title: 'each package by itself', folder: 'packages', projects: ['unit'] },
  {
    name: 'conformance',
    title: 'cases with one expected result for every evaluator',
    folder: 'test/conformance',
    projects: ['conformance'],
  },
  { name: 'programs', title: 'the published programs and their tests', folder: 'test/programs', projects: ['programs'] },
  {
    name: 'zones',
    title: 'unit and programs again in a time zone that catches wrong dates, what works with dates in two more',
    folder: 'packages',
    projects: ['unit', 'programs'],
    zones: [
      { zone: 'America/St_Johns', files: ['packages', 'test/programs'] },
      { zone: 'Asia/Kolkata', files: withDates },
      { zone: 'Pacific/Apia', files: withDates },
    ],
  },
  {
    name: 'services',
    title: 'store, commands, API, workflows: on PGlite, PostgreSQL and Temporal',
    folder: 'workflows',
    projects: ['services'],
  },
  {
    name: 'running',
    title: 'the whole product as processes: end to end, killed, raced, fuzzed',
    folder: 'test/running',
    projects: ['running'],
    needsBuild: true,
  },
  { name: 'browser', title: 'pages in Chromium', folder: 'test/browser', projects: ['browser'] },
  { name: 'cli', title: 'the tierwright command as a process', folder: 'test/cli', projects: ['cli'], needsBuild: true },
  { name: 'repository', title: 'the rules of the repository itself', folder: 'test/repository', projects: ['repository'] },
];
