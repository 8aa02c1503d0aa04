import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isReady, serverVersion } from './ask-server.mjs';
import { claim, endOrphans } from './claim.mjs';
import { TemporalProblem } from './failure.mjs';
import { endProcess, processMark } from './processes.mjs';

/** What operators can search workflows by. Optional for the worker, which asks the server once what it has. */
const searchAttributes = {
  ProgramId: 'Keyword',
  ProgramHash: 'Keyword',
  Kind: 'Keyword',
  Stage: 'Keyword',
  DueAt: 'Datetime',
  Holder: 'KeywordList',
};

const ip = '127.0.0.1';
const namespace = 'default';

/** The port, or a free one for 0; says so where another process has it. */
const portFor = (wanted) =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new TemporalProblem(
              `Port ${wanted} is in use by another process. Stop it, name another port for Temporal, or set TEMPORAL_ADDRESS=${ip}:${wanted} where that is a Temporal server.`,
            )
          : new TemporalProblem(`Port ${wanted} cannot be used for Temporal: ${error.message}.`),
      ),
    );
    probe.listen({ host: ip, port: wanted, exclusive: true }, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** For tests: workflows may be moved in time, and a timer comes when it is due; by default it comes up to a second late. */
const movable = { 'frontend.WorkflowTimeSkippingEnabled': true, 'history.timerProcessorMaxTimeShift': '10ms' };

const argumentsFor = ({ port, databaseFile, timeSkipping, settings }) => [
  ...['server', 'start-dev', '--headless', '--ip', ip, '--port', String(port), '--log-level', 'error', '--log-format', 'json'],
  ...(databaseFile ? ['--db-filename', databaseFile, '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'] : []),
  ...Object.entries({ ...settings, ...(timeSkipping && movable) }).flatMap(([key, value]) => [
    '--dynamic-config-value',
    `${key}=${JSON.stringify(value)}`,
  ]),
  ...Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
];

const explain = (lines) => {
  const text = lines.join('\n');
  if (/disk is full|no space left/i.test(text))
    return 'The disk is full: Temporal cannot write its database. Free some space and start again.';
  if (/readonly database|permission denied|unable to open database/i.test(text)) {
    return 'Temporal may not write its database file. Correct the rights of the data folder, or name another one.';
  }
  if (/file is not a database|malformed/i.test(text)) {
    return 'The database file of Temporal is damaged. Move it away; the next start begins an empty one, and running items are picked up from their rows.';
  }
  if (/address already in use/i.test(text)) return 'A port that Temporal wanted was taken meanwhile. Start again.';
  return `Temporal ended while it started: ${lines.slice(-3).join(' ').slice(0, 400) || 'it said nothing'}`;
};

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs the program once and waits until it answers; `onExit` is called when it ends afterwards. */
const run = async (file, options, { onLine, onExit }) => {
  const { port, held } = options;
  const address = `${ip}:${port}`;
  // A group of its own: Ctrl-C in the terminal is for us, and Temporal ends after those who use it.
  const child = spawn(file, argumentsFor(options), { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const last = [];
  let ended;
  let isUp = false;
  const lines = (stream) => {
    let rest = '';
    stream.on('data', (chunk) => {
      const parts = `${rest}${chunk}`.split('\n');
      rest = parts.pop();
      for (const line of parts.filter((part) => part.trim() !== '')) {
        last.push(line);
        if (last.length > 20) last.shift();
        onLine(line);
      }
    });
  };
  lines(child.stdout);
  lines(child.stderr);
  child.on('error', (error) => {
    ended = error.message;
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  child.on('exit', (code, signal) => {
    ended ??= signal ?? String(code);
    if (isUp) onExit(ended);
  });
  if (child.pid === undefined) {
    await wait(10);
    throw new TemporalProblem(`${file} cannot be run: ${ended}.`);
  }
  held?.note(child.pid, address);
  const mark = processMark(child.pid);
  const limit = Date.now() + 60_000;
  for (;;) {
    if (ended !== undefined) {
      await closed;
      throw new TemporalProblem(explain(last));
    }
    if (await isReady(address, namespace, Object.keys(searchAttributes)).catch(() => false)) break;
    if (Date.now() > limit) {
      await endProcess(mark, 0);
      throw new TemporalProblem(`Temporal did not answer at ${address} within a minute. Is the machine very busy? Start again.`);
    }
    await wait(30);
  }
  isUp = true;
  // A listener of its own would keep a script that is done from ending.
  child.unref();
  child.stdout.unref();
  child.stderr.unref();
  return { child, mark, version: await serverVersion(address) };
};

/**
 * Starts the development server on 127.0.0.1. In memory without `databaseFile`. With `keepAlive` it is started again where
 * it ends by itself, which `onLine` tells.
 */
export const startServer = async (
  file,
  { databaseFile, port = 0, timeSkipping = false, settings = {}, keepAlive = false, onLine = () => {} },
) => {
  const inMemory = join(tmpdir(), 'tierwright-temporal');
  if (!databaseFile) await endOrphans(inMemory);
  const held = await claim(databaseFile ?? join(inMemory, `${process.pid}-${process.hrtime.bigint()}`));
  let current;
  let isStopping = false;
  const endAtOnce = () => {
    try {
      process.kill(current.child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  try {
    const options = { databaseFile, port: await portFor(port), timeSkipping, settings, held };
    const onExit = (how) => {
      if (isStopping || !keepAlive) return;
      onLine(`Temporal ended (${how}); starting it again.`);
      const again = async (pause) => {
        await wait(pause);
        if (isStopping) return;
        try {
          current = await run(file, options, { onLine, onExit });
          if (isStopping) await endProcess(current.mark);
        } catch (error) {
          onLine(error.message);
          await again(Math.min(pause * 2 + 100, 10_000));
        }
      };
      void again(0);
    };
    current = await run(file, options, { onLine, onExit });
    process.once('exit', endAtOnce);
    return {
      address: `${ip}:${options.port}`,
      version: current.version,
      get pid() {
        return current.child.pid;
      },
      /** Ends it in order and waits until it has ended. */
      async stop() {
        isStopping = true;
        await endProcess(current.mark);
        process.off('exit', endAtOnce);
        held.giveUp();
      },
      /** `kill -9`, for tests of faults. */
      async kill() {
        isStopping = !keepAlive;
        await endProcess(current.mark, 0);
        if (keepAlive) return;
        // Its id may be another process's by the time that this one ends.
        process.off('exit', endAtOnce);
        held.giveUp();
      },
    };
  } catch (error) {
    held.giveUp();
    throw error;
  }
};
