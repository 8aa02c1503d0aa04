import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TemporalProblem } from './failure.mjs';
import { endProcess, isAlive, processMark } from './processes.mjs';

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const inUse = (what, owner) =>
  new TemporalProblem(`${what} is in use by process ${owner.pid}, which runs already. Stop that one, or name another data folder.`);

/** Ends a server whose owner is gone, as after `kill -9`; refuses where the owner lives. */
const endOrphan = async (text, what) => {
  const former = parsed(text);
  if (former?.owner && isAlive(former.owner)) throw inUse(what, former.owner);
  if (former?.server) await endProcess(former.server);
};

/** Ends the servers in memory whose owners are gone: nobody would start those again. */
export const endOrphans = async (folder) => {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.server.json'))) {
    const file = join(folder, name);
    const text = read(file);
    if (text === undefined || (parsed(text)?.owner && isAlive(parsed(text).owner))) continue;
    await endOrphan(text, file);
    rmSync(file, { force: true });
  }
};

/**
 * Claims a database file for this process: a file beside it names who runs a server on it, so that a second start is
 * refused and one after `kill -9` ends what was left. Gives how to note the server, and how to give the claim up.
 */
export const claim = async (databaseFile) => {
  const file = `${databaseFile}.server.json`;
  const mine = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  const owner = processMark(process.pid);
  writeFileSync(mine, JSON.stringify({ owner }));
  for (;;) {
    try {
      // A link appears as a whole or not at all, and only where there is none.
      linkSync(mine, file);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const found = read(file);
    if (found === undefined) continue;
    const grave = `${mine}.old`;
    try {
      await endOrphan(found, databaseFile);
      renameSync(file, grave);
    } catch (error) {
      if (error.code === 'ENOENT') continue;
      rmSync(mine, { force: true });
      throw error;
    }
    const moved = read(grave);
    rmSync(grave, { force: true });
    // Somebody else was as fast: what was moved away is their claim.
    if (moved !== undefined && moved !== found) writeFileSync(file, moved);
  }
  rmSync(mine, { force: true });
  return {
    note(pid, address) {
      writeFileSync(mine, JSON.stringify({ owner, server: processMark(pid), address }));
      renameSync(mine, file);
    },
    giveUp() {
      rmSync(file, { force: true });
    },
  };
};
