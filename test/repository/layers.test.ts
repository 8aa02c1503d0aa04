import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tools } from '../../scripts/run-command.mjs';
import { manifests, packageNames, readText, root } from './manifests.ts';
import { temporaryTree } from './temporary-tree.ts';

const library = (name: string) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'module.exports = {};',
});

const ownPackage = (name: string, dependencies: Record<string, string> = {}) => ({
  [`packages/${name}/package.json`]: JSON.stringify({
    name: `@tierwright/${name}`,
    exports: { '.': { source: './src/index.ts' } },
    dependencies,
  }),
  [`packages/${name}/src/index.ts`]: 'export const name = 1;\n',
});

const links = Object.fromEntries(
  ['program', 'sample-data', 'facts', 'engine', 'cli'].map((name) => [`node_modules/@tierwright/${name}`, `../../packages/${name}`]),
);

/** The names of the rules that a tree with these files breaks. */
const brokenRules = (files: Record<string, string>): string[] => {
  const base = ['program', 'sample-data', 'facts', 'cli'].map((name) => ownPackage(name));
  const engine = ownPackage('engine', { 'json-rules-engine': '1.0.0' });
  const libraries = [library('json-rules-engine'), library('undeclared')];
  const tree = Object.assign(
    { '.dependency-cruiser.cjs': readText('.dependency-cruiser.cjs'), 'package.json': '{}' },
    ...base,
    engine,
    ...libraries,
    files,
  );
  const run = spawnSync(process.execPath, [join(root, tools.depcruise), '--output-type', 'json', 'packages'], {
    cwd: temporaryTree(tree, links),
    encoding: 'utf8',
  });
  const { summary } = JSON.parse(run.stdout) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
};

it.each<[string, Record<string, string>, string[]]>([
  ['an import downward', { 'packages/engine/src/a.ts': "import '@tierwright/program';" }, []],
  ['an import upward', { 'packages/program/src/a.ts': "import '@tierwright/engine';" }, ['layer-program']],
  ['a type from above', { 'packages/facts/src/a.ts': "import type { A } from '@tierwright/engine';\nexport type B = A;" }, ['layer-facts']],
  ['a sideways import', { 'packages/sample-data/src/a.ts': "import '@tierwright/facts';" }, ['layer-sample-data']],
  [
    'a relative import of another package',
    { 'packages/engine/src/a.ts': "import '../../program/src/index.ts';" },
    ['cross-package-by-name'],
  ],
  [
    'a package without a row',
    { ...ownPackage('extra'), 'packages/cli/src/a.ts': "import '../../extra/src/index.ts';" },
    ['cross-package-by-name', 'layer-cli', 'package-without-layer'],
  ],
  [
    'Node in a pure package',
    { 'packages/facts/src/a.ts': "import type { Stats } from 'node:fs';\nexport type A = Stats;" },
    ['pure-without-node'],
  ],
  ['Node in a test of a pure package', { 'packages/facts/src/a.test.ts': "import 'node:fs';" }, []],
  ['Node in the command line', { 'packages/cli/src/a.ts': "import 'node:fs';" }, []],
  ['an undeclared dependency', { 'packages/cli/src/a.ts': "import 'undeclared';" }, ['declared-dependencies']],
  ['the rules engine in its module', { 'packages/engine/src/reference/rules-engine.ts': "import 'json-rules-engine';" }, []],
  ['the rules engine elsewhere', { 'packages/engine/src/decide.ts': "import 'json-rules-engine';" }, ['one-rules-engine-module']],
  [
    'a test imported by source',
    { 'packages/cli/src/a.ts': "import './a.test.ts';", 'packages/cli/src/a.test.ts': '' },
    ['source-without-tests'],
  ],
  [
    'test/ imported by a package',
    { 'packages/cli/src/a.ts': "import '../../../test/b.ts';", 'test/b.ts': '' },
    ['package-imports-outside'],
  ],
  ['a cycle', { 'packages/cli/src/a.ts': "import './b.ts';", 'packages/cli/src/b.ts': "import type {} from './a.ts';" }, ['no-cycles']],
])('%s breaks the right layer rules', { timeout: 30_000 }, (_, files, expected) => {
  expect(brokenRules(files)).toEqual(expected);
});

it('each package depends on the packages of ours that its row of the layer table names, or fewer', () => {
  const config = readText('.dependency-cruiser.cjs');
  const rows = Object.fromEntries(
    [...config.matchAll(/^ {2}'?([a-z-]+)'?: \[([^\]]*)\],$/gm)].map(([, name = '', list = '']) => [
      name,
      [...list.matchAll(/'([a-z-]+)'/g)].map(([, other]) => other),
    ]),
  );
  expect(Object.keys(rows).sort()).toEqual([...packageNames, 'workflows', 'ui'].sort());
  for (const { manifest } of manifests.slice(1)) {
    const ours = Object.keys(manifest.dependencies ?? {}).filter((name) => name.startsWith('@tierwright/'));
    const allowed = rows[manifest.name.replace('@tierwright/', '')]!.map((name) => `@tierwright/${name}`);
    expect(
      ours.filter((name) => !allowed.includes(name)),
      manifest.name,
    ).toEqual([]);
  }
});
