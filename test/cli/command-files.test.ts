import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bin, scratchFolder } from './tierwright.ts';

const { path: scratch, remove } = scratchFolder();
afterAll(remove);

const HOUR = 3600;

/** Lays out packages that say what was started; files are as many hours old as is said. Answers what the command starts. */
function started(name: string, hoursOld: Readonly<Record<string, number>>): string {
  const packages = join(scratch, name, 'packages');
  const written = { 'cli/dist/main.js': 1, ...hoursOld };
  for (const [file, hours] of Object.entries(written)) {
    const path = join(packages, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `console.log(${JSON.stringify(file)});`);
    const at = Date.now() / 1000 - hours * HOUR;
    utimesSync(path, at, at);
  }
  const copy = join(packages, 'cli/bin/tierwright.js');
  cpSync(dirname(bin), dirname(copy), { recursive: true });
  writeFileSync(join(scratch, name, 'package.json'), '{ "type": "module" }');
  return execFileSync(process.execPath, [copy], { encoding: 'utf8' }).trim();
}

it('starts from the one file that the build makes, and module by module where there are none', () => {
  const compiled = { 'cli/dist/.tsbuildinfo': 2, 'engine/dist/.tsbuildinfo': 2 };
  expect(started('built', { ...compiled, 'cli/dist/command/main.cjs': 1 })).toBe('cli/dist/command/main.cjs');
  expect(started('compiled', compiled)).toBe('cli/dist/main.js');
  expect(started('published', { 'cli/dist/command/main.cjs': 1 })).toBe('cli/dist/command/main.cjs');
});

it('starts module by module where a package was compiled since', () => {
  const made = { 'cli/dist/command/main.cjs': 2 };
  expect(started('engine', { ...made, 'cli/dist/.tsbuildinfo': 3, 'engine/dist/.tsbuildinfo': 1 })).toBe('cli/dist/main.js');
});

it('starts from it whatever lies beside it as its compiled form', () => {
  const compiled = { 'cli/dist/.tsbuildinfo': 2, 'cli/dist/command/main.cjs': 1, 'cli/dist/command/main.cjs.compiled': 1 };
  expect(started('damaged', compiled)).toBe('cli/dist/command/main.cjs');
});
