import { afterAll, describe, expect, it } from 'vitest';
import { readAll, refusal, SALES_VERSION, scratchFolder } from '../base.fixture.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

const versions = [SALES_VERSION];
let count = 0;
/** A base in files: base.json without its format, and the files. */
function base(described: object, files: Readonly<Record<string, string | Uint8Array>>): string {
  count += 1;
  scratch.write(`${count}/base.json`, JSON.stringify({ format: 'tierwright-files/1', ...described }));
  for (const [name, content] of Object.entries(files)) scratch.write(`${count}/${name}`, content);
  return `${scratch.path}/${count}`;
}

/** With a mark before it, as spreadsheets write it. */
const PARTNERS_CSV = '\uFEFFId;Name;Kind;Head\nA1;"Acme ""one""";reseller;\nB2;"Bolt; two";agency;A1\n';
const COLUMNS = { id: 'id', name: 'title', kind: 'attribute.type', head: 'parent' };
const ORDERS = {
  order: 'sourceRef',
  account: 'partner',
  day: 'field.soldOn',
  sum: 'field.amount',
  coin: 'currency.amount',
  paid: 'field.paid',
};
const ORDERS_CSV = [
  'Order,Account,Day,Sum,Coin,Paid',
  'o1,B2,28.02.2026,"1.234,50",,yes',
  'o2,A1,01.03.2026,"7,25",usd,no',
  'o3,B2,02.03.2026,3,,',
  '',
].join('\n');
const EXPECTED = [
  {
    id: 'A1',
    title: 'Acme "one"',
    attributes: { type: 'reseller' },
    facts: {},
    records: { order: [{ soldOn: '2026-03-01', amount: { USD: 7.25 }, paid: false }] },
  },
  {
    id: 'B2',
    title: 'Bolt; two',
    parent: 'A1',
    attributes: { type: 'agency' },
    facts: {},
    records: {
      order: [
        { soldOn: '2026-02-28', amount: 1234.5, paid: true },
        { soldOn: '2026-03-02', amount: 3 },
      ],
    },
  },
];
const asCsv = () =>
  base(
    {
      partners: { file: 'partners.csv', delimiter: ';', columns: COLUMNS },
      records: [{ file: 'orders.csv', kind: 'order', columns: ORDERS, decimal: ',', dates: 'dmy' }],
    },
    { 'partners.csv': PARTNERS_CSV, 'orders.csv': ORDERS_CSV },
  );

