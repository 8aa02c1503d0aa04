import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import { root } from '../run-command.mjs';

/** Why the rehearsal ends early: one sentence, and what was written last. */
export class RehearsalProblem extends Error {}

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** A free port. Temporal keeps some of its own in a column that ends at 32,767, below those that systems give by themselves. */
export const freePort = async () => {
  for (;;) {
    const port = 15_000 + Math.floor(Math.random() * 17_000);
    if (await isFree(port)) return port;
  }
};

export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A job: runs to its end, which has to be a good one. Gives what it wrote. */
export const runJob = (name, file, args, { env = {}, input } = {}) => {
  const done = spawnSync(file, args, { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8', input });
  const text = `${done.stdout ?? ''}${done.stderr ?? ''}`;
  if (done.status === 0) return text;
  throw new RehearsalProblem(`${name} failed (${done.error?.message ?? done.signal ?? done.status}):\n${text.slice(-3000)}`);
};

/** A process that goes on: stopped by SIGTERM, as a container is. */
export const startProcess = (name, file, args, { env = {} } = {}) => {
  const child = spawn(file, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text = `${text}${chunk}`.slice(-20_000);
    });
  }
  let isOver = false;
  const ended = new Promise((resolve) => {
    child.on('error', (error) => {
      text += error.message;
    });
    child.on('close', (code, signal) => {
      isOver = true;
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
  process.once('exit', () => {
    if (!isOver) child.kill('SIGKILL');
  });
  return {
    name,
    text: () => text,
    /** Until it is well; says what it wrote where it is not in time. */
    async until(isWell, seconds) {
      for (const limit = Date.now() + seconds * 1000; Date.now() < limit; await wait(200)) {
        if (isOver) throw new RehearsalProblem(`${name} ended while it started:\n${text.slice(-3000)}`);
        if (await isWell()) return;
      }
      throw new RehearsalProblem(`${name} is not well after ${seconds} seconds:\n${text.slice(-3000)}`);
    },
    /** Its exit code. */
    async stop() {
      if (!isOver) child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 60_000);
      const code = await ended;
      clearTimeout(late);
      return code;
    },
  };
};
