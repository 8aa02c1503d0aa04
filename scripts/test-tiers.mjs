/**
 * The tiers of npm test, in the order in which they run. `projects` are vitest's projects (vitest.config.ts), `folder`
 * is what must exist, `zones` are the time zones of the process (UTC when there are none), each with the files that run
 * in it where not all of them do. `workersPerCore`: more than one where tests wait for other processes. `together`: tiers of
 * the same name, one after the other here, run in one call of vitest, so that no core waits for the end of each; `files` then
 * says whose a test file is.
 */

/**
 * What works with days and instants: run again in every zone. Nothing else needs to be: of unit and programs a file fails
 * where anything asks for the zone of the machine (test/setup/machine-zone.ts).
 */
const withDates = [
  'packages/facts',
  'packages/engine/src/reference',
  'packages/engine/src/reading/readings.test.ts',
  'packages/lifecycle/src/time',
  'packages/lifecycle/src/dry-run',
  'packages/lifecycle/src/notices',
  'packages/bases/src/rows',
  'ui/src/review/release-when.test.ts',
  'test/programs/stories',
];
const zones = ['America/St_Johns', 'Asia/Kolkata', 'Pacific/Apia'];

export const tiers = [
  { name: 'check', title: 'types, lint, format, dead code, layers, rules, generated files' },
  {
    name: 'unit',
    title: 'each package by itself',
    folder: 'packages',
    projects: ['unit'],
    together: 'computing',
    files: /^(packages|ui)\//,
  },
  {
    name: 'conformance',
    title: 'cases with one expected result for every evaluator',
    folder: 'test/conformance',
    projects: ['conformance'],
    together: 'computing',
    files: /^test\/conformance\//,
  },
  {
    name: 'programs',
    title: 'the published programs and their tests',
    folder: 'test/programs',
    projects: ['programs'],
    together: 'computing',
    files: /^test\/programs\//,
  },
  {
    name: 'zones',
    title: 'what works with dates, again in three time zones that catch wrong ones',
    folder: 'packages',
    projects: ['unit', 'programs'],
    zones: zones.map((zone) => ({ zone, files: withDates })),
  },
  {
    name: 'services',
    title: 'store, commands, API, workflows: on PGlite, PostgreSQL and Temporal',
    folder: 'workflows',
    projects: ['services'],
    together: 'waiting',
    files: /^(packages|workflows)\//,
    workersPerCore: 1.5,
  },
  {
    name: 'running',
    title: 'the whole product as processes: end to end, killed, raced, fuzzed',
    folder: 'test/running',
    projects: ['running'],
    together: 'waiting',
    files: /^test\/running\//,
    workersPerCore: 1.5,
    needsBuild: true,
  },
  {
    name: 'browser',
    title: 'pages in Chromium',
    folder: 'test/browser',
    projects: ['browser'],
    together: 'waiting',
    files: /^test\/browser\//,
    workersPerCore: 1.5,
  },
  {
    name: 'cli',
    title: 'the tierwright command as a process',
    folder: 'test/cli',
    projects: ['cli'],
    together: 'waiting',
    files: /^test\/cli\//,
    needsBuild: true,
  },
  {
    name: 'repository',
    title: 'the rules of the repository itself',
    folder: 'test/repository',
    projects: ['repository'],
    together: 'waiting',
    files: /^test\/repository\//,
  },
];

/**
 * The tiers as they run: each alone, or those that run together.
 *
 * @template {{ readonly together?: string }} Tier
 * @param {readonly Tier[]} chosen
 */
export const groupsOf = (chosen) => {
  /** @type {[Tier, ...Tier[]][]} */
  const groups = [];
  for (const tier of chosen) {
    const last = groups.at(-1);
    if (tier.together && last?.[0].together === tier.together) last.push(tier);
    else groups.push([tier]);
  }
  return groups;
};
