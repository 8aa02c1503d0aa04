// Runs what the terminal's program does most, and keeps what V8 compiled of it beside its file: the next start compiles it no more.

import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, compiledBeside, start } from '../packages/cli/bin/compiled.js';
import { root } from './run-command.mjs';

const [file] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'tierwright-build-'));
const [base, snapshot] = [join(folder, 'base'), join(folder, 'base.arrow')];
const versions = ['2026.2.0', '2027.1.0'].map((version) => join(root, 'rules/northwind', `${version}.program.json`));

const runs = [
  ['check', ...versions],
  ['generate', 'base', '--program', ...versions, '--size', '40', '--seed', '1', '--as-of', '2027-06-30', '--out', base],
  ['simulate', ...versions, '--base', base, '--as-of', '2027-06-30', '--save-snapshot', snapshot],
  ['simulate', ...versions, '--base', snapshot, '--json'],
];

try {
  const script = compile(file);
  for (const args of runs) {
    process.argv = [process.execPath, file, ...args];
    await start(script, file).ended;
    if (process.exitCode) throw new Error(`tierwright ${args.join(' ')} ended with ${process.exitCode}`);
  }
  // Whole or not at all: the command may start at any time.
  const written = `${compiledBeside(file)}.new`;
  writeFileSync(written, script.createCachedData());
  renameSync(written, compiledBeside(file));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
