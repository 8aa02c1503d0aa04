// npm test: installs what is missing, runs every tier and counts. See --help.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root, runNode, tools } from './run-command.mjs';
import { failureLines, finalLine, isFailure, tierLine } from './test-summary.mjs';
import { tiers } from './test-tiers.mjs';
import { countVitestReport, failuresOf } from './vitest-report.mjs';

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

const runVitest = async (folder, { projects, workersPerCore = 1 }, { zone, files = [] }, extra) => {
  const file = join(folder, `${projects.join('-')}-${zone.replace('/', '-')}.json`);
  const selection = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const workers = `--maxWorkers=${Math.ceil(availableParallelism() * workersPerCore)}`;
  const { code } = await runNode([tools.vitest, 'run', ...files, ...selection, workers, ...reporters, ...extra], {
    env: { TZ: zone, TIERWRIGHT_TEST_FOLDER: folder },
  });
  const report = readReport(file);
  const failures = failuresOf(report).map((failure) => ({ ...failure, file: relative(root, failure.file) }));
  return { ...countVitestReport(report, code), failures };
};

const runTier = async (tier, folder, extra) => {
  if (tier.folder && !existsSync(join(root, tier.folder))) return { notRun: `no such folder: ${tier.folder}` };
  if (tier.needsBuild) {
    if ((await build()) !== 0) {
      console.error('The build failed, so this tier could not start: correct the types named above.');
      return { passed: 0, failed: 1, skipped: 0 };
    }
  }
  if (!tier.projects) return runCheck(folder);
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  for (const run of tier.zones ?? [{ zone: 'UTC' }]) {
    if (tier.zones) console.log(`TZ=${run.zone}`);
    const counts = await runVitest(folder, tier, run, extra);
    for (const key of Object.keys(sum)) sum[key] += counts[key];
    failures.push(...counts.failures);
  }
  return { ...sum, failures };
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
  const results = [];
  try {
    for (const tier of tiers.filter(({ name }) => names.length === 0 || names.includes(name))) {
      console.log(`\n=== ${tier.name}: ${tier.title}`);
      const started = performance.now();
      const result = await runTier(tier, folder, quick ? ['--bail=1'] : []);
      results.push({ name: tier.name, seconds: (performance.now() - started) / 1000, ...result });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const ci = process.env.CI === 'true';
  console.log(['', ...failureLines(results)].join('\n'));
  console.log(`${results.map((result) => tierLine(result, ci)).join('\n')}\n${finalLine(results, ci)}`);
  process.exitCode = results.some((result) => isFailure(result, ci)) ? 1 : 0;
};

await main(process.argv.slice(2));
