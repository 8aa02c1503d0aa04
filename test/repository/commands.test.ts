import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findFiles } from '../../scripts/find-files.mjs';
import { tiers } from '../../scripts/test-tiers.mjs';
import { readText, root, rootManifest } from './manifests.ts';

const scripts = Object.keys(rootManifest.scripts ?? {});

it('README.md names the two commands, and both exist', () => {
  expect(['start', 'test'].filter((name) => !scripts.includes(name))).toEqual([]);
  expect(['npm start', 'npm test'].filter((command) => !readText('README.md').includes(command))).toEqual([]);
});

it('every npm script that a page names exists', () => {
  const pages = ['README.md', 'CONTRIBUTING.md'].map((path) => ({ path, text: readText(path) }));
  const missing = [...pages, ...findFiles('docs', '.md')].flatMap(({ path, text }) =>
    [...text.matchAll(/npm run ([a-z][\w:-]*)/g)]
      .filter(([, name]) => !scripts.includes(name ?? ''))
      .map(([command]) => `${path}: ${command}`),
  );
  expect(missing).toEqual([]);
});

it('every file that an npm script runs exists, except the benchmarks until they are there', () => {
  const files = Object.values(rootManifest.scripts ?? {}).flatMap((command) => command.match(/[\w./-]+\.(mjs|ts)\b/g) ?? []);
  expect(files.filter((file) => file !== 'bench/run.ts' && !existsSync(join(root, file)))).toEqual([]);
});

it('every test file belongs to a tier', () => {
  const folders = tiers.flatMap(({ folder }) => (folder && folder !== 'packages' ? [`${folder}/`] : []));
  const homeless = findFiles('test', '.test.ts').filter(({ path }) => !folders.some((folder) => path.startsWith(folder)));
  expect(homeless.map(({ path }) => path)).toEqual([]);
});
