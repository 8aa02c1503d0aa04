import type { RawHeader, RawRow } from '@tierwright/facts';
import { findImport, type Store, stagedRows, stepsOfItem } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begin, ItemFlow } from '../items/item-flow.fixture.ts';
import { cancelJob } from '../jobs/cancel-job.ts';
import { runJob } from '../jobs/run-job.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { appendPartnerRecords } from './append-partner-records.ts';
import { changePartner } from './change-partner.ts';
import { applyImport } from './imports/apply-import.ts';
import { openImport } from './imports/open-import.ts';
import { receiveImport } from './imports/receive-import.ts';

const partner = (id: string) => ({ id, attributes: { type: 'reseller', region: 'NA', joinedOn: '2027-03-01', overdue: false } });

describe.each(testStores())('what looks at records, on $name', ({ open }) => {
  let store: Store;
  let flow: ItemFlow;
  let mia: PersonCaller;
  beforeAll(async () => {
    store = await open();
    flow = await ItemFlow.begun(store, [partner('acme'), partner('bolt'), partner('none')]);
    mia = await flow.person('mia', { roles: ['channelManager'], groups: ['channelManager'] });
    for (const id of ['acme', 'bolt']) {
      const begun = await flow.run(begin, mia, { kind: 'member', beginning: { partner: id, title: id, by: mia.account } });
      expect(begun.ok).toBe(true);
    }
  });
  afterAll(() => store.close());

  /** How often the membership of a partner looked again. */
  const looks = async (id: string): Promise<number> => {
    const steps = await store.read(flow.tenant, (tx) => stepsOfItem(tx, { kind: 'member', id }, 0, 200));
    return steps.filter(({ message }) => (message as { type?: string } | null)?.type === 'recheck').length;
  };
  const deal = (sourceRef: string, amount: number) => ({ kind: 'deal', sourceRef, body: { wonOn: '2027-02-01', amount } });

  it('looks again where records come, and only then', async () => {
    const before = await looks('acme');
    const append = (partnerId: string, amount: number) =>
      flow.run(appendPartnerRecords, mia, { partner: partnerId, records: [deal('a', amount)] });
    expect((await append('acme', 1)).ok).toBe(true);
    expect(await looks('acme')).toBe(before + 1);
    await append('acme', 1);
    expect(await looks('acme')).toBe(before + 1);
    await append('acme', 2);
    expect([await looks('acme'), await looks('bolt')]).toEqual([before + 2, 0]);
    expect((await append('none', 3)).ok).toBe(true);
  });

  it('looks again where the partner itself changes', async () => {
    const before = await looks('bolt');
    const change = (attributes: Record<string, boolean>) => flow.run(changePartner, mia, { partner: 'bolt', change: { attributes } });
    expect((await change({ overdue: true })).ok).toBe(true);
    await change({ overdue: true });
    expect(await looks('bolt')).toBe(before + 1);
  });

  it('looks again once for each partner of an import, after its last row', async () => {
    const opened = await flow.run(openImport, mia, { kind: 'records', source: 'crm', format: 'csv', mapping: { kind: 'deal' } });
    if (!opened.ok) throw new Error(opened.failure.title);
    const { id } = opened.body;
    const before = [await looks('acme'), await looks('bolt')];
    async function* rows(): AsyncGenerator<RawHeader | readonly RawRow[]> {
      yield { headers: ['partner', 'sourceRef', 'field.amount'] };
      yield Array.from({ length: 1200 }, (_, index) => ({
        ...{ line: index + 2, row: index + 1 },
        cells: [['acme', 'bolt', 'none'][index % 3] ?? '', `i${index}`, String(index)],
      }));
    }
    expect(await receiveImport(flow.service, mia, { id, rows })).toMatchObject({ ok: true, body: { valid: 1200, wrong: 0 } });
    const applied = await flow.run(applyImport, mia, { id, rows: 'all' });
    if (!applied.ok) throw new Error(applied.failure.title);
    expect(await runJob(flow.service, { tenant: flow.tenant, job: applied.body.job })).toBe('done');
    expect([await looks('acme'), await looks('bolt')]).toEqual(before.map((count) => count + 1));
    const kept = await store.read(flow.tenant, (tx) => findImport(tx, id));
    expect(kept).toMatchObject({ state: 'applied', done: 1200, result: { added: 1200 } });
  });

  const importOf = async (count: number, from: number): Promise<{ readonly id: string; readonly job: string }> => {
    const opened = await flow.run(openImport, mia, { kind: 'records', source: 'erp', format: 'csv', mapping: { kind: 'deal' } });
    if (!opened.ok) throw new Error(opened.failure.title);
    const { id } = opened.body;
    async function* rows(): AsyncGenerator<RawHeader | readonly RawRow[]> {
      yield { headers: ['partner', 'sourceRef', 'field.amount'] };
      yield Array.from({ length: count }, (_, index) => ({
        ...{ line: index + 2, row: index + 1 },
        cells: [index < 600 ? 'acme' : 'bolt', `e${from + index}`, String(index)],
      }));
    }
    await receiveImport(flow.service, mia, { id, rows });
    const applied = await flow.run(applyImport, mia, { id, rows: 'all' });
    if (!applied.ok) throw new Error(applied.failure.title);
    return { id, job: applied.body.job };
  };
  const keptOf = (id: string) => store.read(flow.tenant, (tx) => findImport(tx, id));
  const staged = (id: string) => store.read(flow.tenant, (tx) => stagedRows(tx, id, 0, 2000));

  it('ends an import that is stopped with the rows that are applied, about whom alone somebody looks again', async () => {
    const { id, job } = await importOf(1200, 0);
    const before = [await looks('acme'), await looks('bolt')];
    let isAsked = false;
    let heard = () => {};
    // After the first rows somebody has it stopped: the next beat hears of it.
    const service = {
      ...flow.service,
      newId: () => flow.service.newId(),
      store: new Proxy(store, {
        get: (target, name) =>
          name === 'transaction'
            ? async (...args: Parameters<Store['transaction']>) => {
                const answer = await target.transaction(...args);
                const done = isAsked ? 0 : ((await keptOf(id))?.done ?? 0);
                if (done > 0 && !isAsked) {
                  isAsked = true;
                  await flow.run(cancelJob, mia, { job });
                  // One beat may have begun before.
                  for (let beats = 0; beats < 2; beats += 1) await new Promise<void>((resolve) => (heard = resolve));
                }
                return answer;
              }
            : Reflect.get(target, name),
      }),
    };
    expect(await runJob(service, { tenant: flow.tenant, job, beat: () => heard() })).toBe('cancelled');
    expect(await keptOf(id)).toMatchObject({ state: 'applied', done: 500, result: { added: 500, stopped: true } });
    expect(await staged(id)).toEqual([]);
    expect([await looks('acme'), await looks('bolt')]).toEqual([(before[0] ?? 0) + 1, before[1]]);
  });

  it.each([
    { what: 'with rows left', from: 2000, done: 500, bolt: 0, stopped: true },
    { what: 'with every row applied', from: 3500, done: 1200, bolt: 1, stopped: undefined },
  ])('ends one that is stopped while it waits for another runner, $what', async ({ from, done, bolt, stopped }) => {
    const { id, job } = await importOf(1200, from);
    const before = [await looks('acme'), await looks('bolt')];
    const away = new AbortController();
    const leaving = async (...args: Parameters<Store['transaction']>) => {
      const answer = await store.transaction(...args);
      if (((await keptOf(id))?.done ?? 0) >= done) away.abort();
      return answer;
    };
    const left = new Proxy(store, { get: (target, name) => (name === 'transaction' ? leaving : Reflect.get(target, name)) });
    expect(await runJob({ ...flow.service, store: left }, { tenant: flow.tenant, job, signal: away.signal })).toBe('left');
    expect(await keptOf(id)).toMatchObject({ state: 'applying', done });
    expect((await flow.run(cancelJob, mia, { job })).ok).toBe(true);
    expect(await runJob(flow.service, { tenant: flow.tenant, job })).toBe('cancelled');
    const kept = await keptOf(id);
    expect(kept).toMatchObject({ state: 'applied', done, result: { added: done } });
    expect((kept?.result as { stopped?: boolean } | null)?.stopped).toBe(stopped);
    expect(await staged(id)).toEqual([]);
    expect([await looks('acme'), await looks('bolt')]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + bolt]);
  });

  it('leaves an import whose job did not begin ready to be applied', async () => {
    const { id, job } = await importOf(3, 5000);
    expect((await flow.run(cancelJob, mia, { job })).ok).toBe(true);
    expect(await keptOf(id)).toMatchObject({ state: 'ready', done: 0, job: null });
    expect((await flow.run(applyImport, mia, { id, rows: 'all' })).ok).toBe(true);
  });
});
