import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { snapshotOfStore } from '@tierwright/commands';
import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { LifecycleProgram } from '@tierwright/lifecycle';
import { type Program, parseProgram } from '@tierwright/program';
import { generateBase } from '@tierwright/sample-data';
import { insertTenant } from '@tierwright/store';
import { makeTemplate, tellServer, testServer, testStores } from '@tierwright/store/testing';
import { findPostgres, startPostgres } from '../scripts/postgres.mjs';

const FILES = ['rules/northwind/2026.2.0.program.json', 'rules/northwind/2027.1.0.program.json'];
const AS_OF = '2026-09-30';
/** Partners that are made; the others are the same under other ids. */
const MADE = 1000;
/** Kinds that are left out, so that a partner has twenty records. */
const LEFT_OUT: ReadonlySet<string> = new Set(['order', 'registration']);

export interface StoreSnapshotBench {
  readonly partners: number;
  readonly records: number;
  /** From the first statement to the finished columns. */
  readonly seconds: number;
  /** Processor time of the process alone, on a machine that others use too. */
  readonly processorSeconds: number;
  /** Largest resident memory of the process, megabytes. */
  readonly peakMegabytes: number;
  /** From the word to the end of a reading that is cancelled half way, milliseconds. */
  readonly cancelMilliseconds: number;
  /** Largest step between two reports of progress, partners. */
  readonly progressStep: number;
}

/** A snapshot of a base in PostgreSQL; nothing where there is no PostgreSQL. The base is filled in from this process, the snapshot made in another. */
export async function benchStoreSnapshot(partners: number): Promise<StoreSnapshotBench | undefined> {
  const given = testServer();
  const found = given === undefined ? findPostgres() : undefined;
  if (found && 'why' in found) return undefined;
  const server = given === undefined ? await startPostgres({ settings: { max_connections: 50 } }) : undefined;
  try {
    if (server) {
      await makeTemplate(server.url);
      process.env.TIERWRIGHT_TEST_POSTGRES = server.url;
    }
    const store = await testStores()
      .find(({ name }) => name === 'postgres')
      ?.open();
    if (!store) return undefined;
    try {
      const tenant = randomUUID();
      const records = await fill(store, tenant, partners);
      const file = fileURLToPath(import.meta.url);
      const args = [...process.execArgv, file, store.url ?? '', tenant, String(partners)];
      const told = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 24 }));
      return { partners, records, ...told };
    } finally {
      await store.close();
    }
  } finally {
    await server?.remove();
  }
}

function programs(): { program: Program; hash: string }[] {
  return FILES.map((name) => {
    const { program, hash } = parseProgram(readFileSync(name));
    if (!program || hash === undefined) throw new Error(`${name} does not load`);
    return { program, hash };
  });
}

type Opened = Awaited<ReturnType<ReturnType<typeof testStores>[number]['open']>>;

/** Puts the partners there as their owner, in few statements; gives how many records there are. */
async function fill(store: Opened, tenant: string, partners: number): Promise<number> {
  const made = generateBase(
    programs().map(({ program }) => program),
    { size: MADE, seed: 1, asOf: AS_OF },
  );
  if (!made.ok) throw new Error(made.problems[0]?.message);
  const all = [...made.value.partners] as PartnerData[];
  const rows = all.map(({ id, title = id, attributes = {}, facts = {} }) => ({ id, title, attributes, facts }));
  const records = all.flatMap(({ id, records: kinds = {} }) =>
    Object.entries(kinds).flatMap(([kind, list]) => (LEFT_OUT.has(kind) ? [] : list.map((body) => ({ partner: id, kind, body })))),
  );
  const copies = Math.ceil(partners / MADE);
  await store.transaction(tenant, (tx) => insertTenant(tx, { slug: 'bench', title: 'Bench', hosts: [], at: 0 }));
  const owner = new URL(testServer() ?? '');
  owner.pathname = new URL(store.url ?? '').pathname;
  const json = (value: unknown) => `$made$${JSON.stringify(value)}$made$::json`;
  await tellServer(
    owner.href,
    `insert into partner (tenant, id, title, attributes, facts, revision, created_at, changed_at)
      select '${tenant}', id || '-' || copy, title, attributes, facts, 1, 0, 0
      from json_to_recordset(${json(rows)}) as made (id text, title text, attributes json, facts json), generate_series(1, ${copies}) as copy`,
    // The records of a partner do not lie beside each other.
    `insert into record (tenant, partner, kind, recorded_at, source, body)
      select '${tenant}', partner || '-' || copy, kind, 0, 'bench', body
      from json_to_recordset(${json(records)}) as made (partner text, kind text, body json), generate_series(1, ${copies}) as copy`,
    'analyze partner, record',
  );
  return records.length * copies;
}

async function inThisProcess(url: string, tenant: string, partners: number): Promise<Omit<StoreSnapshotBench, 'partners' | 'records'>> {
  const { openStore } = await import('@tierwright/store');
  const store = await openStore({ kind: 'postgres', url });
  try {
    const versions = programs().map(({ program, hash }) => new LifecycleProgram(compileProgram(program, hash)));
    const question = { asOf: AS_OF };
    let [last, progressStep] = [0, 0];
    const began = performance.now();
    const before = process.cpuUsage();
    const shards = await snapshotOfStore(store, tenant, {
      ...{ versions, question, partners: {} },
      progress: (done) => {
        progressStep = Math.max(progressStep, done - last);
        last = done;
      },
    });
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(before);
    const processorSeconds = (user + system) / 1e6;
    const count = shards.reduce((sum, shard) => sum + shard.count + shard.undecided.length, 0);
    if (count !== partners) throw new Error(`${count} partners of ${partners}`);
    const [wrong] = shards.flatMap(({ undecided }) => undecided);
    if (wrong) throw new Error(`${wrong.partner}: ${wrong.problems[0]?.message}`);
    const peakMegabytes = process.resourceUsage().maxRSS / 1024;
    return { seconds, processorSeconds, peakMegabytes, cancelMilliseconds: await cancelled(), progressStep };

    async function cancelled(): Promise<number> {
      const stop = new AbortController();
      let told = 0;
      const reading = snapshotOfStore(store, tenant, {
        ...{ versions, question, partners: {}, signal: stop.signal },
        progress: (done, of) => {
          if (done < of / 10 || told > 0) return;
          told = performance.now();
          setImmediate(() => stop.abort(new Error('enough')));
        },
      });
      const outcome = await reading.then(
        () => 'done',
        () => 'ended',
      );
      if (outcome !== 'ended') throw new Error('it was not cancelled');
      return performance.now() - told;
    }
  } finally {
    await store.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [url, tenant = '', partners = '100000'] = process.argv.slice(2);
  const told =
    url === undefined || url === 'run' ? await benchStoreSnapshot(Number(partners)) : await inThisProcess(url, tenant, Number(partners));
  console.log(JSON.stringify(told ?? null));
}
