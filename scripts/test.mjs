// npm test: installs what is missing, runs every tier and counts. See --help.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root, runNode, tools } from './run-command.mjs';
import { failureLines, finalLine, isFailure, tierLine } from './test-summary.mjs';
import { groupsOf, tiers } from './test-tiers.mjs';
import { countVitestReport, failuresOf, shares } from './vitest-report.mjs';

const help = `npm test                  every tier
npm test -- unit cli      these tiers only
npm run test:quick        the unit tier, ending at the first failure

${tiers.map(({ name, title }) => `${name.padEnd(14)}${title}`).join('\n')}

With CI=true a tier that cannot run is a failure.`;

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

const runCheck = async (folder) => {
  const file = join(folder, 'check.json');
  await runNode(['scripts/check.mjs', '--report', file]);
  return readReport(file) ?? { passed: 0, failed: 1, skipped: 0 };
};

const runVitest = async (folder, tiers, { zone = 'UTC', files = [], workers, output }, extra) => {
  const projects = tiers.flatMap((tier) => tier.projects);
  const file = join(folder, `${projects.join('-')}-${zone.replace('/', '-')}.json`);
  const selection = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, text } = await runNode([tools.vitest, 'run', ...files, ...selection, `--maxWorkers=${workers}`, ...reporters, ...extra], {
    env: { TZ: zone, TIERWRIGHT_TEST_FOLDER: folder },
    output,
  });
  return { report: readReport(file), code, text };
};

const countsOf = (report, code) => ({
  ...countVitestReport(report, code),
  failures: failuresOf(report).map((failure) => ({ ...failure, file: relative(root, failure.file) })),
});

/** All zones at once: most of each is the start of one worker. */
const runZones = async (tier, folder, extra) => {
  const runs = tier.zones.map(async (run) => {
    const { report, code, text } = await runVitest(folder, [tier], { ...run, workers: 1, output: 'keep' }, extra);
    console.log(`TZ=${run.zone}\n${text}`);
    return countsOf(report, code);
  });
  const counts = await Promise.all(runs);
  const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
  return [{ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), failures: counts.flatMap(({ failures }) => failures) }];
};

/** The results of tiers that run together, in their order; `share`: of the time of all, 0 to 1. */
const runTogether = async (together, folder, extra) => {
  const [tier] = together;
  if (together.some(({ needsBuild }) => needsBuild) && (await build()) !== 0) {
    console.error('The build failed, so these could not start: correct the types named above.');
    return together.map(() => ({ passed: 0, failed: 1, skipped: 0 }));
  }
  if (!tier.projects) return [await runCheck(folder)];
  if (tier.zones) return runZones(tier, folder, extra);
  const workers = Math.ceil(availableParallelism() * (tier.workersPerCore ?? 1));
  const { report, code } = await runVitest(folder, together, { workers }, extra);
  return shares({ report, code, root }, together).map(({ report: own, code: its, share }) => ({ ...countsOf(own, its), share }));
};

const runTiers = async (chosen, folder, extra) => {
  const here = chosen.filter((tier) => !tier.folder || existsSync(join(root, tier.folder)));
  const results = new Map(chosen.map(({ name, folder: its }) => [name, { name, seconds: 0, notRun: `no such folder: ${its}` }]));
  for (const together of groupsOf(here)) {
    console.log(together.map(({ name, title }) => `\n=== ${name}: ${title}`).join(''));
    const started = performance.now();
    const found = await runTogether(together, folder, extra);
    const seconds = (performance.now() - started) / 1000;
    together.forEach(({ name }, index) => {
      const { share = 1 / together.length, ...result } = found[index];
      results.set(name, { name, seconds: seconds * share, ...result });
    });
  }
  return [...results.values()];
};

const main = async (args) => {
  if (args.includes('--help')) return console.log(help);
  const quick = args.includes('--quick');
  const names = quick ? ['unit'] : args;
  const unknown = names.find((name) => !tiers.some((tier) => tier.name === name));
  if (unknown) {
    console.error(`There is no tier "${unknown}".\n\n${help}`);
    process.exitCode = 2;
    return;
  }
  const problem = await install();
  if (problem) {
    console.error(problem);
    process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-test-'));
  const chosen = tiers.filter(({ name }) => names.length === 0 || names.includes(name));
  let results = [];
  try {
    results = await runTiers(chosen, folder, quick ? ['--bail=1'] : []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const ci = process.env.CI === 'true';
  console.log(['', ...failureLines(results)].join('\n'));
  console.log(`${results.map((result) => tierLine(result, ci)).join('\n')}\n${finalLine(results, ci)}`);
  process.exitCode = results.some((result) => isFailure(result, ci)) ? 1 : 0;
};

await main(process.argv.slice(2));
