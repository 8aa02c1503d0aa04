import { runJob } from '@tierwright/commands';
import type { Store } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { describe, expect, it } from 'vitest';
import { eachNorthwind, type Northwind } from './northwind.fixture.ts';

interface Wrong {
  readonly line: number;
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
}

const short = (problems: readonly Wrong[]) => problems.map(({ line, row, column, code }) => `${line} ${row} ${column} ${code}`);

describe.each(testStores())('imports on $name', ({ open }) => {
  let northwind: Northwind;
  eachNorthwind(open, (anew) => {
    northwind = anew;
  });

  const begin = async (asked: object): Promise<string> =>
    (await northwind.done('POST', '/imports', { source: 'crm', format: 'csv', ...asked })).id;
  const sent = (id: string, data: string | Uint8Array) => northwind.send('PUT', `/imports/${id}/data`, data);
  const read = async (asked: object, data: string | Uint8Array) => (await sent(await begin(asked), data)).body;
  const partners = (data: string | Uint8Array, mapping: object = {}) => read({ kind: 'partners', mapping }, data);
  const records = (data: string | Uint8Array, mapping: object = {}) =>
    read({ kind: 'records', mapping: { kind: 'deal', ...mapping } }, data);
  const apply = (id: string, rows: 'all' | 'valid' = 'all') =>
    northwind.running(async () => northwind.over((await northwind.done('POST', `/imports/${id}/apply`, { rows })).job));
  const kites = async (...ids: string[]) => {
    for (const id of ids) await northwind.done('POST', '/partners', { id, attributes: { type: 'reseller', region: 'NA' } });
  };

  it('reads, shows what is wrong, and applies what is right', async () => {
    const file =
      'id,title,attribute.type,attribute.region,attribute.joinedOn\nkite,Kite,reseller,NA,2024-02-29\nlark,Lark,msp,MOON,2024-01-01\n,Nobody,msp,NA,\n';
    const preview = await partners(file);
    expect(preview).toMatchObject({ state: 'ready', rows: 3, valid: 1, wrong: 2, applied: 0 });
    expect(short(preview.problems)).toEqual(['3 2 attribute.region PDL412', '4 3 id CMD316']);
    expect((await northwind.send('GET', '/partners/kite')).status).toBe(404);
    const all = await northwind.send('POST', `/imports/${preview.id}/apply`, { rows: 'all' });
    expect([all.status, all.body.code]).toEqual([409, 'CMD308']);
    const job = await apply(preview.id, 'valid');
    expect([job.state, job.done, job.total, job.result]).toEqual(['done', 3, 3, expect.objectContaining({ created: 1, skipped: 0 })]);
    expect((await northwind.done('GET', '/partners/kite')).attributes).toEqual({ type: 'reseller', region: 'NA', joinedOn: '2024-02-29' });
    expect(await northwind.done('GET', `/imports/${preview.id}`)).toMatchObject({ state: 'applied' });
    const twice = await northwind.send('POST', `/imports/${preview.id}/apply`, { rows: 'valid' });
    expect([twice.status, twice.body.code]).toEqual([409, 'CMD305']);
    expect((await sent(preview.id, file)).body.code).toBe('CMD305');
  });

  it('reads cells as the program types them, in the words of the mapping', async () => {
    await kites('kite');
    const file = 'Konto;Ref;Datum;Betrag;Währung\nkite;a;31.12.2026;"1.234,50";eur\nkite;b;1.2.2026;-7;\n';
    const mapping = {
      kind: 'deal',
      ...{ delimiter: ';', decimal: ',', dates: 'dmy' },
      columns: { Konto: 'partner', Ref: 'sourceRef', Datum: 'field.wonOn', betrag: 'field.amount', WÄHRUNG: 'currency.amount' },
    };
    const preview = await read({ kind: 'records', mapping, loaded: { deal: '2026-12-31' } }, file);
    expect(preview).toMatchObject({ valid: 2, wrong: 0 });
    await apply(preview.id);
    const kept = await northwind.done('GET', '/partners/kite/records');
    expect(kept.items.map(({ sourceRef, body }: { sourceRef: string; body: object }) => [sourceRef, body])).toEqual([
      ['a', { wonOn: '2026-12-31', amount: { EUR: 1234.5 } }],
      ['b', { wonOn: '2026-02-01', amount: -7 }],
    ]);
    expect((await northwind.done('GET', '/watermarks')).loaded).toEqual({ deal: '2026-12-31' });
  });

  it('places each mistake at its row and column', async () => {
    await kites('kite');
    const file = [
      'partner,sourceRef,field.amount,field.wonOn',
      'kite,a,12.345,2026-01-01',
      'kite,b,twelve,2026-02-30',
      'nobody,c,1,2026-01-01',
      'kite,a2,1',
      'kite,d,1,2026-01-01,more',
      '"kite","e",1,"2026-01-01"',
      '',
      'kite,"f\nf",=1+1,2026-01-01',
      'kite,e,2,2026-01-01',
      'kite,g,,2026-01-01',
      'kite,h,90071992547409931,2026-01-01',
      'kite,i,"1,234,567.89",2026-01-01',
      'kite,j,"12,34",2026-01-01',
    ].join('\r\n');
    const { problems, ...preview } = await records(file);
    expect(preview).toMatchObject({ rows: 12, valid: 2, wrong: 10 });
    expect(short(problems)).toEqual([
      '2 1 field.amount PDL410',
      '3 2 field.amount CMD313',
      '3 2 field.wonOn CMD313',
      '4 3 null CMD315',
      '5 4 null CMD312',
      '6 5 null CMD312',
      '9 7 field.amount CMD313',
      '11 8 null CMD314',
      '12 9 field.amount PDL408',
      '13 10 field.amount CMD313',
      '15 12 field.amount CMD313',
    ]);
    expect(problems[1]).toMatchObject({ value: 'twelve', expected: 'a number such as 1234.50' });
    expect(problems.find(({ code }: Wrong) => code === 'CMD314').message).toBe('The same stands in line 7.');
  });

  it('knows encodings and the marks before them, and says where a character is of none', async () => {
    const utf16 = Buffer.from('\uFEFFid,title\nkite,Käte\n', 'utf16le');
    expect(await partners('\uFEFFid,title\r\nkite,Käte\r\n')).toMatchObject({ valid: 1, wrong: 0 });
    expect(await partners(utf16, { encoding: 'utf-16le' })).toMatchObject({ valid: 1, wrong: 0 });
    const latin = Buffer.from('id,title\nkite,K\xe4te\nlark,Lark\n', 'latin1');
    expect(short((await partners(latin)).problems)).toEqual(['2 1 title CMD311']);
    const windows = await partners(latin, { encoding: 'windows-1252' });
    expect(windows).toMatchObject({ valid: 2, wrong: 0 });
    await apply(windows.id);
    expect((await northwind.done('GET', '/partners/kite')).title).toBe('Käte');
    expect(short((await partners(utf16)).problems ?? [])).toEqual([]);
  });

  it('stops where quotes are broken, and refuses headers that do not fit', async () => {
    expect(short((await partners('id,title\nkite,Kite\nlark,"La"rk\nwing,Wing\n')).problems)).toEqual(['3 2 null CMD318']);
    expect(short((await partners('id,title\nkite,"Kite\nlark,Lark\n')).problems)).toEqual(['2 1 null CMD318']);
    const header = async (file: string, mapping: object = {}) => {
      const { code, errors } = await partners(file, mapping);
      return [code, ...(errors ?? []).map(({ pointer }: { pointer: string }) => pointer)];
    };
    expect(await header('id,colour\nkite,red\n')).toEqual(['CMD306', '/mapping/columns/colour']);
    expect(await header('title\nKite\n')).toEqual(['CMD306', '/mapping/columns/']);
    expect(await header('')).toEqual(['CMD306', '/mapping/columns/']);
    expect(await header('id,ID\nkite,kite\n')).toEqual(['CMD306', '/mapping/columns/ID']);
    expect(await partners('id,colour\nkite,red\n', { others: 'ignore' })).toMatchObject({ valid: 1 });
    expect(await partners('id,colour\nkite,red\n', { columns: { colour: null } })).toMatchObject({ valid: 1 });
    const wrong = await northwind.send('POST', '/imports', {
      kind: 'partners',
      source: 'crm',
      format: 'csv',
      mapping: { columns: { x: 'field.y', z: 'attribute.__proto__' } },
    });
    expect([wrong.status, wrong.body.code, wrong.body.errors.length]).toEqual([422, 'CMD306', 2]);
  });

  it('knows how HubSpot and Salesforce call their columns', async () => {
    const companies = 'Record ID,Company name,Industry,Owner\n11,=Kite,Software,Ana\n';
    const preview = await partners(companies, { preset: 'hubspot', columns: { Industry: null } });
    expect(preview).toMatchObject({ valid: 1, wrong: 0 });
    await apply(preview.id);
    expect(await northwind.done('GET', '/partners/11')).toMatchObject({ title: '=Kite', attributes: {} });
    const opportunities = 'Id,AccountId,Name,Amount,CurrencyIsoCode,CloseDate,StageName\n006,11,Big,500,USD,2026-05-01,Won\n';
    const deals = await records(opportunities, { preset: 'salesforce', columns: { CloseDate: 'field.wonOn' } });
    expect(deals).toMatchObject({ valid: 1, wrong: 0 });
    await apply(deals.id);
    expect((await northwind.done('GET', '/partners/11/records')).items[0]).toMatchObject({
      sourceRef: '006',
      body: { amount: { USD: 500 }, wonOn: '2026-05-01' },
    });
  });

  it('takes partner files and records a line, and says which line is wrong', async () => {
    const lines = [
      JSON.stringify({
        id: 'kite',
        title: 'Kite',
        attributes: { type: 'msp', region: 'NA' },
        records: { deal: [{ amount: 5 }, { id: 'x', amount: 1.005 }] },
      }),
      '{"id":"lark","records":{"deal":[{"amount":5}]}}',
      '',
      '{"id":"lark"}',
      'not json',
      '[1]',
      '{"id":"a","colour":1}',
      '{"id":"b","attributes":{"__proto__":1}}',
      `{"id":"c","attributes":${'['.repeat(30)}${']'.repeat(30)}}`,
      '{"id":"d\\u0000"}',
      '{"id":"e","attributes":[]}',
    ];
    const preview = await read({ kind: 'partners', format: 'ndjson' }, lines.join('\n'));
    expect(short(preview.problems)).toEqual([
      '1 1 /records/deal/1/amount PDL410',
      '4 3 null CMD314',
      '5 4 null CMD319',
      '6 5 null CMD319',
      '7 6 /colour CMD319',
      '8 7 /attributes/__proto__ CMD317',
      '9 8 null CMD319',
      '10 9 /id CMD317',
      '11 10 /attributes CMD319',
    ]);
    await apply(preview.id, 'valid');
    const more = [
      { partner: 'lark', kind: 'deal', sourceRef: 'r', body: { amount: 6 } },
      { partner: 'lark', kind: 'deal', sourceRef: 's', body: { amount: 'x' } },
    ];
    const second = await read({ kind: 'records', format: 'ndjson' }, more.map((line) => JSON.stringify(line)).join('\n'));
    expect(short(second.problems)).toEqual(['2 2 /body/amount PDL407']);
    await apply(second.id, 'valid');
    expect((await northwind.done('GET', '/partners/lark')).records).toEqual({ deal: 2 });
  });

  it('takes back in what it exported, with nothing twice', async () => {
    await kites('kite', 'lark');
    const deals = [1, 2, 3].map((amount) => ({ kind: 'deal', sourceRef: `d${amount}`, body: { amount } }));
    await northwind.done('POST', '/partners/kite/records', { source: 'crm', records: deals });
    const out = await northwind.send('GET', '/partners/export?what=records');
    const preview = await read({ kind: 'records', format: 'ndjson' }, out.body);
    expect((await apply(preview.id)).result).toMatchObject({ added: 0, corrected: 0, unchanged: 3 });
    const files = await northwind.send('GET', '/partners/export');
    const again = await read({ kind: 'partners', format: 'ndjson' }, files.body);
    expect((await apply(again.id)).result).toMatchObject({ created: 0, changed: 0 });
  });

  it('goes on where a killed runner left off, and does nothing twice', async () => {
    await kites('kite');
    const lines = Array.from({ length: 1800 }, (_, index) => `kite,r${index},${index}`).join('\n');
    // Rows without a name of their source would be kept twice where a row was applied twice.
    const preview = await records(`partner,field.wonOn,field.amount\n${lines.replaceAll(/r\d+/g, '2026-01-01')}`);
    const { job } = await northwind.done('POST', `/imports/${preview.id}/apply`, { rows: 'all' });
    const { service, tenant } = northwind;
    let commits = 0;
    const dying: Store = {
      ...service.store,
      transaction: (of, work) => {
        commits += 1;
        // Takes the job, two pieces, and is gone.
        return commits > 3 ? new Promise(() => undefined) : northwind.service.store.transaction(of, work);
      },
      read: (of, work) => northwind.service.store.read(of, work),
    };
    void runJob({ ...service, store: dying }, { tenant, job });
    while (commits <= 3) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await runJob(service, { tenant, job })).toBe('notTaken');
    service.now += 60_000;
    expect(await runJob(service, { tenant, job })).toBe('done');
    expect((await northwind.done('GET', '/partners/kite')).records).toEqual({ deal: 1800 });
    expect((await northwind.done('GET', `/jobs/${job}`)).result).toMatchObject({ added: 1800 });
  });

  it('answers at once where a large file does not fit, and takes what was cut off anew', async () => {
    const id = await begin({ kind: 'partners' });
    const large = `id,colour\n${'kite,red\n'.repeat(2_000_000)}`;
    const refused = await sent(id, large);
    expect([refused.status, refused.body.code]).toEqual([422, 'CMD306']);
    const leaving = new AbortController();
    const half = new ReadableStream({
      async pull(controller) {
        controller.enqueue(new TextEncoder().encode(`id\n${'kite\n'.repeat(2000)}`));
        await new Promise((resolve) => setTimeout(resolve, 50));
        leaving.abort();
      },
    });
    const cut = fetch(`${northwind.url}/api/v1/imports/${id}/data`, {
      ...{ method: 'PUT', body: half, signal: leaving.signal, duplex: 'half' },
      headers: { authorization: `Bearer ${await northwind.key()}`, 'content-type': 'text/csv' },
    });
    await expect(cut).rejects.toThrow();
    expect((await sent(id, 'id\nlark\n')).body).toMatchObject({ state: 'ready', rows: 1, valid: 1 });
  });

  it('forgets what came before when data are sent anew', async () => {
    const id = await begin({ kind: 'partners' });
    expect((await sent(id, 'id\na\nb\n')).body).toMatchObject({ valid: 2 });
    expect((await sent(id, 'id\nc\n')).body).toMatchObject({ valid: 1, wrong: 0 });
    await apply(id);
    expect((await northwind.done('GET', '/partners')).items.map((partner: { id: string }) => partner.id)).toEqual(['c']);
  });
});
