import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { root } from '../run-command.mjs';
import { findProgram } from '../temporal-server/find-program.mjs';
import { freePort, runJob, startProcess } from './run-steps.mjs';

/** The version of docker-compose.yml. */
const version = '1.32.0';
const cache = join(root, '.tools', `temporal-server-${version}`);
const programs = { server: 'temporal-server', sql: 'temporal-sql-tool' };

/** The production server and its tool for tables, built from the Go module proxy where Go is there; else why not. */
export const buildTemporal = (say) => {
  const built = Object.values(programs).every((name) => existsSync(join(cache, name)));
  if (built) return { folder: cache };
  if (spawnSync('go', ['version']).status !== 0) return { why: 'Go is not there to build it' };
  say(`building Temporal ${version} from the Go module proxy: about five minutes, once`);
  mkdirSync(cache, { recursive: true });
  const modules = ['cmd/server', 'cmd/tools/sql'].map((path) => `go.temporal.io/server/${path}@v${version}`);
  const done = spawnSync('go', ['install', ...modules], { env: { ...process.env, GOBIN: cache, GOFLAGS: '-mod=mod' }, stdio: 'inherit' });
  if (done.status !== 0) return { why: 'the build failed: its messages are above' };
  for (const [made, name] of Object.entries(programs)) renameSync(join(cache, made), join(cache, name));
  return { folder: cache };
};

const isListened = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

const PORTS = [
  ...['FRONTEND_GRPC_PORT', 'FRONTEND_HTTP_PORT', 'FRONTEND_MEMBERSHIP_PORT', 'INTERNAL_FRONTEND_GRPC_PORT'],
  ...['INTERNAL_FRONTEND_MEMBERSHIP_PORT', 'INTERNAL_FRONTEND_HTTP_PORT', 'MATCHING_GRPC_PORT', 'MATCHING_MEMBERSHIP_PORT'],
  ...['HISTORY_GRPC_PORT', 'HISTORY_MEMBERSHIP_PORT', 'WORKER_GRPC_PORT', 'WORKER_MEMBERSHIP_PORT'],
];

/** Tables, server and namespace, by the commands of docker-compose.yml. Gives the running process and its address. */
export const startProduction = async ({ folder, compose, databasePort, scratch, say }) => {
  const { file: cli } = await findProgram({ cache: join(root, '.tools'), say });
  const path = [folder, dirname(cli), process.env.PATH].join(delimiter);
  const env = { PATH: path, SQL_PASSWORD: 'temporal', HOME: scratch };
  say('temporal-schema: tables of Temporal');
  const schema = compose.schemaScript.replaceAll('--ep postgres --port 5432', `--ep 127.0.0.1 --port ${databasePort}`);
  runJob('temporal-schema', '/bin/sh', ['-euc', schema], { env });
  const dynamicConfig = join(scratch, 'dynamic-config.yaml');
  writeFileSync(dynamicConfig, compose.dynamicConfig);
  const ports = Object.fromEntries(await Promise.all(PORTS.map(async (name) => [name, String(await freePort())])));
  const own = { POSTGRES_SEEDS: '127.0.0.1', DB_PORT: String(databasePort), POSTGRES_PWD: 'temporal', BIND_ON_IP: '127.0.0.1' };
  const settings = { ...compose.temporalEnvironment, ...own, ...ports, DYNAMIC_CONFIG_FILE_PATH: dynamicConfig };
  const server = startProcess('temporal', join(folder, programs.server), ['start'], { env: { ...env, ...settings } });
  const address = `127.0.0.1:${ports.FRONTEND_GRPC_PORT}`;
  await server.until(() => isListened(Number(ports.FRONTEND_GRPC_PORT)), 90);
  say(`temporal: production server ${version} at ${address}`);
  const forNamespace = { ...env, TEMPORAL_ADDRESS: address };
  await server.until(() => spawnSync(cli, ['operator', 'cluster', 'health'], { env: forNamespace }).status === 0, 90);
  runJob('temporal-namespace', '/bin/sh', ['-euc', compose.namespaceScript], { env: forNamespace });
  say('temporal-namespace: tierwright');
  return { process: server, address, cli };
};

/** The development server, where the production one cannot be built. */
export const startDevelopment = async ({ say }) => {
  const { startTemporal } = await import('../temporal-server.mjs');
  const server = await startTemporal({ onLine: () => {} });
  const { file: cli } = await findProgram({ cache: join(root, '.tools'), say });
  runJob('temporal-namespace', cli, ['operator', 'namespace', 'create', '--namespace', 'tierwright', '--address', server.address]);
  say(`temporal: development server ${server.version} at ${server.address}, in memory`);
  return { process: { name: 'temporal', stop: () => server.stop().then(() => 0) }, address: server.address, cli };
};
