#!/usr/bin/env node
import { existsSync, readdirSync, statSync } from 'node:fs';
import module from 'node:module';

const main = new URL('../dist/main.js', import.meta.url);
/** The same in a few files, which "npm run build" makes last of all. */
const bundled = new URL('../dist/command/main.js', import.meta.url);
const packages = new URL('../../', import.meta.url);

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;

/** Whether no package was compiled since the bundle was made. */
const isCurrent = () => {
  const made = changedAt(bundled);
  if (made === undefined) return false;
  return readdirSync(packages).every((name) => (changedAt(new URL(`${name}/dist/.tsbuildinfo`, packages)) ?? 0) <= made);
};

if (existsSync(main)) {
  // Since Node.js 22 what was compiled once is kept for the next start.
  module.enableCompileCache?.();
  await import((isCurrent() ? bundled : main).href);
} else {
  console.error('tierwright is not built yet: run "npm start" once (or "npm ci --ignore-scripts && npm run build") in the repository.');
  process.exitCode = 2;
}
