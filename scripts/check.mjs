// npm run check: everything that can be said about the code without running it.

import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { runNode, tools } from './run-command.mjs';

const withSource = ['--conditions=source', '--import', 'tsx'];

const checks = [
  { name: 'types', command: [tools.tsc, '-b'], hint: 'Correct the types named above.' },
  { name: 'types of tests', command: [tools.tsc, '-p', 'tsconfig.test.json'], hint: 'Correct the types named above.' },
  {
    name: 'lint and format',
    command: [tools.biome, 'ci', '--error-on-warnings', '--colors=off', '--max-diagnostics=20'],
    hint: 'Run "npm run fix"; what it leaves needs a change by hand.',
  },
  { name: 'dead code', command: [tools.knip, '--no-progress', '--no-config-hints'], hint: 'Delete what nothing uses, or use it.' },
  {
    name: 'layers',
    command: [tools.depcruise, '--output-type', 'err-long', 'packages', 'workflows', 'test'],
    hint: 'Each message says what may be imported instead.',
  },
  {
    name: 'rules and tests',
    command: ['scripts/spec-rules.mjs'],
    hint: 'Each rule of a SPEC.md needs a test, and each quoted rule must exist.',
  },
  { name: 'generated files', command: [...withSource, 'scripts/generated.mjs'], hint: 'Run "npm run generate" and commit the result.' },
];

const runCheck = async ({ name, command, hint }) => {
  const started = performance.now();
  const { code, text } = await runNode(command, { output: 'keep' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code === 0) {
    console.log(`ok      ${name} (${seconds} s)`);
    return true;
  }
  console.log(`FAILED  ${name} (${seconds} s)\n${text.trimEnd()}\n        → ${hint}\n`);
  return false;
};

/** Runs all, as many at once as there are cores; gives how many failed. */
const runChecks = async () => {
  const waiting = [...checks];
  let failed = 0;
  const lane = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) if (!(await runCheck(check))) failed += 1;
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return failed;
};

const main = async (args) => {
  if (args.includes('--help')) {
    console.log(`npm run check: ${checks.map(({ name }) => name).join(', ')}.\n--report FILE also writes the counts as JSON.`);
    return;
  }
  const failed = await runChecks();
  console.log(failed === 0 ? `All ${checks.length} checks passed.` : `${failed} of ${checks.length} checks failed.`);
  const report = args.indexOf('--report');
  if (report >= 0) writeFileSync(args[report + 1], JSON.stringify({ passed: checks.length - failed, failed, skipped: 0 }));
  process.exitCode = failed > 0 ? 1 : 0;
};

await main(process.argv.slice(2));
