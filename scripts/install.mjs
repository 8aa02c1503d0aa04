// Makes sure that the dependencies are there; does nothing when they are.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runNode } from './run-command.mjs';

const wantedNode = [20, 19];
const lock = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules', '.tierwright-installed');
/** npm writes this file last, so an interrupted installation has none. */
const npmRecord = join(root, 'node_modules', '.package-lock.json');

const installArguments = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];

/** Whether a version of Node ("v20.19.0") can run Tierwright. */
export const supportsNode = (version) => {
  const [major, minor] = version.replace('v', '').split('.').map(Number);
  return major > wantedNode[0] || (major === wantedNode[0] && minor >= wantedNode[1]);
};

/** What to tell a person whose Node.js is too old; nothing where it is not. */
export const nodeProblem = (version = process.version) =>
  supportsNode(version)
    ? undefined
    : `Tierwright needs Node.js ${wantedNode.join('.')} or newer; this is ${version}. Install a newer one from https://nodejs.org and run the same command again.`;

/** What to tell a person whose `npm ci` failed with this output. */
export const explainFailure = (text) => {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/i.test(text)) {
    return 'The package registry cannot be reached. Check the connection and the proxy (npm config get registry), then run the same command again.';
  }
  if (/EUSAGE|in sync/.test(text)) {
    return 'package.json and package-lock.json disagree. Run "npm install" and "npm run lock", then the same command again.';
  }
  if (/EACCES|EPERM|ENOSPC/.test(text))
    return 'npm may not write node_modules, or the disk is full. Correct that, then run the same command again.';
  return 'npm ci failed: its message is above. Correct that, then run the same command again.';
};

const lockHash = () => createHash('sha256').update(readFileSync(lock)).digest('hex');

const isInstalled = () => {
  if (!existsSync(npmRecord)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash();
  return statSync(npmRecord).mtimeMs >= statSync(lock).mtimeMs;
};

/** npm's own program: the one that runs us, else the one beside Node. */
const npmProgram = () =>
  [
    process.env.npm_execpath,
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
    join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
  ].find((path) => path?.endsWith('npm-cli.js') && existsSync(path));

/** Installs when needed. Returns undefined, or a sentence that says what went wrong and what to do. */
export const install = async () => {
  const tooOld = nodeProblem();
  if (tooOld) return tooOld;
  if (!isInstalled()) {
    const npm = npmProgram();
    if (!npm) return 'npm was not found beside Node.js. Run "npm ci --ignore-scripts", then the same command again.';
    console.log('Installing the dependencies (about a minute the first time) …');
    const { code, text } = await runNode([npm, ...installArguments], { output: 'both' });
    if (code !== 0) return explainFailure(text);
  }
  writeFileSync(stamp, lockHash());
  return undefined;
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--help')) {
    console.log('node scripts/install.mjs: installs the dependencies if they are missing or older than package-lock.json.');
  } else {
    const problem = await install();
    console.log(problem ?? 'The dependencies are installed.');
    process.exitCode = problem ? 1 : 0;
  }
}
