import { testStores } from '@tierwright/store/testing';
import { describe, expect, it } from 'vitest';
import { eachNorthwind, type Northwind } from './northwind.fixture.ts';

const KITE = { id: 'kite', title: 'Kite', attributes: { type: 'reseller', region: 'NA', note: '=1+1' } };

describe.each(testStores())('partners over HTTP on $name', ({ open }) => {
  let northwind: Northwind;
  eachNorthwind(open, (anew) => {
    northwind = anew;
  });

  it('makes, reads and changes a partner by its revision', async () => {
    const made = await northwind.send('POST', '/partners', KITE);
    expect([made.status, made.headers.get('location'), made.headers.get('etag')]).toEqual([201, '/api/v1/partners/kite', '"1"']);
    expect(made.body).toMatchObject({ ...KITE, parent: null, facts: {}, previous: null, revision: 1 });
    const again = await northwind.send('POST', '/partners', KITE);
    expect([again.status, again.body.code]).toEqual([409, 'CMD301']);
    const change = { title: 'Kite Ltd', attributes: { note: null, overdue: true }, facts: { 'csat.t6m': 70 } };
    expect((await northwind.send('PATCH', '/partners/kite', change)).status).toBe(428);
    const changed = await northwind.send('PATCH', '/partners/kite', change, { 'if-match': '"1"' });
    expect([changed.status, changed.headers.get('etag'), changed.body.attributes]).toEqual([
      200,
      '"2"',
      { type: 'reseller', region: 'NA', overdue: true },
    ]);
    const late = await northwind.send('PATCH', '/partners/kite', { title: 'x' }, { 'if-match': '"1"' });
    expect([late.status, late.body.code]).toEqual([412, 'CMD103']);
    const read = await northwind.send('GET', '/partners/kite');
    expect([read.headers.get('etag'), read.body.title, read.body.facts, read.body.records]).toEqual([
      '"2"',
      'Kite Ltd',
      { 'csat.t6m': 70 },
      {},
    ]);
    expect((await northwind.send('GET', '/partners/nobody')).status).toBe(404);
  });

  it('is made by one of many who make it at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => northwind.send('POST', '/partners', { ...KITE, title: `Kite ${index}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
    expect((await northwind.done('GET', '/partners/kite')).revision).toBe(1);
  });

  it('refuses what no program can read', async () => {
    const answer = await northwind.send('POST', '/partners', {
      id: 'x',
      attributes: { region: 'MOON' },
      facts: { 'bookings.t12m': 'many' },
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'CMD302']);
    expect(answer.body.errors.map(({ code, pointer }: { code: string; pointer: string }) => `${code} ${pointer}`)).toEqual([
      'PDL412 /attributes/region',
      'PDL407 /facts/bookings.t12m',
    ]);
    expect((await northwind.send('GET', '/partners/x')).status).toBe(404);
  });

  it('adds records once, corrects them, and shows where they come from', async () => {
    await northwind.done('POST', '/partners', KITE);
    const send = (records: unknown[]) => northwind.send('POST', '/partners/kite/records', { source: 'crm', records });
    const deal = (amount: number) => ({ kind: 'deal', sourceRef: 'd1', body: { wonOn: '2026-12-01', amount } });
    expect((await send([deal(10), { kind: 'survey', body: { answeredOn: '2026-12-02', score: 80 } }])).body).toEqual({
      added: 2,
      corrected: 0,
      unchanged: 0,
    });
    expect((await send([deal(10)])).body).toEqual({ added: 0, corrected: 0, unchanged: 1 });
    expect((await send([deal(12.5)])).body).toEqual({ added: 0, corrected: 1, unchanged: 0 });
    const current = await northwind.done('GET', '/partners/kite/records?kind=deal');
    expect(current.items).toMatchObject([
      { kind: 'deal', source: 'crm', sourceRef: 'd1', recordedAt: '2027-01-04T09:00:00Z', body: { amount: 12.5 } },
    ]);
    const history = await northwind.done('GET', '/partners/kite/records?rows=all&limit=3');
    expect(history.items.map(({ kind }: { kind: string }) => kind)).toEqual(['partner.change', 'deal', 'survey']);
    const rest = await northwind.done('GET', `/partners/kite/records?rows=all&cursor=${history.next}`);
    expect([rest.items.length, rest.items[0].replaces, rest.next]).toEqual([1, history.items[1].seq, null]);
    expect((await northwind.done('GET', '/partners/kite')).records).toEqual({ deal: 1, survey: 1 });
  });

  it('says which record is wrong, and keeps none of them', async () => {
    await northwind.done('POST', '/partners', KITE);
    const records = [
      { kind: 'deal', body: { amount: 1 } },
      { kind: 'deal', body: { amount: 1.005 } },
      { kind: 'deel', body: {} },
      { kind: 'deal', body: { amount: 1, color: 'red' } },
      { kind: 'deal', body: null },
    ];
    const answer = await northwind.send('POST', '/partners/kite/records', { records });
    expect([answer.status, answer.body.code]).toEqual([422, 'CMD303']);
    expect(answer.body.errors.map(({ code, pointer }: { code: string; pointer: string }) => `${code} ${pointer}`)).toEqual([
      'PDL410 /records/1/body/amount',
      'PDL404 /records/2/kind',
      'PDL405 /records/3/body/color',
      'CMD303 /records/4',
    ]);
    expect((await northwind.done('GET', '/partners/kite')).records).toEqual({});
    expect((await northwind.send('POST', '/partners/nobody/records', { records: [records[0]] })).status).toBe(404);
  });

  it('shows partners their own only', async () => {
    await northwind.done('POST', '/partners', KITE);
    await northwind.done('POST', '/partners', { ...KITE, id: 'lark' });
    const key = await northwind.key('partnerUser', 'kite');
    const list = await northwind.send('GET', '/partners', undefined, {}, key);
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual(['kite']);
    expect((await northwind.send('GET', '/partners/kite', undefined, {}, key)).status).toBe(200);
    expect((await northwind.send('GET', '/partners/lark', undefined, {}, key)).status).toBe(404);
    expect((await northwind.send('GET', '/partners/lark/records', undefined, {}, key)).status).toBe(404);
    expect((await northwind.send('POST', '/partners', { id: 'own' }, {}, key)).status).toBe(403);
    const asked = await northwind.send('POST', '/decide', { partners: ['kite', 'lark'], show: 'tiers' }, {}, key);
    expect(asked.body.results.map(({ partner, ok }: { partner: string; ok: boolean }) => [partner, ok])).toEqual([
      ['kite', true],
      ['lark', false],
    ]);
  });

  it('finds partners page by page', async () => {
    for (const id of ['a', 'b', 'c']) await northwind.done('POST', '/partners', { ...KITE, id, title: `Wing ${id}` });
    await northwind.done('POST', '/partners', { ...KITE, id: 'd', attributes: { ...KITE.attributes, region: 'EMEA' } });
    const first = await northwind.done('GET', '/partners?search=wing&limit=2');
    const second = await northwind.done('GET', `/partners?search=wing&limit=2&cursor=${first.next}`);
    expect([first, second].map(({ items, next }) => [items.map(({ id }: { id: string }) => id), next === null])).toEqual([
      [['a', 'b'], false],
      [['c'], true],
    ]);
    expect((await northwind.done('GET', '/partners?attribute=region:EMEA')).items).toHaveLength(1);
    for (const bad of ['cursor=xx', 'attribute=region', `cursor=${Buffer.from('["a\\u0000"]').toString('base64url')}`])
      expect((await northwind.send('GET', `/partners?${bad}`)).status).toBe(422);
  });

  it('keeps watermarks, by source', async () => {
    expect(await northwind.done('GET', '/watermarks')).toEqual({ loaded: null, sources: [] });
    await northwind.done('POST', '/watermarks', { source: 'crm', loaded: { deal: '2026-12-31' } });
    const told = await northwind.done('POST', '/watermarks', { source: 'erp', loaded: { deal: '2026-12-15', order: null } });
    expect(told.loaded).toEqual({ deal: '2026-12-15', order: null });
    expect(told.sources).toHaveLength(3);
  });

  it('exports what can be imported again, and no formula', async () => {
    await northwind.done('POST', '/partners', KITE);
    await northwind.done('POST', '/partners', {
      ...KITE,
      id: 'lark',
      title: '\u200B @SUM(A1)',
      attributes: { type: 'msp', region: 'NA', note: '\u0001=cmd' },
    });
    await northwind.done('POST', '/partners/kite/records', {
      records: [{ kind: 'deal', sourceRef: 'd1', body: { amount: -5, wonOn: '2026-12-01' } }],
    });
    const ndjson = await northwind.send('GET', '/partners/export');
    expect(ndjson.headers.get('content-type')).toContain('application/x-ndjson');
    expect(
      ndjson.body
        .trim()
        .split('\n')
        .map((line: string) => JSON.parse(line))[0],
    ).toEqual({ ...KITE, facts: {} });
    const records = await northwind.send('GET', '/partners/export?what=records');
    expect(JSON.parse(records.body)).toEqual({
      ...{ partner: 'kite', kind: 'deal', source: 'api', sourceRef: 'd1' },
      ...{ recordedAt: '2027-01-04T09:00:00Z', body: { amount: -5, wonOn: '2026-12-01' } },
    });
    const csv = await northwind.send('GET', '/partners/export?format=csv');
    expect(csv.body).toBe(
      "id,title,parent,attribute.note,attribute.region,attribute.type\r\nkite,Kite,,'=1+1,NA,reseller\r\nlark,'\u200B @SUM(A1),,'=cmd,NA,msp\r\n",
    );
    const deals = await northwind.send('GET', '/partners/export?what=records&format=csv&kind=deal');
    expect(deals.body).toBe('partner,kind,id,sourceRef,field.amount,field.wonOn\r\nkite,deal,,d1,-5,2026-12-01\r\n');
    expect((await northwind.send('GET', '/partners/export?what=records&format=csv')).status).toBe(422);
  });

  it('gives partners as they are decided, to whom judges programs, and to no partner', async () => {
    await northwind.done('POST', '/partners', KITE);
    await northwind.done('POST', '/partners', { ...KITE, id: 'lark', parent: 'kite' });
    await northwind.done('POST', '/partners/kite/records', { records: [{ kind: 'deal', body: { amount: 5, wonOn: '2026-12-01' } }] });
    const program = (await northwind.done('GET', '/programs')).items[0].id;
    await northwind.done('POST', '/members', { partner: 'lark' });
    const read = async (query: string, key?: string) => {
      const answer = await northwind.send('GET', `/partners/base${query}`, undefined, {}, key);
      return answer.status === 200
        ? answer.body
            .trim()
            .split('\n')
            .map((line: string) => JSON.parse(line))
        : answer.status;
    };
    const { title, attributes } = KITE;
    const kite = { id: 'kite', title, attributes, records: { deal: [{ amount: 5, wonOn: '2026-12-01' }] } };
    const designer = await northwind.key('programDesigner');
    const [first, second] = await read('', designer);
    expect([first, second]).toEqual([kite, { id: 'lark', title, parent: 'kite', attributes }]);
    // Its membership counts where the program's do.
    const [same, member] = await read(`?program=${program}`, designer);
    expect([same, member]).toEqual([kite, { ...second, facts: { 'partner.status': 'onboarding' } }]);
    expect(await read(`?program=nothing&partner=lark`, designer)).toEqual([{ ...second }]);
    expect(await read('?partner=nobody')).toBe(404);
    expect(await read('?asOf=2026-02-31')).toBe(422);
    expect(await read('', await northwind.key('partnerUser', 'kite'))).toBe(403);
  });
});
