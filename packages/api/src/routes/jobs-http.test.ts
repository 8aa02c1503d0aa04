import { jobRunner, runJob } from '@tierwright/commands';
import type { ImpactReport } from '@tierwright/simulation';
import { putPartners, type Store } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { describe, expect, it } from 'vitest';
import { documentOf, eachNorthwind, type Northwind } from './partners/northwind.fixture.ts';

const PARTNERS = 250;
/** Partners in a cell of a matrix beside its diagonal. */
const moved = ({ moves }: ImpactReport): number =>
  moves.flatMap((track) => track.moves).reduce((sum, { from, to, partners }) => sum + (from === to ? 0 : partners), 0);
const region = (index: number) => (index % 2 === 0 ? 'NA' : 'EMEA');

describe.each(testStores())('jobs on $name', ({ open }) => {
  let northwind: Northwind;
  eachNorthwind(open, async (anew) => {
    northwind = anew;
    const partners = Array.from({ length: PARTNERS }, (_, index) => ({
      id: `p${String(index).padStart(3, '0')}`,
      attributes: { type: 'reseller', region: region(index), agreementSigned: true, overdue: false },
      facts: {
        'bookings.t12m': index * 1000,
        'certs.active': index % 9,
        'deals.won.t12m': 12,
        'csat.t6m': 80,
        specializations: ['cloud', 'data'],
      },
    }));
    // One whom nobody can decide: its type is not known.
    await northwind.service.store.transaction(northwind.tenant, (tx) =>
      putPartners(tx, [...partners, { id: 'x' }], { at: northwind.service.now, source: 'test' }),
    );
  });

  const simulate = async (body: object): Promise<string> => (await northwind.done('POST', '/simulations', body)).job;
  const candidate = async () => {
    const hash = await northwind.publish('2027.1.0');
    const before = await northwind.publish('2026.2.0');
    return { candidate: hash, baseline: before, asOf: '2027-03-31' };
  };

  it('simulates two versions over the whole base, in the background', async () => {
    const asked = await candidate();
    const job = await northwind.running(async () => northwind.over(await simulate(asked)));
    expect(job).toMatchObject({ kind: 'simulation', state: 'done', done: PARTNERS + 1, total: PARTNERS + 1, problem: null });
    const { result } = job;
    expect(result).toMatchObject({
      partners: PARTNERS,
      undecided: { partners: 1, first: [{ partner: 'x' }] },
    });
    expect(result.reproduce).toMatchObject({ baseline: { version: '2026.2.0' }, candidate: { version: '2027.1.0' }, asOf: '2027-03-31' });
    expect(moved(result)).toBeGreaterThan(0);
  });

  it('SIM-R9: answers what is asked beside the report, of the same partners', async () => {
    const asked = await candidate();
    const gold = { parameter: 'min.bookings', tier: 'gold' };
    const seek = { thresholds: [gold], goal: [{ measure: 'partners', track: 'resale', tier: 'gold', atMost: 0 }] };
    const questions = { sweeps: [{ ...gold, from: 100_000, to: 300_000, step: 50_000 }], seek, attribution: true };
    const { result } = await northwind.running(async () => northwind.over(await simulate({ ...asked, ...questions })));
    const [{ points, present }] = result.curves;
    expect(points.length).toBeGreaterThan(4);
    const golden = result.moves[0].tiers.find(({ tier }: { tier: string }) => tier === 'gold').after;
    expect(points.find(({ value }: { value: number }) => value === present).tiers.resale.gold).toBe(golden);
    expect(result.sought.goals).toMatchObject([{ comesTo: expect.any(Number) }]);
    expect(result.attribution).toMatchObject({ moved: result.changes.changed, changes: expect.any(Array) });
    expect(result.reproduce).toMatchObject(questions);
    const wrong = await northwind.send('POST', '/simulations', { ...asked, sweeps: [{ parameter: 'nope' }] });
    expect([wrong.status, wrong.body.code, wrong.body.errors[0]]).toMatchObject([422, 'CMD503', { code: 'SIM301' }]);
    expect(wrong.body.errors[0].pointer).toMatch(/^\/sweeps\/0/);
    expect((await northwind.send('POST', '/simulations', { ...asked, sweeps: [] })).status).toBe(422);
  });

  it('finds the partners behind a number of a report, page by page', async () => {
    const simulation = await simulate(await candidate());
    const { result } = await northwind.running(() => northwind.over(simulation));
    const { from, to, partners } = result.moves[0].moves.find((one: { from: string; to: string }) => one.from !== one.to);
    const { track } = result.moves[0];
    const found: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const body = { selector: { part: 'moves', track, from, to }, limit: 20, ...(after === undefined ? {} : { after }) };
      const asked = await northwind.done('POST', `/jobs/${simulation}/partners`, body);
      const job = await northwind.running(() => northwind.over(asked.job));
      expect(job).toMatchObject({ kind: 'partners', state: 'done', result: { total: partners } });
      found.push(...job.result.partners.map(({ partner }: { partner: string }) => partner));
      after = job.result.next;
    }
    expect(found).toHaveLength(partners);
    expect(new Set(found).size).toBe(partners);
    const wrong = await northwind.send('POST', `/jobs/${simulation}/partners`, { selector: { part: 'nothing' } });
    expect(wrong.status).toBe(422);
    const none = { part: 'moves', track: 'nowhere', from: null, to: null };
    const refusal = await northwind.send('POST', `/jobs/${simulation}/partners`, { selector: none });
    expect([refusal.status, refusal.body.code]).toEqual([422, 'CMD503']);
    expect(refusal.body.errors).toMatchObject([{ code: 'SIM502', pointer: '/selector/track', value: 'nowhere' }]);
    const selector = { part: 'changes' };
    expect((await northwind.send('POST', `/jobs/${northwind.service.newId()}/partners`, { selector })).status).toBe(404);
  });

  it('simulates some partners only', async () => {
    const asked = { ...(await candidate()), partners: { attributes: { region: 'EMEA' } } };
    const job = await northwind.running(async () => northwind.over(await simulate(asked)));
    expect(job.result.partners).toBe(PARTNERS / 2);
  });

  it('simulates a draft as it is when it is asked', async () => {
    const key = await northwind.key('programDesigner');
    const source = (await documentOf('2026.2.0')).replace('"2026.2.0"', '"2026.9.0"');
    const draft = await northwind.send('POST', '/drafts', { source }, {}, key);
    const job = await northwind.running(async () => northwind.over(await simulate({ draft: draft.body.id })));
    expect(job.result).toMatchObject({ reproduce: { candidate: { version: '2026.9.0' } } });
    expect(moved(job.result)).toBe(0);
    const broken = await northwind.send('POST', '/drafts', { source: '{}' }, {}, key);
    const refused = await northwind.send('POST', '/simulations', { draft: broken.body.id });
    expect([refused.status, refused.body.code]).toEqual([422, 'CMD503']);
    expect((await northwind.send('POST', '/simulations', {})).body.code).toBe('CMD503');
    expect((await northwind.send('POST', '/simulations', { candidate: 'f'.repeat(64) })).status).toBe(404);
  });

  it('tells by events how it goes, until it is over', async () => {
    const job = await simulate(await candidate());
    const response = await fetch(`${northwind.url}/api/v1/jobs/${job}/events`, {
      headers: { authorization: `Bearer ${await northwind.key()}` },
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const text = await northwind.running(() => response.text());
    const events = text.split('\n').filter((line) => line.startsWith('event: '));
    const states = text.split('\n').flatMap((line) => (line.startsWith('data: ') ? JSON.parse(line.slice(6)).state : []));
    expect([events[0], events.at(-1), states[0], states.at(-1)]).toEqual(['event: progress', 'event: end', 'queued', 'done']);
    expect((await northwind.send('GET', `/jobs/${northwind.service.newId()}/events`)).status).toBe(404);
  });

  it('stops when that is asked for: at once where it waits, within a second where it runs', async () => {
    const asked = await candidate();
    const waiting = await simulate(asked);
    expect(await northwind.done('POST', `/jobs/${waiting}/cancel`)).toMatchObject({ state: 'cancelled' });
    expect((await northwind.send('POST', `/jobs/${waiting}/cancel`)).body.code).toBe('CMD504');
    const job = await simulate(asked);
    const { service, tenant } = northwind;
    const { store } = service;
    // Pages that come when to stop was asked for, and slowly: else it would be done before it looks.
    let isAsked = () => {};
    const asking = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    let reads = 0;
    const slow: Store = {
      ...store,
      transaction: (of, work) => store.transaction(of, work),
      read: async (of, work) => {
        reads += 1;
        if (reads > 3) await asking.then(() => new Promise((resolve) => setTimeout(resolve, 1500)));
        return store.read(of, work);
      },
    };
    const running = runJob({ ...service, store: slow }, { tenant, job });
    await expect.poll(async () => (await northwind.done('GET', `/jobs/${job}`)).state).toBe('running');
    expect(await northwind.done('POST', `/jobs/${job}/cancel`)).toMatchObject({ state: 'running', cancelAskedAt: expect.any(String) });
    isAsked();
    expect(await running).toBe('cancelled');
    expect(await northwind.done('GET', `/jobs/${job}`)).toMatchObject({ state: 'cancelled', result: null });
  });

  it('is taken over when its runner is gone, and run once when it is not', async () => {
    const job = await simulate(await candidate());
    const { service, tenant } = northwind;
    const { store } = service;
    const dead: Store = {
      ...store,
      transaction: (of, work) => store.transaction(of, work),
      read: () => new Promise(() => undefined),
    };
    const gone = new AbortController();
    void runJob({ ...service, store: dead }, { tenant, job, signal: gone.signal });
    await expect.poll(async () => (await northwind.done('GET', `/jobs/${job}`)).state).toBe('running');
    expect(await runJob(service, { tenant, job })).toBe('notTaken');
    service.now += 60_000;
    expect(await runJob(service, { tenant, job })).toBe('done');
  });

  it('is given back when the process ends, and run by the next', async () => {
    const job = await simulate(await candidate());
    const { service, tenant } = northwind;
    const ending = new AbortController();
    ending.abort();
    expect(await runJob(service, { tenant, job, signal: ending.signal })).toBe('left');
    expect((await northwind.done('GET', `/jobs/${job}`)).state).toBe('queued');
    const runners = [jobRunner(service), jobRunner(service)];
    const over = await northwind.over(job);
    await Promise.all(runners.map((runner) => runner.close()));
    expect(over.state).toBe('done');
  });

  it('lists jobs, the newest first, to those who may', async () => {
    const asked = await candidate();
    const first = await simulate(asked);
    northwind.service.now += 1;
    const second = await simulate(asked);
    const page = await northwind.done('GET', '/jobs?limit=1');
    const rest = await northwind.done('GET', `/jobs?limit=1&cursor=${page.next}`);
    expect([page.items[0].id, rest.items[0].id, rest.next]).toEqual([second, first, null]);
    expect((await northwind.done('GET', '/jobs?kind=import')).items).toEqual([]);
    expect((await northwind.send('GET', '/jobs', undefined, {}, await northwind.key('partnerUser', 'p000'))).status).toBe(403);
  });
});
