import { accessSync, constants, existsSync, mkdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { claim } from '../temporal-server/claim.mjs';
import { TemporalProblem } from '../temporal-server/failure.mjs';
import { StartProblem } from './problem.mjs';

/** What a start keeps in the data folder; a reset removes these and nothing else. */
const ours = ['store', 'bundle', 'temporal.db', 'temporal.db-shm', 'temporal.db-wal', 'demo.json', 'loading', 'server.log', 'server.log.1'];

/** The embedded store alone takes 40 MB before anything is in it. */
const neededBytes = 150_000_000;

const megabytes = (bytes) => `${Math.floor(bytes / 1_000_000)} MB`;

/** Makes the folder where there is none, and says so where it cannot be used or has no room. */
export const prepareFolder = (folder) => {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    if (error.code === 'ENOSPC')
      throw new StartProblem(`The disk is full: ${folder} could not be made. Make room, or set TIERWRIGHT_DATA.`);
    throw new StartProblem(`${folder} cannot be used (${error.code}). Set TIERWRIGHT_DATA to a folder that this user may write to.`);
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < neededBytes) {
    throw new StartProblem(
      `The disk is full: ${megabytes(free)} are left where ${folder} is, and ${megabytes(neededBytes)} are needed. Make room, or set TIERWRIGHT_DATA to a folder on another disk.`,
    );
  }
};

/** Claims the folder for this process; a server that a killed start left behind is ended. */
export const claimFolder = async (folder) => {
  try {
    return await claim(join(folder, 'start'));
  } catch (error) {
    if (!(error instanceof TemporalProblem)) throw error;
    const [, pid] = /process (\d+)/.exec(error.message) ?? [];
    throw new StartProblem(
      `Tierwright runs already on ${folder} (process ${pid}). Use that one, stop it with Ctrl-C, or set TIERWRIGHT_DATA and TIERWRIGHT_PORT to start a second one.`,
    );
  }
};

const ask = async (question) => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question).finally(() => terminal.close());
  return /^y(es)?$/i.test(answer.trim());
};

/** Removes what earlier starts kept, after asking. Gives whether it was done. */
export const resetFolder = async (folder, { yes }) => {
  const kept = ours.filter((name) => existsSync(join(folder, name)));
  if (kept.length === 0) return true;
  if (!yes) {
    if (!process.stdin.isTTY) throw new StartProblem('--reset asks before it removes data, and nobody is there to answer. Add --yes.');
    if (!(await ask(`Remove all programs, partners, deals and accounts in ${folder}? [y/N] `))) return false;
  }
  for (const name of kept) rmSync(join(folder, name), { recursive: true, force: true });
  return true;
};
