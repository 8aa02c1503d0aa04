// Puts the editor into ui/dist, unless what it is made of is the same as the last time. Each file is also kept compressed.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root, runNode } from './run-command.mjs';

const folder = join(root, 'ui', 'dist');
const stamp = join(root, 'ui', 'node_modules', '.built');
const sources = [
  'ui',
  'packages/program',
  'packages/facts',
  'packages/engine',
  'packages/lifecycle',
  'packages/simulation',
  'packages/client',
];

const filesOf = (place) =>
  readdirSync(join(root, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Hash of everything that the editor is made of. */
const hashOfSources = () => {
  const hash = createHash('sha256');
  const files = sources.flatMap((place) => [
    ...filesOf(join(place, 'src')).filter((file) => !/\.(test|fixture)\.tsx?$/.test(file)),
    join(root, place, 'package.json'),
  ]);
  const own = ['ui/index.html', 'ui/vite.config.ts', 'package-lock.json'].map((file) => join(root, file));
  for (const file of [...files, ...own]) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

const compress = () => {
  for (const file of readdirSync(join(folder, 'editor')).filter((name) => /\.(js|css|svg|json)$/.test(name))) {
    const path = join(folder, 'editor', file);
    const content = readFileSync(path);
    // A higher quality takes minutes for a few per cent.
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
};

/** Builds where it is needed; the code of the command, 0 where all is well. */
export const buildUi = async () => {
  const hash = hashOfSources();
  if (existsSync(join(folder, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 0;
  rmSync(stamp, { force: true });
  const { code, text } = await runNode(
    ['node_modules/vite/bin/vite.js', 'build', 'ui', '--config', 'ui/vite.config.ts', '--logLevel', 'warn'],
    {
      output: 'keep',
    },
  );
  if (code !== 0) {
    console.error(text);
    return code;
  }
  compress();
  writeFileSync(stamp, hash);
  return 0;
};
