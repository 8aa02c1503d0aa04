// Finds, gets and starts a Temporal server: the only place that knows how. Imported by npm start and by the tests.

import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { serverVersion } from './temporal-server/ask-server.mjs';
import { TemporalProblem } from './temporal-server/failure.mjs';
import { findProgram } from './temporal-server/find-program.mjs';
import { officialDownload } from './temporal-server/official-download.mjs';
import { startServer } from './temporal-server/start-server.mjs';

export { TemporalProblem };

const cacheFolder = fileURLToPath(new URL('../.tools', import.meta.url));

/** A server that somebody else runs: nothing to start, nothing to stop. */
const given = async (address) => ({
  address,
  how: 'TEMPORAL_ADDRESS',
  // A server behind TLS or a key is asked by those who connect to it.
  version: await serverVersion(address).catch(() => 'not asked'),
  pid: undefined,
  stop: async () => {},
  kill: async () => {},
});

/**
 * The server to use: the one of TEMPORAL_ADDRESS, else one started on 127.0.0.1. Throws a `TemporalProblem`, whose message is
 * one sentence with what helps.
 *
 * @param {{
 *   databaseFile?: string,
 *   port?: number,
 *   timeSkipping?: boolean,
 *   settings?: Record<string, unknown>,
 *   keepAlive?: boolean,
 *   onLine?: (line: string) => void,
 * }} [options] `databaseFile`: absent for one in memory. `port`: 0 or absent for a free one. `timeSkipping`: tests may move
 *   workflows in time. `settings`: of the server's dynamic configuration. `keepAlive`: started again where it ends by itself.
 *   `onLine`: hears what is done and what the server writes.
 */
export const startTemporal = async ({
  databaseFile,
  port = 0,
  timeSkipping = false,
  settings = {},
  keepAlive = false,
  onLine = () => {},
} = {}) => {
  if (process.env.TEMPORAL_ADDRESS) return given(process.env.TEMPORAL_ADDRESS);
  const { file, how } = await findProgram({ cache: cacheFolder, say: onLine });
  const server = await startServer(file, {
    ...(databaseFile && { databaseFile: resolve(databaseFile) }),
    port,
    timeSkipping,
    settings,
    keepAlive,
    onLine,
  });
  return Object.defineProperties(server, { how: { value: how, enumerable: true }, program: { value: file, enumerable: true } });
};

const help = `node scripts/temporal-server.mjs: finds or gets Temporal, starts it, and runs until Ctrl-C.

  --database-file FILE  keep everything in FILE; without it in memory
  --port PORT           default: a free one
  --time-skipping       tests may move workflows in time
  --json                one line of JSON when it is ready
  --get                 only find or get the program; start nothing`;

const main = async () => {
  const { values } = parseArgs({
    options: {
      'database-file': { type: 'string' },
      port: { type: 'string', default: '0' },
      'time-skipping': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      get: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      'official-download': { type: 'string' },
    },
  });
  const show = (object, sentence) => console.log(values.json ? JSON.stringify(object) : sentence);
  if (values.help) return console.log(help);
  if (values['official-download']) return officialDownload(values['official-download']);
  if (values.get) {
    const found = await findProgram({ cache: cacheFolder, say: console.error });
    return show(found, `Temporal: ${found.file} (${found.how})`);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new TemporalProblem(`--port ${values.port} is no port: a whole number from 0 (any free one) to 65535 is.`);
  }
  const server = await startTemporal({
    ...(values['database-file'] && { databaseFile: values['database-file'] }),
    port,
    timeSkipping: values['time-skipping'],
    onLine: (line) => console.error(line),
  });
  const { address, version, how, pid } = server;
  show({ address, version, how, pid }, `Temporal ${version} at ${address} (${how})`);
  if (pid === undefined) return;
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
    const beat = setInterval(() => {
      try {
        process.kill(server.pid, 0);
      } catch {
        clearInterval(beat);
        console.error('Temporal ended by itself.');
        process.exitCode = 1;
        resolve();
      }
    }, 1000);
  });
  await server.stop();
  process.exit();
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await main();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
