// What npm start does.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { install } from '../install.mjs';
import { root, runNode } from '../run-command.mjs';
import { claimFolder, prepareFolder, resetFolder } from './data-folder.mjs';
import { help, readOptions } from './options.mjs';
import { StartProblem } from './problem.mjs';
import { readyText } from './ready-text.mjs';
import { startServerProcess } from './server-process.mjs';
import { openShow } from './show.mjs';
import { onStop } from './stop-signals.mjs';

const terminalProgram = 'packages/cli/bin/tierwright.js';

/** How long the server may take after its own grace, before it is ended by force. */
const lastSeconds = 12;

const prepare = async (show) => {
  show.step('1/4 installing …');
  const problem = await install();
  if (problem) throw new StartProblem(problem);
  show.step('2/4 building …');
  if ((await build()) !== 0) {
    throw new StartProblem(
      'The build failed: the messages are above. On a clean checkout this is a bug; otherwise correct the named files.',
    );
  }
};

const runDemo = async (args) => {
  // Ctrl-C reaches the child from the terminal; this process waits for it to end in order.
  process.on('SIGINT', () => {});
  const { code } = await runNode([terminalProgram, 'demo', ...args]);
  process.exitCode = code;
};

/** The settings, checked by the server's own rules, and the port tried, before anything is started. */
const readSettings = async () => {
  const { openDoor, readConfiguration } = await import('../../packages/server/dist/index.js');
  const read = readConfiguration(process.env, 'all', root);
  if (!read.ok) throw new StartProblem(read.problems.map(({ message }) => message).join('\n'));
  const door = await openDoor(read.value).catch((error) => {
    throw new StartProblem(error.message);
  });
  await door.close(0);
  return read.value;
};

const endedSentence = ({ code, signal, errors }, failure, folder) => {
  if (failure) return failure;
  const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
  const last = errors.length > 0 ? `\n${errors.slice(-5).join('\n')}` : '';
  return `The server ${how}. Its lines are in ${join(folder, 'server.log')}; "npm start" starts it again, with all data.${last}`;
};

const run = async (options, show, stop) => {
  await prepare(show);
  if (options.demo) return runDemo(options.demo);
  const settings = await readSettings();
  const { data } = settings;
  prepareFolder(data);
  const held = await claimFolder(data);
  try {
    if (options.reset && !(await resetFolder(data, options))) return show.step('Nothing was removed and nothing was started.');
    if (stop.isAsked()) return;
    await serve({ settings, held, stop, show });
  } finally {
    held.giveUp();
  }
};

const serve = async ({ settings, held, stop, show }) => {
  const { data } = settings;
  const { startTemporal, TemporalProblem } = await import('../temporal-server.mjs');
  show.step('3/4 starting Temporal …');
  const temporal = await startTemporal({
    databaseFile: join(data, 'temporal.db'),
    keepAlive: true,
    onLine: (line) => {
      // What the server itself says is in its own words, and much.
      if (line.endsWith('…') || line.endsWith('.')) show.progress(line);
    },
  }).catch((error) => {
    if (error instanceof TemporalProblem) throw new StartProblem(error.message);
    throw error;
  });
  try {
    show.step(`    Temporal ${temporal.version} at ${temporal.address} (${temporal.how})`);
    if (stop.isAsked()) return;
    show.step('4/4 starting store, workers and API …');
    const env = { TEMPORAL_ADDRESS: temporal.address, TIERWRIGHT_DATA: data };
    const begin = (args, onReady) => {
      const started = startServerProcess({
        ...{ folder: data, env, args },
        onEvent(event) {
          if (event.event === 'progress') show.progress(`    ${event.text}`);
          if (event.event === 'failed') started.failure = event.text;
          if (event.event === 'ready') onReady(event);
        },
      });
      held.note(started.pid, '');
      return started;
    };
    if (settings.database.kind === 'embedded' && !existsSync(settings.database.folder)) {
      const loading = begin(['samples', join(root, 'rules')]);
      const ended = await Promise.race([loading.ended, stop.asked]);
      if (!ended) return await loading.stop(lastSeconds);
      if (ended.code !== 0) throw new StartProblem(endedSentence(ended, loading.failure, data));
    }
    const server = begin(['all'], async (event) => {
      const { fields, text } = await readyText({ event, settings });
      show.ready(fields, text);
    });
    const first = await Promise.race([server.ended, stop.asked]);
    if (first) throw new StartProblem(endedSentence(first, server.failure, data));
    show.step('\nStopping …');
    stop.onAgain(() => server.kill());
    await server.stop(settings.grace / 1000 + lastSeconds);
  } finally {
    await temporal.stop();
  }
  show.step('Stopped. Everything is kept; "npm start" goes on where it was.');
};

const options = readOptions(process.argv.slice(2));
const show = openShow(options);
const stop = onStop();
if (options.help) console.log(help);
else if (options.problem) {
  show.problem(options.problem);
  process.exitCode = 2;
} else {
  try {
    await run(options, show, stop);
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    // Whoever presses Ctrl-C knows why it ends.
    if (!stop.isAsked()) {
      show.problem(error.message);
      process.exitCode = 1;
    }
  }
  // What was started has ended; a connection that lingers must not hold the terminal.
  process.exit();
}
