// npm run build: compiles every package, puts what the terminal's program loads into a few files, and builds the editor.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildUi } from './build-ui.mjs';
import { root, runNode, tools } from './run-command.mjs';

/** Kept as packages of their own: they load files that lie beside them. */
const apart = ['@electric-sql/pglite', 'pg'];

const bundled = join(root, 'packages/cli/dist/command');
/** Where it is made: the command never starts from what is not whole. */
const making = `${bundled}-making`;
/** Beside the bundle: what it was made with. */
const bundledWith = join(bundled, '.made-with');

const compiling = ['scripts/compile-command.mjs', 'packages/cli/bin/compiled.js'];

/** Hash of what a bundle hangs on besides our packages: how it is made, which packages of others there are, and the Node that compiles it. */
const hashOfTools = () => {
  const hash = createHash('sha256').update(process.version);
  for (const file of ['scripts/build.mjs', ...compiling, 'package-lock.json']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
};

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Whether it was made whole, and no package was compiled since: the command asks the same before it starts from it. */
const isBundled = () => {
  const made = changedAt(bundledWith);
  if (made === 0 || readFileSync(bundledWith, 'utf8') !== hashOfTools()) return false;
  const packages = readdirSync(join(root, 'packages'));
  return packages.every((name) => changedAt(join(root, 'packages', name, 'dist/.tsbuildinfo')) <= changedAt(join(bundled, 'main.cjs')));
};

/** Threads start from a script of their own, beside the one that starts them. */
const scripts = { main: 'packages/cli/dist/main.js', worker: 'packages/bases/dist/threads/worker.js' };

/** The command starts from one file instead of twelve hundred, of which it runs what a subcommand needs, compiled already. */
const bundleCommand = async () => {
  if (isBundled()) return;
  rmSync(making, { recursive: true, force: true });
  const { build: bundle } = await import('esbuild');
  const common = {
    ...{ absWorkingDir: root, bundle: true, platform: 'node', target: 'node20.19', external: apart, logLevel: 'warning' },
    outdir: making,
  };
  await bundle({
    ...common,
    entryPoints: { worker: scripts.worker },
    format: 'esm',
    // Packages in CommonJS ask for what Node has.
    banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
  });
  await bundle({
    ...common,
    entryPoints: { main: scripts.main },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    define: { 'import.meta.url': 'fileUrl' },
  });
  const { code, text } = await runNode([join(root, compiling[0]), join(making, 'main.cjs')], { output: 'keep' });
  if (code !== 0) throw new Error(`What was bundled does not run:\n${text}`);
  writeFileSync(join(making, '.made-with'), hashOfTools());
  rmSync(bundled, { recursive: true, force: true });
  renameSync(making, bundled);
};

/** Compiles and bundles; the first exit code that is not 0. */
export const build = async () => {
  const { code } = await runNode([tools.tsc, '-b']);
  if (code !== 0) return code;
  await bundleCommand();
  return await buildUi();
};

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = await build();
