// npm run build: compiles every package, puts what the terminal's program loads into a few files, and builds the editor.

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildUi } from './build-ui.mjs';
import { root, runNode, tools } from './run-command.mjs';

/** Kept as packages of their own: they load files that lie beside them. */
const apart = ['@electric-sql/pglite', 'pg'];

/** The command starts from some forty files instead of twelve hundred; each subcommand still loads only what it needs. */
const bundleCommand = async () => {
  const { build: bundle } = await import('esbuild');
  await bundle({
    absWorkingDir: root,
    // Threads start from a script of their own, beside the one that starts them.
    entryPoints: ['packages/cli/dist/main.js', 'packages/bases/dist/threads/worker.js'],
    outdir: 'packages/cli/dist/command',
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: apart,
    keepNames: true,
    // Packages in CommonJS ask for what Node has.
    banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
    logLevel: 'warning',
  });
};

/** Compiles and bundles; the first exit code that is not 0. */
export const build = async () => {
  const { code } = await runNode([tools.tsc, '-b']);
  if (code !== 0) return code;
  await bundleCommand();
  return await buildUi();
};

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = await build();
