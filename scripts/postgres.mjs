// PostgreSQL for tests and rehearsals: finds it, or installs it on Debian as root, and runs throw-away servers.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const isRoot = process.getuid?.() === 0;
/** The server refuses to run as root. */
const ACCOUNT = 'postgres';
const OLDEST = 15;
const PROGRAMS = ['postgres', 'initdb', 'pg_isready'];
const START_WITHIN = 60_000;

const majorOf = (server) => Number(/\) (\d+)/.exec(spawnSync(server, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? 0);

/** Folders that may hold the server's programs: of PATH, then those of Debian, the newest first. */
const candidates = () => {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [...(process.env.PATH ?? '').split(delimiter), ...versions.map((version) => join(debian, version, 'bin'))];
};

const find = () => {
  for (const folder of candidates()) {
    if (!existsSync(join(folder, 'postgres'))) continue;
    // A link on PATH leads to the folder that has the others too.
    const server = realpathSync(join(folder, 'postgres'));
    if (!PROGRAMS.every((name) => existsSync(join(dirname(server), name)))) continue;
    const major = majorOf(server);
    if (major >= OLDEST) return { folder: dirname(server), major };
  }
  return undefined;
};

const canInstall = () => isRoot && existsSync('/usr/bin/apt-get');

const install = (say) => {
  say('PostgreSQL is not here: installing the package postgresql with apt-get');
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'postgresql'], options);
};

/**
 * The programs of PostgreSQL 15 or newer: `{ folder, major }`, or `{ why }` where there are none. `say` is told what is done.
 *
 * @param {(sentence: string) => void} [say]
 */
export function findPostgres(say = () => undefined) {
  let found = find();
  if (!found && canInstall()) {
    install(say);
    found = find();
  }
  if (found) return found;
  return {
    why: `no PostgreSQL ${OLDEST} or newer on PATH or in /usr/lib/postgresql${canInstall() ? ', and apt-get could not install it' : ''}`,
  };
}

/** Whom the server runs as: somebody else where we are root. */
const account = () => {
  if (!isRoot) return {};
  const id = (option) => Number(execFileSync('id', [option, ACCOUNT], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const makeCluster = (programs, data, as) => {
  const options = ['--pgdata', data, '--username', ACCOUNT, '--auth', 'trust', '--encoding', 'UTF8', '--no-locale', '--no-instructions'];
  const { status, stderr } = spawnSync(join(programs, 'initdb'), options, { ...as, cwd: dirname(data), encoding: 'utf8' });
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`);
};

/**
 * Starts a server of its own in a new folder on a free port of 127.0.0.1, for whoever asks from this machine. Gives its `url`
 * (as its superuser), and what starts it again in the same place after `stop()` or `kill()` (kill -9). `remove()` ends it for
 * good. `settings`: lines of postgresql.conf, `{ max_connections: 50 }`.
 *
 * @param {{ settings?: Record<string, string | number>, say?: (sentence: string) => void }} [options]
 */
export async function startPostgres({ settings = {}, say = () => undefined } = {}) {
  const found = findPostgres(say);
  if ('why' in found) throw new Error(found.why);
  const as = account();
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-postgres-'));
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  makeCluster(found.folder, data, as);
  const port = await freePort();
  const lines = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', logging_collector: 'off', ...settings };
  const args = ['-D', data, ...Object.entries(lines).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  let server;
  let log = '';

  const isUp = () =>
    spawnSync(join(found.folder, 'pg_isready'), ['-q', '-U', ACCOUNT, '-d', 'postgres', '-h', '127.0.0.1', '-p', String(port)]).status ===
    0;
  const ended = () => server === undefined || server.exitCode !== null || server.signalCode !== null;
  const end = async (signal) => {
    if (ended()) return;
    const over = new Promise((resolve) => server.once('exit', resolve));
    server.ref();
    server.kill(signal);
    await over;
  };
  const forget = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  const atExit = () => {
    if (!ended()) server.kill('SIGQUIT');
    forget();
  };

  const start = async () => {
    const until = Date.now() + START_WITHIN;
    while (Date.now() < until) {
      if (ended()) {
        server = spawn(join(found.folder, 'postgres'), args, { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
        server.stderr.on('data', (chunk) => {
          log = `${log}${chunk}`.slice(-20_000);
        });
        server.stderr.unref();
        server.unref();
      }
      await sleep(50);
      // After a kill -9 the first tries may find processes of the old server that are just ending.
      if (!ended() && isUp()) return;
      if (ended()) await sleep(100);
    }
    throw new Error(`PostgreSQL did not start within ${START_WITHIN / 1000} s:\n${log}`);
  };

  process.once('exit', atExit);
  await start();
  say(`PostgreSQL ${found.major} of ${found.folder} on 127.0.0.1:${port}, data in ${folder}`);
  return {
    url: `postgres://${ACCOUNT}@127.0.0.1:${port}/postgres`,
    port,
    folder,
    major: found.major,
    pid: () => server.pid,
    log: () => log,
    start,
    /** Ends its connections and the server, as an administrator would. */
    stop: () => end('SIGINT'),
    kill: () => end('SIGKILL'),
    remove: async () => {
      process.off('exit', atExit);
      await end('SIGINT');
      forget();
    },
  };
}
