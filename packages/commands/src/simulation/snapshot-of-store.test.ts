import type { PartnerData } from '@tierwright/facts';
import type { LifecycleProgram } from '@tierwright/lifecycle';
import { makeSnapshot, type Snapshot, textAt } from '@tierwright/simulation';
import type { Store } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPartners, partnerUnder } from '../decisions/asked-partners.ts';
import { begin, ItemFlow } from '../items/item-flow.fixture.ts';
import { appendPartnerRecords } from '../partners/append-partner-records.ts';
import { changePartner } from '../partners/change-partner.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { snapshotOfStore } from './snapshot-of-store.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const partner = (id: string, index: number): PartnerData => ({
  id,
  title: `Partner ${id}`,
  attributes: { type: 'reseller', region: index % 2 === 0 ? 'NA' : 'EMEA', joinedOn: '2024-05-01', agreementSigned: true, overdue: false },
  facts: { 'bookings.t12m': 50_000 * index, 'certs.active': index },
});
const question = { asOf: '2027-02-28' };

describe.each(testStores())('a snapshot of the store, on $name', ({ open }) => {
  let store: Store;
  let flow: ItemFlow;
  let mia: PersonCaller;
  let version: LifecycleProgram;
  beforeAll(async () => {
    store = await open();
    flow = await ItemFlow.begun(store, IDS.map(partner));
    mia = await flow.person('mia', { roles: ['channelManager'], groups: ['channelManager'] });
    for (const id of ['b', 'e']) {
      await flow.run(begin, mia, { kind: 'member', beginning: { partner: id, title: id, by: mia.account } });
      const records = [{ kind: 'deal', sourceRef: `${id}1`, body: { wonOn: '2027-02-01', amount: 5 } }];
      expect((await flow.run(appendPartnerRecords, mia, { partner: id, records })).ok).toBe(true);
    }
    version = await store.read(flow.tenant, (tx) => flow.service.programs.byHash(tx, flow.hash));
  });
  afterAll(() => store.close());

  const asked = (more: object = {}) => ({ versions: [version], question, partners: {}, page: 2, shard: 3, ...more });
  const idsOf = ({ ids, count }: Snapshot) => Array.from({ length: count }, (_, index) => textAt(ids, index));

  it('BASE-S1: is what partners give that are read one by one, memberships too, in shards', async () => {
    const shards = await snapshotOfStore(store, flow.tenant, asked());
    expect(shards.map(idsOf)).toEqual([['a', 'b', 'c'], ['d', 'e', 'f'], ['g']]);
    const loaded = await store.read(flow.tenant, (tx) => loadPartners(tx, [version], IDS));
    const files = IDS.map((id) => partnerUnder(version, loaded, id, question.asOf) as PartnerData);
    expect(files.map(({ facts }) => facts?.['partner.status'])).toContain('onboarding');
    const base = shards[0]?.made.base ?? '';
    const one = makeSnapshot([version.compiled], files.slice(3, 6), { ...question, base });
    expect(shards[1]).toEqual(one);
    const [range] = await snapshotOfStore(store, flow.tenant, asked({ range: { after: 'b', through: 'd' } }));
    expect(range && idsOf(range)).toEqual(['c', 'd']);
  });

  it('BASE-S2: is named by what was read, and by nothing else', async () => {
    const hash = async (more: object = {}) => (await snapshotOfStore(store, flow.tenant, asked(more)))[0]?.made.base;
    const before = await hash();
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(await hash({ page: 5, shard: 100 })).toBe(before);
    const records = [{ kind: 'deal', sourceRef: 'e1', body: { wonOn: '2027-02-01', amount: 6 } }];
    await flow.run(appendPartnerRecords, mia, { partner: 'e', records });
    expect(await hash()).not.toBe(before);
  });

  it('BASE-S3: is of one moment, whatever changes while it is read', async () => {
    let changed: Promise<unknown> | undefined;
    const change = () => flow.run(changePartner, mia, { partner: 'g', change: { attributes: { region: 'APAC' } } });
    const told: number[] = [];
    const shards = await snapshotOfStore(store, flow.tenant, {
      ...asked(),
      progress: async (done) => {
        told.push(done);
        changed ??= change();
      },
    });
    await changed;
    expect(told).toEqual([2, 4, 6, 7]);
    const again = await snapshotOfStore(store, flow.tenant, asked());
    expect(shards[0]?.made.base).not.toBe(again[0]?.made.base);
    expect(JSON.stringify([...(shards[2]?.facts.values() ?? [])])).toContain('NA');
    expect(JSON.stringify([...(again[2]?.facts.values() ?? [])])).toContain('APAC');
  });

  it('BASE-S4: ends when it is cancelled, and leaves the connection free', async () => {
    const stop = new AbortController();
    const reading = snapshotOfStore(store, flow.tenant, asked({ signal: stop.signal, progress: () => stop.abort(new Error('enough')) }));
    await expect(reading).rejects.toThrow('enough');
    expect(await snapshotOfStore(store, flow.tenant, asked())).toHaveLength(3);
  });
});
