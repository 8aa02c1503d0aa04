import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '@tierwright/store';
import { tellServer } from '@tierwright/store/testing';
import { startPostgres } from '../../../scripts/postgres.mjs';
import { startTemporal } from '../../../scripts/temporal-server.mjs';
import { type Part, ServerProcess, type Topology, untilWell } from './part.ts';

const LOGIN = 'kills';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Temporal with a database file, which is started again on the same port. */
async function temporalPart(folder: string): Promise<Part & { readonly address: string; stop(): Promise<void> }> {
  const port = await freePort();
  const start = () => startTemporal({ databaseFile: join(folder, 'temporal.db'), port, timeSkipping: true });
  let server = await start();
  return {
    name: 'Temporal',
    address: `127.0.0.1:${port}`,
    kill: () => server.kill(),
    start: async () => {
      server = await start();
    },
    stop: () => server.stop(),
  };
}

const main = (product: string): string => join(product, 'packages/server/bin/tierwright-server.js');

/** PostgreSQL, migrate, API, worker and Temporal: a process each. `product`: the folder of the repository, built. */
export async function onPostgres(product: string): Promise<Topology> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-kills-'));
  const postgres = await startPostgres({ settings: { max_connections: 100 } });
  await tellServer(postgres.url, `create role ${LOGIN} login`);
  const url = Object.assign(new URL(postgres.url), { username: LOGIN }).href;
  const env = { DATABASE_URL: url };
  execFileSync(process.execPath, [main(product), 'migrate'], { env: { ...process.env, ...env, DATABASE_MIGRATION_URL: postgres.url } });
  const temporal = await temporalPart(folder);
  const [port, health] = [await freePort(), await freePort()];
  const shared = { ...env, TEMPORAL_ADDRESS: temporal.address, TIERWRIGHT_LOG: 'warn', TIERWRIGHT_DATA: folder };
  const api = new ServerProcess('API', [main(product), 'api'], { ...shared, TIERWRIGHT_PORT: String(port) });
  const worker = new ServerProcess('worker', [main(product), 'worker'], { ...shared, TIERWRIGHT_HEALTH_PORT: String(health) });
  const address = `http://127.0.0.1:${port}`;
  await Promise.all([api.start(), worker.start()]);
  await Promise.all([untilWell(`${address}/readyz`), untilWell(`http://127.0.0.1:${health}/readyz`)]);
  let store: Store | undefined;
  return {
    name: 'PostgreSQL, API, worker, Temporal',
    address,
    parts: [api, worker, temporal, { name: 'PostgreSQL', kill: postgres.kill, start: postgres.start }],
    temporal: temporal.address,
    isShared: true,
    log: () => `${api.text()}\n${worker.text()}\n${postgres.log()}`,
    resume: () => Promise.resolve(),
    async withStore(work) {
      store ??= await openStore({ kind: 'postgres', url, connections: 4 });
      return work(store);
    },
    async remove() {
      await store?.close();
      await Promise.all([api.kill(), worker.kill(), temporal.stop()]);
      await postgres.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The one process with the embedded store, and Temporal. */
export async function embedded(product: string): Promise<Topology> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-kills-'));
  const temporal = await temporalPart(folder);
  const port = await freePort();
  const one = new ServerProcess('one process', [main(product), 'all'], {
    ...{ TEMPORAL_ADDRESS: temporal.address, TIERWRIGHT_LOG: 'warn' },
    ...{ TIERWRIGHT_DATA: folder, TIERWRIGHT_PORT: String(port) },
  });
  const address = `http://127.0.0.1:${port}`;
  return {
    name: 'one process with the embedded store, Temporal',
    address,
    parts: [one, temporal],
    temporal: temporal.address,
    isShared: false,
    log: () => one.text(),
    async withStore(work) {
      await one.stop();
      const store = await openStore({ kind: 'folder', folder: join(folder, 'store') });
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    },
    async resume() {
      await one.start();
      await untilWell(`${address}/readyz`);
    },
    async remove() {
      await Promise.all([one.kill(), temporal.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
