#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/main.js', import.meta.url);

if (existsSync(main)) {
  await import(main.href);
} else {
  console.error(
    'tierwright-server is not built yet: run "npm start" once (or "npm ci --ignore-scripts && npm run build") in the repository.',
  );
  process.exitCode = 2;
}
