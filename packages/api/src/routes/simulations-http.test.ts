import { cancelJob, decideShard, loseSimulation, mergeShards, planShards, runCommand, runJob } from '@tierwright/commands';
import { compileProgram } from '@tierwright/engine';
import { canonicalize, type Json, parseProgram } from '@tierwright/program';
import { allAlong, makeSnapshot, runTimeline, stepDays } from '@tierwright/simulation';
import { addJob, findJob, type KeptJob, partBodies, partnerData, putPartners, type Store, soFarOf } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { describe, expect, it } from 'vitest';
import { documentOf, eachNorthwind, type Northwind } from './partners/northwind.fixture.ts';

const PARTNERS = 130;
const GOLD = { parameter: 'min.bookings', tier: 'gold' };
const SILVER = { parameter: 'min.bookings', tier: 'silver' };
const RANGE = { from: '2027-01-01', to: '2027-03-31', step: 'month' };

describe.each(testStores())('simulations on $name', ({ open }) => {
  let northwind: Northwind;
  eachNorthwind(open, async (anew) => {
    northwind = anew;
    const partners = Array.from({ length: PARTNERS }, (_, index) => ({
      id: `p${String(index).padStart(3, '0')}`,
      attributes: { type: 'reseller', region: 'EMEA', agreementSigned: true, overdue: false },
      facts: {
        'bookings.t12m': index * 4000,
        'certs.active': index % 9,
        'deals.won.t12m': 12,
        'csat.t6m': 80,
        specializations: ['cloud', 'data'],
      },
    }));
    await northwind.service.store.transaction(northwind.tenant, (tx) =>
      putPartners(tx, partners, { at: northwind.service.now, source: 'test' }),
    );
  });

  const versions = async () => ({ candidate: await northwind.publish('2027.1.0'), baseline: await northwind.publish('2026.2.0') });
  const jobOf = async (id: string): Promise<KeptJob> => {
    const found = await northwind.service.store.read(northwind.tenant, (tx) => findJob(tx, id));
    return found ?? Promise.reject(new Error(`There is no job ${id}`));
  };
  const resultOf = async (id: string): Promise<string> => canonicalize((await jobOf(id)).result as Json);
  const asked = async (body: object): Promise<string> => (await northwind.done('POST', '/simulations', body)).job;
  /** By one runner. */
  const alone = async (body: object): Promise<string> => {
    const job = await asked(body);
    expect(await runJob(northwind.service, { tenant: northwind.tenant, job })).toBe('done');
    return job;
  };
  /** The same job, as a workflow has it. */
  const carried = async (of: string) => {
    const { service, tenant } = northwind;
    const { input } = await jobOf(of);
    const { baseline, candidate } = input as unknown as { baseline: string; candidate: { hash: string } };
    const job = service.newId();
    const kept = {
      id: job,
      kind: 'simulation',
      input: JSON.stringify(input),
      askedBy: 'm',
      at: service.now,
      carriedBy: 'workflow' as const,
    };
    await service.store.transaction(tenant, (tx) => addJob(tx, kept));
    return { tenant, job, baseline, candidate: candidate.hash };
  };
  /** What the workflow does; gives how often all shards were asked. */
  const inShards = async (ref: Awaited<ReturnType<typeof carried>>, size: number, between = async () => {}): Promise<number> => {
    const { service } = northwind;
    const never = new AbortController().signal;
    for (let rounds = 1; ; rounds += 1) {
      const { missing } = await planShards(service, { ...ref, size });
      if (missing === null) return rounds - 1;
      for (const shard of missing) expect(await decideShard(service, { ...ref, shard }, never)).toEqual({ isOver: false });
      if ((await mergeShards(service, ref)).isOver) return rounds;
      await between();
    }
  };

  it('SIM-R10: answers a range of days as the command does, and names days that are wrong', async () => {
    const body = { ...(await versions()), ...RANGE };
    const job = await alone(body);
    const { result } = await northwind.done('GET', `/jobs/${job}`);
    expect(result.timeline.steps.map(({ on }: { on: string }) => on)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31']);
    expect(result.reproduce).toMatchObject({ from: '2027-01-01', asOf: '2027-03-31', step: 'month' });
    const [before, after] = await Promise.all(
      ['2026.2.0', '2027.1.0'].map(async (version) => {
        const { program, hash } = parseProgram(await documentOf(version));
        return program ? compileProgram(program, hash) : Promise.reject(new Error(version));
      }),
    );
    if (!before || !after) throw new Error('There are two versions.');
    const ids = Array.from({ length: PARTNERS }, (_, index) => `p${String(index).padStart(3, '0')}`);
    const files = await northwind.service.store.read(northwind.tenant, (tx) => partnerData(tx, ids));
    const snapshot = makeSnapshot([before, after], [...files.values()], { base: '', from: RANGE.from, asOf: RANGE.to });
    const steps = stepDays('month', RANGE.from, RANGE.to, after.program.calendar?.yearStarts);
    const timeline = await runTimeline([snapshot], { baseline: allAlong(before), candidate: allAlong(after) }, { steps });
    expect(canonicalize(result.timeline)).toBe(canonicalize(timeline as unknown as Json));
    // Beside a range the report is that of its last day.
    const { base, ...plain } = JSON.parse(await resultOf(await alone({ ...(await versions()), asOf: RANGE.to }))).reproduce;
    expect(result.reproduce).toMatchObject({ ...plain, base });
    const wrong: readonly [more: object, pointer: string][] = [
      [{ from: '2027-04-01', to: '2027-03-31' }, '/from'],
      [{ to: '2027-03-31' }, '/to'],
      [{ step: 'year' }, '/step'],
      [{ ...RANGE, asOf: '2027-03-30' }, '/to'],
      [{ ...RANGE, to: '2027-02-30' }, '/to'],
      [{ from: '1900-01-01', to: '2027-03-31', step: 'month' }, '/step'],
    ];
    for (const [more, pointer] of wrong) {
      const { status, body: said } = await northwind.send('POST', '/simulations', { ...(await versions()), ...more });
      expect([status, said.code, said.errors?.[0]?.pointer], JSON.stringify(more)).toEqual([422, 'CMD503', pointer]);
    }
    expect((await northwind.send('POST', '/simulations', { ...body, step: 'day' })).status).toBe(422);
  });

  it('SIM-R6, SIM-R9, SIM-R10: questions have the same bytes in any number of shards', async () => {
    const one = await alone({ ...(await versions()), ...RANGE, sweeps: [GOLD], attribution: true });
    const whole = await resultOf(one);
    expect(JSON.parse(whole)).toMatchObject({ curves: [{}], attribution: {}, timeline: { partners: PARTNERS } });
    for (const shards of [2, 20]) {
      const ref = await carried(one);
      expect(await inShards(ref, Math.ceil(PARTNERS / shards))).toBe(1);
      expect(await resultOf(ref.job), `${shards}`).toBe(whole);
    }
  });

  it('SIM-R9, SIM-R13: later rounds ask the partners of the report, whatever the store has by then', async () => {
    const { service, tenant } = northwind;
    const goal = [{ measure: 'partners', track: 'resale', tier: 'gold', atLeast: PARTNERS }];
    const seek = { thresholds: [GOLD, SILVER].map((one) => ({ ...one, step: 10 })), goal };
    const one = await alone({ ...(await versions()), seek });
    const ref = await carried(one);
    const gone = Array.from({ length: PARTNERS }, (_, index) => ({
      id: `p${String(index).padStart(3, '0')}`,
      attributes: { type: 'none' },
    }));
    const change = () => service.store.transaction(tenant, (tx) => putPartners(tx, gone, { at: service.now + 1, source: 'test' }));
    expect(await inShards(ref, 50, async () => void (await change()))).toBeGreaterThan(1);
    expect(await resultOf(ref.job)).toBe(await resultOf(one));
    expect(JSON.parse(await resultOf(one))).toMatchObject({ sought: { proved: false } });
    const left = await service.store.read(tenant, async (tx) => [await soFarOf(tx, ref.job), await partBodies(tx, one, 0, 9)]);
    expect(left).toEqual([null, []]);
  });

  it('SIM-R11: names what was read, however it was cut, and nothing else', async () => {
    const { service, tenant } = northwind;
    const baseOf = async (job: string): Promise<string> => JSON.parse(await resultOf(job)).reproduce.base;
    const body = { ...(await versions()), asOf: '2027-03-31' };
    const job = await alone(body);
    const before = await baseOf(job);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    const ref = await carried(job);
    await inShards(ref, 17);
    expect([await baseOf(ref.job), await baseOf(await alone({ ...body, asOf: '2027-03-01' }))]).toEqual([before, before]);
    expect(await baseOf(await alone({ ...body, partners: { ids: ['p001'] } }))).not.toBe(before);
    await service.store.transaction(tenant, (tx) =>
      putPartners(tx, [{ id: 'p007', attributes: { type: 'reseller', region: 'NA' } }], { at: service.now + 1, source: 'test' }),
    );
    expect(await baseOf(await alone(body))).not.toBe(before);
  });

  it('SIM-R13: reads the base once, whatever is asked of it', async () => {
    const { service, tenant } = northwind;
    const { store } = service;
    const readsOf = async (more: object): Promise<number> => {
      let reads = 0;
      const counted: Store = {
        ...store,
        transaction: (of, work) => store.transaction(of, work),
        read: (of, work) => {
          reads += 1;
          return store.read(of, work);
        },
      };
      const job = await asked({ ...(await versions()), ...more });
      expect(await runJob({ ...service, store: counted }, { tenant, job })).toBe('done');
      return reads;
    };
    expect(await readsOf({ ...RANGE, sweeps: [GOLD], attribution: true })).toBe(await readsOf({}));
  });

  it('SIM-R7: a shard that is decided ends soon, while the base is read and others hold the job', async () => {
    const { service, tenant } = northwind;
    const { store } = service;
    const job = await carried(await alone(await versions()));
    await planShards(service, { ...job, size: 1000 });
    let reads = 0;
    const never = new Promise<never>(() => undefined);
    const slow: Store = {
      ...store,
      transaction: () => never,
      read: (of, work) => {
        reads += 1;
        // Its pages never come; what looks whether it is still wanted does.
        return String(work).includes('partnerPage') ? never : store.read(of, work);
      },
    };
    const deciding = decideShard({ ...service, store: slow }, { ...job, shard: 0 }, new AbortController().signal);
    await expect.poll(() => reads).toBeGreaterThan(3);
    const caller = { kind: 'system', tenant, name: 'test' } as const;
    const at = performance.now();
    expect(await runCommand(service, cancelJob, { caller, input: { job: job.job } })).toMatchObject({ ok: true });
    expect(await deciding).toEqual({ isOver: true });
    console.log(`A shard that was decided ended ${Math.round(performance.now() - at)} ms after it was cancelled (goal: 1000).`);
  });

  it('SIM-R12: a job whose workflow is gone has failed, once, and says so', async () => {
    const { service, tenant } = northwind;
    const ref = await carried(await alone(await versions()));
    await planShards(service, { ...ref, size: 50 });
    await loseSimulation(service, ref);
    expect(await northwind.done('GET', `/jobs/${ref.job}`)).toMatchObject({ state: 'failed', problem: { code: 'CMD506' }, result: null });
    expect(await decideShard(service, { ...ref, shard: 0 }, new AbortController().signal)).toEqual({ isOver: true });
    const done = await alone(await versions());
    await loseSimulation(service, { tenant, job: done });
    expect(await jobOf(done)).toMatchObject({ state: 'done', problem: null });
  });
});