describe('files with columns', () => {
  it('BASE-M1: gives the same partners from CSV and from NDJSON, flat or whole', async () => {
    const csv = await readAll(asCsv(), { versions });
    expect(csv.partners).toEqual(EXPECTED);
    const flat = await readAll(
      base(
        { partners: { file: 'partners.ndjson', columns: COLUMNS }, records: [{ file: 'orders.jsonl', kind: 'order', columns: ORDERS }] },
        {
          'partners.ndjson':
            '{"id":"A1","name":"Acme \\"one\\"","kind":"reseller","head":null}\n{"id":"B2","name":"Bolt; two","kind":"agency","head":"A1"}\n',
          'orders.jsonl': [
            '{"order":"o1","account":"B2","day":"2026-02-28","sum":1234.5,"paid":true}',
            '{"order":"o2","account":"A1","day":"2026-03-01","sum":7.25,"coin":"USD","paid":false}',
            '{"order":"o3","account":"B2","day":"2026-03-02","sum":3}',
          ].join('\n'),
        },
      ),
      { versions },
    );
    expect(flat.partners).toEqual(EXPECTED);
    const [one, two] = EXPECTED;
    const whole = await readAll(
      base(
        { partners: { file: 'partners.ndjson' }, records: [{ file: 'orders.ndjson' }] },
        {
          'partners.ndjson': `${JSON.stringify({ ...one, records: {} })}\n${JSON.stringify(two)}\n`,
          'orders.ndjson': `${JSON.stringify({ partner: 'A1', kind: 'order', body: one?.records.order[0] })}\n`,
        },
      ),
      { versions },
    );
    expect(whole.partners).toEqual(EXPECTED);
    expect(new Set([csv.read.hash, flat.read.hash, whole.read.hash]).size).toBe(3);
  });

  it('BASE-R1: is named by its files and by how they are read, before and after reading', async () => {
    const { openBase } = await import('../open-base.ts');
    const path = asCsv();
    const { read } = await readAll(path);
    expect(await (await openBase(path)).hash()).toBe(read.hash);
    scratch.write(`${count}/orders.csv`, `${ORDERS_CSV}o4,A1,03.03.2026,1,,\n`);
    expect(await (await openBase(path)).hash()).not.toBe(read.hash);
  });

  it('BASE-M3, BASE-R3: leaves out a wrong record alone, a wrong partner with its records', async () => {
    const path = base(
      {
        partners: { file: 'p.csv', required: ['attribute.type'] },
        records: [{ file: 'o.csv', kind: 'order', notNegative: ['field.amount'] }],
      },
      {
        'p.csv': 'id,attribute.type\nA,reseller\nB,\nC,agency\nA,agency\n',
        'o.csv':
          'partner,field.soldOn,field.amount\nA,2026-01-01,1\nB,2026-01-01,1\nA,2026-01-02,-5\nZ,2026-01-01,1\nC,soon,1\nC,2026-02-30,2\nC,2026-01-01,NaN\nC,2026-01-03,4\n',
      },
    );
    const refused = await refusal(readAll(path, { versions }));
    expect(refused).toMatchObject({ code: 'BASE140', found: 7 });
    expect(refused.problems.map(({ file, line, column, code, value }) => [file.slice(-5), line, column, code, value])).toEqual([
      ['p.csv', 3, 'attribute.type', 'BASE116', undefined],
      ['p.csv', 5, null, 'BASE114', 'A'],
      ['o.csv', 4, 'field.amount', 'BASE120', -5],
      ['o.csv', 5, null, 'BASE115', 'Z'],
      ['o.csv', 6, 'field.soldOn', 'BASE113', 'soon'],
      ['o.csv', 7, 'field.soldOn', 'BASE113', '2026-02-30'],
      ['o.csv', 8, 'field.amount', 'BASE113', 'NaN'],
    ]);
    const { partners, read } = await readAll(path, { versions, rows: 'valid' });
    expect(partners.map(({ id, records }) => [id, records?.order])).toEqual([
      ['A', [{ soldOn: '2026-01-01', amount: 1 }]],
      ['C', [{ soldOn: '2026-01-03', amount: 4 }]],
    ]);
    expect([read.partners, read.wrongRows]).toEqual([2, 7]);
  });

  it('BASE-R5, BASE-R4: finds the row and column of what a version says, and what is there twice', async () => {
    const path = base(
      { partners: { file: 'p.csv' }, records: [{ file: 'o.csv', kind: 'order' }] },
      {
        'p.csv': 'id,attribute.type\nA,reseller\nB,baker\n',
        'o.csv': 'partner,sourceRef,field.soldOn,field.amount\nA,1,2026-01-01,1\nA,2,2026-01-01,0.123\nA,1,2026-01-01,3\n',
      },
    );
    const { problems } = await refusal(readAll(path, { versions }));
    expect(problems.map(({ file, line, column, code }) => [file.slice(-5), line, column, code.slice(0, 4)])).toEqual([
      ['o.csv', 3, 'field.amount', 'PDL4'],
      ['o.csv', 4, null, 'BASE'],
      ['p.csv', 3, 'attribute.type', 'PDL4'],
    ]);
    const { partners } = await readAll(path, { versions, rows: 'valid' });
    expect(partners.map(({ id, records }) => [id, records?.order?.length])).toEqual([['A', 1]]);
  });

  it('BASE-M4: refuses columns that do not fit, before any row', async () => {
    const refused = async (csv: string, more: object = {}) => {
      const path = base({ partners: { file: 'p.csv', ...more } }, { 'p.csv': csv });
      const { code, line, problems } = await refusal(readAll(path));
      return [code, line, problems.map(({ column }) => column)];
    };
    expect(await refused('id,colour\nA,red\n')).toEqual(['BASE106', 1, ['colour']]);
    expect(await refused('name\nA\n', { columns: { name: 'title' } })).toEqual(['BASE106', 1, [null]]);
    expect(await refused('id,nr\nA,1\n', { columns: { nr: 'id' } })).toEqual(['BASE106', 1, ['nr']]);
    expect(await refused('')).toEqual(['BASE106', 1, [null]]);
    const path = base({ partners: { file: 'p.csv', others: 'ignore' } }, { 'p.csv': 'id,colour\nA,red\n' });
    expect((await readAll(path)).partners).toEqual([{ id: 'A', attributes: {}, facts: {} }]);
  });

  it('BASE-M5: tells cells that are too many, of another encoding, or in broken quotes', async () => {
    const found = async (csv: string | Uint8Array, more: object = {}) => {
      const path = base({ partners: { file: 'p.csv', ...more } }, { 'p.csv': csv });
      return (await refusal(readAll(path))).problems.map(({ line, column, code }) => [line, column, code]);
    };
    expect(await found('id,title\nA,b,c\n"B\n2",x\nC\n')).toEqual([
      [2, null, 'BASE112'],
      [3, 'id', 'BASE116'],
      [5, null, 'BASE112'],
    ]);
    expect(await found(Buffer.from('id,title\nA,M\xfcller\n', 'latin1'))).toEqual([[2, 'title', 'BASE111']]);
    expect(await found('id,title\nA,b\nB,"c" d\nC,e\n')).toEqual([[3, null, 'BASE118']]);
    expect(await found(`id,title\nA,${'x'.repeat(30_000)}\n`)).toEqual([[2, 'title', 'BASE117']]);
    const path = base(
      { partners: { file: 'p.csv', encoding: 'windows-1252' } },
      { 'p.csv': Buffer.from('id,title\nA,M\xfcller\n', 'latin1') },
    );
    expect((await readAll(path)).partners[0]?.title).toBe('Müller');
  });
});
