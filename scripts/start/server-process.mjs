import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../run-command.mjs';

const program = 'packages/server/bin/tierwright-server.js';
const largestLog = 10_000_000;

/** Lines of earlier starts are kept once, up to a size. */
const openLog = (folder) => {
  const file = join(folder, 'server.log');
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.1`);
  const log = createWriteStream(file, { flags: 'a', mode: 0o600 });
  // A full disk must not end what runs.
  log.on('error', () => {});
  return log;
};

const parsed = (line) => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/**
 * Starts a process of the server. It writes a line of JSON for each event, which goes to server.log and to `onEvent`; it stops by
 * itself when this process is gone, since the channel between them closes then.
 */
export const startServerProcess = ({ folder, env, args, onEvent }) => {
  const log = openLog(folder);
  // A group of its own: Ctrl-C in the terminal is for this process, which stops things in order.
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  const errors = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    log.write(`${line}\n`);
    const event = parsed(line);
    if (event) onEvent(event);
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.write(`${line}\n`);
    errors.push(line);
    if (errors.length > 20) errors.shift();
  });
  let isOver = false;
  const ended = new Promise((resolve) => {
    child.on('error', (error) => errors.push(error.message));
    child.on('close', (code, signal) => {
      isOver = true;
      log.end();
      resolve({ code, signal, errors });
    });
  });
  return {
    pid: child.pid,
    /** `{ code, signal, errors }` of its end. */
    ended,
    /** Ends it in order; by force after `seconds`. */
    async stop(seconds) {
      if (isOver) return;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
      await ended;
      clearTimeout(late);
    },
    kill() {
      child.kill('SIGKILL');
    },
  };
};
