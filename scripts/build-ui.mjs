// Puts the editor into ui/dist, unless what it is made of is the same as the last time. Each file is also kept compressed.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root, runNode } from './run-command.mjs';

const folder = join(root, 'ui', 'dist');
const stamp = join(root, 'ui', 'node_modules', '.built');
const turn = join(root, 'ui', 'node_modules', '.building');
const sources = [
  'ui',
  'packages/program',
  'packages/sample-data',
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
  // Sample programs are files of the editor.
  const samples = [...filesOf('rules').filter((file) => file.endsWith('.program.json')), ...filesOf('ui/public')];
  const own = [
    ...['ui/index.html', 'ui/vite.config.ts', 'package-lock.json', 'scripts/build-ui.mjs'].map((file) => join(root, file)),
    ...samples,
  ];
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

const lives = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Whether the process that has its turn still lives; one that has just ended or begun is asked again. */
const isHeld = () => {
  try {
    const pid = Number(readFileSync(turn, 'utf8'));
    return pid === 0 || lives(pid);
  } catch {
    return true;
  }
};

/** Waits until no other process builds, and keeps others from it: tests in several processes ask for the same files. */
const alone = async (work) => {
  mkdirSync(join(root, 'ui', 'node_modules'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(turn, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isHeld()) rmSync(turn, { force: true });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  try {
    return await work();
  } finally {
    rmSync(turn, { force: true });
  }
};

/** Builds where it is needed; the code of the command, 0 where all is well. */
export const buildUi = () => alone(buildWhereNeeded);

const buildWhereNeeded = async () => {
  const hash = hashOfSources();
  if (existsSync(join(folder, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 0;
  rmSync(stamp, { force: true });
  const { code, text } = await runNode(
    ['node_modules/vite/bin/vite.js', 'build', 'ui', '--config', 'ui/vite.config.ts', '--logLevel', 'warn'],
    // Whoever asks, a test too: React has another build for development, which is larger and slower.
    { output: 'keep', env: { NODE_ENV: 'production' } },
  );
  if (code !== 0) {
    console.error(text);
    return code;
  }
  compress();
  writeFileSync(stamp, hash);
  return 0;
};
