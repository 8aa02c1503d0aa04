#!/usr/bin/env node
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile, start } from './compiled.js';

const main = new URL('../dist/main.js', import.meta.url);
/** The same in one file, which "npm run build" makes last of all. */
const bundled = new URL('../dist/command/main.cjs', import.meta.url);
const packages = new URL('../../', import.meta.url);

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;

/** Whether no package was compiled since the bundle was made. */
const isCurrent = () => {
  const made = changedAt(bundled);
  if (made === undefined) return false;
  return readdirSync(packages).every((name) => (changedAt(new URL(`${name}/dist/.tsbuildinfo`, packages)) ?? 0) <= made);
};

if (!existsSync(main)) {
  console.error('tierwright is not built yet: run "npm start" once (or "npm ci --ignore-scripts && npm run build") in the repository.');
  process.exitCode = 2;
} else if (isCurrent()) {
  const file = fileURLToPath(bundled);
  start(compile(file), file);
} else await import(main.href);
