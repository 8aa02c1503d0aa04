import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store, Tx } from '../database/store.ts';
import { insertTenant } from '../people/tenant-rows.ts';
import { testStores } from '../testing/index.ts';
import { appendRecords, type NewRecord } from './append-records.ts';
import { findPartner } from './kept-partner.ts';
import { countPartners, listPartners } from './list-partners.ts';
import { listRecords } from './list-records.ts';
import { partnerData } from './partner-data.ts';
import { putPartners } from './put-partner.ts';
import { addWatermarks, watermarks } from './watermarks.ts';

const AT = Date.UTC(2027, 0, 4);
const order = (more: Partial<NewRecord> = {}): NewRecord => ({
  partner: 'kite',
  kind: 'order',
  source: 'crm',
  body: { amount: 1 },
  ...more,
});

describe.each(testStores())('partners on $name', ({ open }) => {
  let store: Store;
  let tenant = '';
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => store.transaction(tenant, work);
  const append = (records: readonly NewRecord[], at = AT) => inTx((tx) => appendRecords(tx, records, at));
  const dataOf = async (id: string, options = {}) => (await inTx((tx) => partnerData(tx, [id], options))).get(id);
  const recordsOf = async (id = 'kite', options = {}) => (await dataOf(id, options))?.records;

  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    tenant = randomUUID();
    await inTx((tx) => insertTenant(tx, { slug: `t${tenant.slice(0, 8)}`, title: 'T', hosts: [], at: AT }));
    await inTx((tx) =>
      putPartners(tx, [{ id: 'kite', title: 'Kite', attributes: { region: 'EMEA' } }, { id: 'lark' }], { at: AT, source: 'test' }),
    );
  });

  it('gives what is known of partners, and nothing for who is none', async () => {
    await append([order({ body: { amount: 5 } }), order({ body: { amount: 6 } }), order({ kind: 'survey', body: { score: 9 } })]);
    expect([...(await inTx((tx) => partnerData(tx, ['lark', 'nobody', 'kite'])))]).toEqual([
      ['lark', { id: 'lark', title: 'lark' }],
      [
        'kite',
        {
          id: 'kite',
          title: 'Kite',
          attributes: { region: 'EMEA' },
          records: { order: [{ amount: 5 }, { amount: 6 }], survey: [{ score: 9 }] },
        },
      ],
    ]);
  });

  it('keeps what a source sends twice once', async () => {
    expect(await append([order({ sourceRef: 'a' }), order({ sourceRef: 'a' })])).toEqual({
      added: 1,
      corrected: 0,
      unchanged: 1,
      partners: ['kite'],
    });
    expect(await append([order({ sourceRef: 'a', body: { amount: 1 } })])).toEqual({ added: 0, corrected: 0, unchanged: 1, partners: [] });
    expect(await append([order({ sourceRef: 'a', source: 'erp' })])).toMatchObject({ added: 1 });
    expect(await recordsOf()).toEqual({ order: [{ amount: 1 }, { amount: 1 }] });
  });

  it('corrects by the source’s own name, and names the old row', async () => {
    await append([order({ sourceRef: 'a' }), order({ sourceRef: 'b', body: { amount: 2 } })]);
    expect(await append([order({ sourceRef: 'a', body: { amount: 7 } })], AT + 1)).toMatchObject({ corrected: 1, partners: ['kite'] });
    await append([order({ sourceRef: 'a', body: { amount: 8 } })], AT + 2);
    expect(await recordsOf()).toEqual({ order: [{ amount: 2 }, { amount: 8 }] });
    const rows = await inTx((tx) => listRecords(tx, { partner: 'kite', kind: 'order', rows: 'all' }, undefined, 10));
    const [first, , third, fourth] = rows;
    expect(rows.map(({ replaces, replacedBy }) => [replaces, replacedBy])).toEqual([
      [null, third?.seq],
      [null, null],
      [first?.seq, fourth?.seq],
      [third?.seq, null],
    ]);
  });

  it('replaces by id, whoever sends it, and goes on from there', async () => {
    await append([order({ body: { id: 'x', amount: 1 }, sourceRef: 'a' })]);
    expect(await append([order({ body: { id: 'x', amount: 2 }, source: 'erp' })])).toMatchObject({ corrected: 1 });
    expect(await append([order({ body: { id: 'x', amount: 2 }, source: 'erp' })])).toMatchObject({ unchanged: 1 });
    // What the first source said is known as it is; said otherwise it corrects what holds now.
    expect(await append([order({ body: { id: 'x', amount: 1 }, sourceRef: 'a' })])).toMatchObject({ unchanged: 1 });
    expect(await append([order({ body: { id: 'x', amount: 3 }, sourceRef: 'a' })])).toMatchObject({ corrected: 1 });
    expect(await recordsOf()).toEqual({ order: [{ id: 'x', amount: 3 }] });
    expect(await append([order({ body: { id: 'x', amount: 4 }, partner: 'lark' })])).toMatchObject({ added: 1 });
  });

  it('takes the last word of one batch', async () => {
    const bodies = [1, 2, 3].map((amount) => order({ body: { id: 'x', amount } }));
    expect(await append(bodies)).toMatchObject({ added: 1, corrected: 2 });
    expect(await recordsOf()).toEqual({ order: [{ id: 'x', amount: 3 }] });
  });

  it('moves a record to another partner, and tells both', async () => {
    await append([order({ sourceRef: 'a' })]);
    expect(await append([order({ sourceRef: 'a', partner: 'lark' })])).toMatchObject({ corrected: 1, partners: ['kite', 'lark'] });
    expect([await recordsOf('kite'), await recordsOf('lark')]).toEqual([undefined, { order: [{ amount: 1 }] }]);
  });

  it('gives a record another id, in place of what had it', async () => {
    await append([order({ sourceRef: 'a', body: { id: 'x' } }), order({ sourceRef: 'b', body: { id: 'y' } })]);
    await append([order({ sourceRef: 'a', body: { id: 'y', amount: 2 } })]);
    expect(await recordsOf()).toEqual({ order: [{ id: 'y', amount: 2 }] });
    await append([order({ body: { id: 'x', amount: 3 } })]);
    expect(await recordsOf()).toEqual({
      order: [
        { id: 'y', amount: 2 },
        { id: 'x', amount: 3 },
      ],
    });
  });

  it('takes away and gives back', async () => {
    await append([order({ sourceRef: 'a' }), order({ body: { id: 'x' } })]);
    expect(await append([order({ sourceRef: 'a', body: null }), order({ body: null, id: 'x' })])).toMatchObject({ corrected: 2 });
    expect(await recordsOf()).toBeUndefined();
    expect(await append([order({ sourceRef: 'a', body: null }), order({ body: null, id: 'nothing' })])).toMatchObject({
      unchanged: 2,
      partners: [],
    });
    await append([order({ sourceRef: 'a', body: { amount: 4 } }), order({ body: { id: 'x', amount: 5 } })]);
    expect(await recordsOf()).toEqual({ order: [{ amount: 4 }, { id: 'x', amount: 5 }] });
  });

  it('says what was known at an instant', async () => {
    await append([order({ sourceRef: 'a' })], AT);
    await append([order({ sourceRef: 'a', body: { amount: 2 } }), order({ body: { amount: 3 } })], AT + 10);
    expect(await recordsOf('kite', { knownAt: AT - 1 })).toBeUndefined();
    expect(await recordsOf('kite', { knownAt: AT + 9 })).toEqual({ order: [{ amount: 1 }] });
    expect(await recordsOf('kite', { knownAt: AT + 10 })).toEqual({ order: [{ amount: 2 }, { amount: 3 }] });
  });

  it('is known as far as the least of its sources, by the last word of each', async () => {
    expect(await inTx((tx) => watermarks(tx))).toBeUndefined();
    await inTx((tx) => addWatermarks(tx, 'crm', { order: '2026-12-31', survey: null }, AT));
    await inTx((tx) => addWatermarks(tx, 'erp', { order: '2026-11-30' }, AT + 1));
    expect((await dataOf('kite'))?.loaded).toEqual({ order: '2026-11-30', survey: null });
    await inTx((tx) => addWatermarks(tx, 'erp', { order: '2027-01-03' }, AT + 2));
    expect((await dataOf('kite'))?.loaded).toEqual({ order: '2026-12-31', survey: null });
    expect((await dataOf('kite', { knownAt: AT + 1 }))?.loaded).toEqual({ order: '2026-11-30', survey: null });
  });

  it('gathers families, whoever is asked for, circles too', async () => {
    const family = [
      { id: 'root' },
      { id: 'son', parent: 'root' },
      { id: 'grandson', parent: 'son' },
      { id: 'orphan', parent: 'not a partner' },
      { id: 'sister', parent: 'not a partner' },
      { id: 'ring1', parent: 'ring2' },
      { id: 'ring2', parent: 'ring1' },
    ];
    await inTx((tx) => putPartners(tx, family, { at: AT, source: 'test' }));
    await append([order({ partner: 'son' })]);
    const found = await inTx((tx) =>
      partnerData(
        tx,
        family.map(({ id }) => id),
      ),
    );
    const relatives = Object.fromEntries([...found].map(([id, file]) => [id, file.family?.map((member) => member.id)]));
    expect(relatives).toEqual({
      root: ['grandson', 'son'],
      son: ['grandson', 'root'],
      grandson: ['root', 'son'],
      orphan: ['sister'],
      sister: ['orphan'],
      ring1: ['ring2'],
      ring2: ['ring1'],
    });
    expect(found.get('root')?.family?.[1]).toEqual({ id: 'son', title: 'son', parent: 'root', records: { order: [{ amount: 1 }] } });
    expect((await dataOf('grandson'))?.family?.map(({ id }) => id)).toEqual(['root', 'son']);
    expect((await dataOf('grandson', { family: 'none' }))?.family).toBeUndefined();
  });

  it('counts a partner’s revision up where something differs, and keeps what it was', async () => {
    const put = (partners: Parameters<typeof putPartners>[1]) =>
      inTx((tx) => putPartners(tx, partners, { at: AT + 5, source: 'crm', by: 'ana' }));
    expect(await put([{ id: 'kite', title: 'Kite', attributes: { region: 'EMEA' } }])).toEqual({
      created: [],
      changed: [],
      unchanged: ['kite'],
    });
    expect(await put([{ id: 'kite', title: 'Kite', attributes: { region: 'NA' } }, { id: 'new' }])).toEqual({
      created: ['new'],
      changed: ['kite'],
      unchanged: [],
    });
    expect(await inTx((tx) => findPartner(tx, 'kite'))).toMatchObject({
      revision: 2,
      attributes: { region: 'NA' },
      createdAt: AT,
      changedAt: AT + 5,
    });
    const history = await inTx((tx) => listRecords(tx, { partner: 'kite', rows: 'all' }, undefined, 10));
    expect(history.map(({ kind, source, body }) => ({ kind, source, body }))).toEqual([
      { kind: 'partner.change', source: 'test', body: { title: 'Kite', attributes: { region: 'EMEA' }, revision: 1, by: null } },
      { kind: 'partner.change', source: 'crm', body: { title: 'Kite', attributes: { region: 'NA' }, revision: 2, by: 'ana' } },
    ]);
    expect(await inTx((tx) => listRecords(tx, { partner: 'kite', rows: 'current' }, undefined, 10))).toEqual([]);
  });

  it('finds partners by words, family and attributes', async () => {
    await inTx((tx) =>
      putPartners(
        tx,
        [
          { id: 'p100', title: '100 % Kites_' },
          { id: 'p1', title: 'Wing', parent: 'kite', attributes: { region: 'EMEA' } },
        ],
        { at: AT, source: 'test' },
      ),
    );
    const ids = async (filter: Parameters<typeof listPartners>[1]) =>
      (await inTx((tx) => listPartners(tx, filter, undefined, 10))).map(({ id }) => id);
    expect(await ids({ search: 'KITE' })).toEqual(['kite', 'p100']);
    expect(await ids({ search: '%' })).toEqual(['p100']);
    expect(await ids({ search: '_' })).toEqual(['p100']);
    expect(await ids({ search: 'P1' })).toEqual(['p1', 'p100']);
    expect(await ids({ parent: 'kite' })).toEqual(['p1']);
    expect(await ids({ attributes: { region: 'EMEA' } })).toEqual(['kite', 'p1']);
    expect(await ids({ attributes: { region: 'EMEA', other: 'x' } })).toEqual([]);
    expect(await ids({ ids: ['lark', 'nobody'] })).toEqual(['lark']);
    expect(await inTx((tx) => countPartners(tx, { search: 'kite' }))).toBe(2);
    expect((await inTx((tx) => listPartners(tx, {}, 'lark', 1))).map(({ id }) => id)).toEqual(['p1']);
  });

  it('keeps once what many send at once', async () => {
    const sent = Array.from({ length: 20 }, (_, index) =>
      append([order({ sourceRef: 'same', body: { amount: index % 2 } }), order({ body: { id: 'x', amount: index } })]),
    );
    await Promise.all(sent);
    const { order: kept = [] } = (await recordsOf()) ?? {};
    expect(kept).toHaveLength(2);
    expect(kept.filter(({ id }) => id === 'x')).toHaveLength(1);
  });
});
