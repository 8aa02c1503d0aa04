import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import {
  cancelJob,
  importPublished,
  programShelf,
  runCommand,
  runJob,
  type Service,
  type SimulationAsked,
  simulateVersions,
} from '@tierwright/commands';
import { canonicalize, type Json } from '@tierwright/program';
import { findJob, insertTenant, type KeptJob, partBodies, putPartners } from '@tierwright/store';
import { type OpenedTestStore, testServer, testStores } from '@tierwright/store/testing';
import { type SimulationProgress, simulationId } from '@tierwright/workflows';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporalAddress, temporalMissing } from '../setup/temporal-address.ts';
import { until } from '../setup/until.ts';
import { workflowCode } from '../setup/workflow-code.ts';
import { type WorkerProcess, Workers } from './simulation/workers.ts';

const PARTNERS = 480;
/** Ms that a worker's read of the store takes: so long that there is something to kill. */
const TAKES = 20;
const RULES = new URL('../../rules/northwind/', import.meta.url);
const missing = temporalMissing || (testServer() === undefined ? 'There is no PostgreSQL.' : '');

describe.skipIf(missing !== '')(`a simulation by many workers${missing && ` (${missing})`}`, { timeout: 900_000 }, () => {
  const tenant = randomUUID();
  const taskQueue = `simulation-${randomUUID()}`;
  const caller = { kind: 'system', tenant, name: 'test' } as const;
  let store: OpenedTestStore;
  let service: Service;
  let client: Client;
  let workers: Workers;
  let running: WorkerProcess[];
  let asked: SimulationAsked;
  let whole: string;

  const answered = <T>(answer: { ok: true; body: T } | { ok: false }): T => {
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.body;
  };
  const publish = async (version: string) => {
    const source = await readFile(new URL(`${version}.program.json`, RULES), 'utf8');
    return answered(await runCommand(service, importPublished, { caller, input: { source } })).hash;
  };
  /** As whoever may; `size`: partners of a shard. */
  const ask = async (size?: number): Promise<string> => {
    const manager = {
      ...{ via: 'session' as const, account: randomUUID(), human: 'h', name: 'M' },
      roles: ['channelManager'],
      groups: [],
    } as const;
    const of = size === undefined ? service : { ...service, shards: { from: 1, size } };
    const request = { caller: { kind: 'person', tenant, partner: null, ...manager } as const, input: asked };
    return answered(await runCommand(of, simulateVersions, request)).job;
  };
  const jobOf = async (job: string): Promise<KeptJob> => {
    const found = await store.read(tenant, (tx) => findJob(tx, job));
    if (!found) throw new Error(`There is no job ${job}`);
    return found;
  };
  /** As long as it goes on, however slowly: a job that stands still for two minutes is told from one that takes its time. */
  const over = async (job: string): Promise<KeptJob> => {
    const isOver = ({ state }: KeptJob) => state !== 'queued' && state !== 'running';
    for (let seen = await jobOf(job); ; ) {
      if (isOver(seen)) return seen;
      const { state, done } = seen;
      seen = await until(
        () => jobOf(job),
        (now) => isOver(now) || now.state !== state || now.done !== done,
        120,
      );
    }
  };
  const resultOf = (job: KeptJob): string => canonicalize(job.result as Json);
  const end = (job: string): Promise<SimulationProgress> => client.workflow.getHandle(simulationId(tenant, job)).result();

  beforeAll(async () => {
    const [store2] = testStores().filter(({ name }) => name === 'postgres');
    store = await (store2?.open() ?? Promise.reject(new Error('There is no PostgreSQL.')));
    service = { store, programs: programShelf(), clock: Date.now, newId: randomUUID };
    client = new Client({ connection: await Connection.connect({ address: temporalAddress }) });
    workers = new Workers({ url: store.url ?? '', address: temporalAddress, taskQueue, bundle: await workflowCode() });
    await store.transaction(tenant, (tx) => insertTenant(tx, { slug: `s${tenant}`, title: 'S', hosts: [], at: 1 }));
    asked = { candidate: await publish('2027.1.0'), baseline: await publish('2026.2.0'), asOf: '2027-03-31' };
    const partners = Array.from({ length: PARTNERS }, (_, index) => ({
      id: `p${String(index).padStart(4, '0')}`,
      // Of a few nobody knows the type: they cannot be decided.
      attributes: { ...(index % 97 === 0 ? {} : { type: 'reseller' }), region: 'EMEA', agreementSigned: true, overdue: index % 13 === 0 },
      facts: {
        'bookings.t12m': index * 400,
        'certs.active': index % 9,
        'deals.won.t12m': index % 20,
        'csat.t6m': 70 + (index % 30),
        specializations: ['cloud', 'data'],
      },
    }));
    await store.transaction(tenant, (tx) => putPartners(tx, partners, { at: Date.now(), source: 'test' }));
    const one = await ask();
    expect(await runJob(service, { tenant, job: one })).toBe('done');
    whole = resultOf(await jobOf(one));
    running = await Promise.all([workers.start(TAKES), workers.start(TAKES), workers.start(TAKES)]);
    expect(JSON.parse(whole)).toMatchObject({ partners: PARTNERS - 5, undecided: { partners: 5 } });
  });
  afterAll(async () => {
    workers?.remove();
    await client?.connection.close();
    await store?.close();
  });

  it('SIM-R6: gives the bytes of one process, in 1, 2, 7 and 64 shards over several processes', async () => {
    const jobs = await Promise.all([1, 2, 7, 64].map((shards) => ask(Math.ceil(PARTNERS / shards))));
    for (const job of jobs) {
      const ended = await over(job);
      expect(ended).toMatchObject({ state: 'done', done: PARTNERS, total: PARTNERS, problem: null });
      expect(resultOf(ended)).toBe(whole);
      expect(await end(job)).toMatchObject({ state: 'over' });
      expect(await store.read(tenant, (tx) => partBodies(tx, job, 0, 10))).toEqual([]);
    }
    const read = running.map(({ reads }) => reads.length);
    expect(read.filter((times) => times > 0).length).toBeGreaterThan(1);
  });

  it('SIM-R6: a worker that is killed in the middle of a shard changes nothing', async () => {
    const [killed] = running.splice(0, 1);
    if (!killed) throw new Error('There is no worker.');
    // Its reads take so long that it is in the middle of a shard when that is seen.
    killed.slow(5_000);
    const job = await ask(Math.ceil(PARTNERS / 64));
    const workflow = client.workflow.getHandle(simulationId(tenant, job));
    const atWork = async () => {
      const described = await workflow.describe().catch(() => undefined);
      return described?.raw.pendingActivities?.map(({ activityType, lastWorkerIdentity }) => `${activityType?.name} ${lastWorkerIdentity}`);
    };
    await until(atWork, (seen) => seen?.some((line) => line.startsWith('decideShard ') && line.endsWith(`/${killed.pid}`)) ?? false);
    await killed.kill();
    expect(await jobOf(job)).toMatchObject({ state: 'running' });
    expect(resultOf(await over(job))).toBe(whole);
    const { events } = await workflow.fetchHistory();
    const attempts = events?.map(({ activityTaskStartedEventAttributes: started }) => started?.attempt ?? 0) ?? [];
    expect(Math.max(...attempts)).toBeGreaterThan(1);
  });

  it('SIM-R6, SIM-R9, SIM-R10: answers a range and questions as one process does, in rounds', async () => {
    const threshold = (tier: string) => ({ parameter: 'min.bookings', tier, step: 10 });
    const plain = asked;
    const seek = {
      thresholds: [threshold('gold'), threshold('silver')],
      goal: [{ measure: 'partners', track: 'resale', tier: 'gold', atLeast: PARTNERS }],
    } satisfies SimulationAsked['seek'];
    asked = { ...plain, from: '2027-01-01', step: 'month', sweeps: [{ parameter: 'min.bookings', tier: 'gold' }], seek, attribution: true };
    const one = await ask();
    expect(await runJob(service, { tenant, job: one })).toBe('done');
    const job = await ask(Math.ceil(PARTNERS / 3));
    asked = plain;
    const ended = await over(job);
    expect(ended).toMatchObject({ state: 'done', problem: null });
    expect(resultOf(ended)).toBe(resultOf(await jobOf(one)));
    expect(ended.result).toMatchObject({ sought: { proved: false }, timeline: { steps: [{}, {}, {}] } });
  });

  /** So slow that a job is still on its way when that is seen. */
  const slowly = () => {
    for (const worker of running) worker.slow(300);
  };

  it('SIM-R12: a job whose workflow is terminated in Temporal fails, and says so', async () => {
    slowly();
    const job = await ask(Math.ceil(PARTNERS / 64));
    await until(
      () => jobOf(job),
      ({ state }) => state === 'running',
    );
    await client.workflow.getHandle(simulationId(tenant, job)).terminate('by hand');
    const ended = await over(job);
    expect(ended).toMatchObject({ state: 'failed', problem: { code: 'CMD506' }, result: null });
    expect(await store.read(tenant, (tx) => partBodies(tx, job, 0, 10))).toEqual([]);
  });

  it('SIM-R7: ends when that is asked for, wherever its shards are decided', async () => {
    const reads = () => running.reduce((sum, worker) => sum + worker.reads.length, 0);
    slowly();
    const before = reads();
    const job = await ask(Math.ceil(PARTNERS / 64));
    await until(reads, (times) => times > before + 20);
    const request = { caller, input: { job } };
    const at = Date.now();
    expect(await runCommand(service, cancelJob, request)).toMatchObject({ ok: true, body: { state: 'cancelled' } });
    expect(await end(job)).toMatchObject({ state: 'over' });
    expect(await jobOf(job)).toMatchObject({ state: 'cancelled', result: null });
    // All shards would have asked for more.
    expect(reads() - before).toBeLessThan(64 * 3);
    const last = Math.max(...running.flatMap((worker) => worker.reads));
    console.log(`Of a simulation that was cancelled the last read came ${last - at} ms later.`);
    expect(await store.read(tenant, (tx) => partBodies(tx, job, 0, 10))).toEqual([]);
  });
});
