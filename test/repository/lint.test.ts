import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tools } from '../../scripts/run-command.mjs';
import { readText, root } from './manifests.ts';
import { temporaryTree } from './temporary-tree.ts';

const store = `export interface Store {
  save(): Promise<void>;
}

export const load = async () => 1;
`;

/** The lint rules that this source, beside `store.ts`, breaks under our configuration. */
const brokenRules = (path: string, source: string): string[] => {
  const files = { 'biome.json': readText('biome.json'), 'packages/engine/src/store.ts': store, [path]: source };
  const run = spawnSync(process.execPath, [join(root, tools.biome), 'lint', '--vcs-enabled=false', '--reporter=json'], {
    cwd: temporaryTree(files),
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { category: string }[] };
  return [...new Set(diagnostics.map(({ category }) => category))].sort();
};

const source = 'packages/engine/src/decide.ts';
const test = 'packages/engine/src/decide.test.ts';

it.each<[string, string, string, string[]]>([
  [
    'a floating promise',
    source,
    "import { load } from './store.ts';\n\nexport const f = () => {\n  load();\n};\n",
    ['lint/nursery/noFloatingPromises'],
  ],
  [
    "a floating promise of an interface's method",
    source,
    "import type { Store } from './store.ts';\n\nexport const f = (store: Store) => {\n  store.save();\n};\n",
    ['lint/nursery/noFloatingPromises'],
  ],
  ['a floating promise in a test', test, 'const f = async () => 1;\nf();\n', ['lint/nursery/noFloatingPromises']],
  ['an awaited promise', source, "import { load } from './store.ts';\n\nexport const f = async () => {\n  await load();\n};\n", []],
  ['any', source, 'export const f = (x: any) => x;\n', ['lint/suspicious/noExplicitAny']],
  ['a non-null assertion', source, 'export const f = (x?: number) => x!;\n', ['lint/style/noNonNullAssertion']],
  ['a non-null assertion in a test', test, 'export const f = (x?: number) => x!;\n', []],
  ['export *', source, "export * from './store.ts';\n", ['lint/performance/noReExportAll']],
  ['an import of the emitted file', source, "export { load } from './store.js';\n", ['lint/correctness/useImportExtensions']],
  [
    'a file name that is not kebab-case',
    'packages/engine/src/decideNow.ts',
    'export const f = 1;\n',
    ['lint/style/useFilenamingConvention'],
  ],
])('%s breaks the right lint rules', (_, path, text, expected) => {
  expect(brokenRules(path, text)).toEqual(expected);
});
