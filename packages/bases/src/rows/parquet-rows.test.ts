import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { compileProgram } from '@tierwright/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAll, refusal, SALES, SALES_VERSION, scratchFolder } from '../base.fixture.ts';

/** The same program, whose orders need no amount and no day. */
const LOOSE = compileProgram({
  ...SALES,
  records: {
    order: {
      title: 'Order',
      fields: {
        soldOn: { type: 'date', optional: true },
        amount: { type: 'money', optional: true },
        tags: { type: 'set', optional: true },
      },
    },
  },
});
const scratch = scratchFolder();
const { path } = scratch;
const write = async (file: string, select: string, options = '') => {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  await connection.run(`set timezone = 'UTC'`).catch(() => undefined);
  await connection.run(`copy (${select}) to '${path}/${file}' (format parquet ${options})`);
  connection.closeSync();
  database.closeSync();
};
const described = (more: object = {}) =>
  scratch.write(
    'base.json',
    JSON.stringify({
      ...{
        format: 'tierwright-files/1',
        partners: { file: 'partners.parquet', columns: { id: 'id', name: 'title', type: 'attribute.type' } },
      },
      records: [
        {
          file: 'orders.parquet',
          kind: 'order',
          columns: { who: 'partner', day: 'field.soldOn', sum: 'field.amount', at: null, tags: 'field.tags' },
        },
      ],
      ...more,
    }),
  );

beforeAll(async () => {
  await write('partners.parquet', `select * from (values (1, 'Acme', 'reseller'), (2, null, 'agency')) as t (id, name, type)`);
  await write(
    'orders.parquet',
    `select 1 as who, date '2026-02-28' as day, 57.57::decimal(12, 2) as sum, timestamp '2026-02-28 23:30:00' as at, ['a', 'b'] as tags
     union all select 2, date '2026-03-01', null, null, []
     union all select 1, null, -0.29::decimal(12, 2), null, null`,
    ', compression gzip',
  );
  described();
});
afterAll(scratch.remove);

describe('Parquet', () => {
  it('BASE-M1, BASE-M6: gives partners and records with the digits that they have', async () => {
    const { partners, read } = await readAll(path, { versions: [LOOSE] });
    expect(partners).toEqual([
      {
        ...{ id: '1', title: 'Acme', attributes: { type: 'reseller' }, facts: {} },
        records: { order: [{ soldOn: '2026-02-28', amount: 57.57, tags: ['a', 'b'] }, { amount: -0.29 }] },
      },
      { id: '2', attributes: { type: 'agency' }, facts: {}, records: { order: [{ soldOn: '2026-03-01', tags: [] }] } },
    ]);
    expect(read.hash).toMatch(/^[0-9a-f]{64}$/);
    const columns = { who: 'partner', day: null, sum: null, at: 'field.soldOn', tags: null };
    described({ records: [{ file: 'orders.parquet', kind: 'order', columns }] });
    const [first] = (await readAll(path, { versions: [LOOSE] })).partners;
    // A clock of no zone says its day.
    expect(first?.records?.order?.[0]).toEqual({ soldOn: '2026-02-28' });
    described();
  });

  it('BASE-M6, BASE-M5: tells row and column of values that no field takes', async () => {
    await write(
      'odd.parquet',
      `select * from (values (1, 'nan'::double, 1::bigint), (2, 1.5, 9007199254740993), (1, 2.5, 3), (2, 'inf'::double, 1)) as t (who, sum, units)`,
    );
    described({
      records: [{ file: 'odd.parquet', kind: 'order', columns: { who: 'partner', sum: 'field.amount', units: 'field.units' } }],
    });
    const { problems } = await refusal(readAll(path));
    expect(problems.map(({ line, column, code, value }) => [line, column, code, value])).toEqual([
      [1, 'sum', 'BASE113', 'NaN'],
      [2, 'units', 'BASE113', '9007199254740993'],
      [4, 'sum', 'BASE113', 'Infinity'],
    ]);
    described({ records: [{ file: 'odd.parquet', kind: 'order', columns: { who: 'partner', sum: 'field.paid', units: null } }] });
    const typed = await refusal(readAll(path, { versions: [SALES_VERSION] }));
    expect(typed.problems.find(({ line }) => line === 3)).toMatchObject({
      column: 'sum',
      code: 'BASE113',
      value: 2.5,
      expected: 'true or false',
    });
    described();
  });

  it('BASE-M6: refuses a file that is cut off, or another', async () => {
    const whole = readFileSync(`${path}/orders.parquet`);
    for (const broken of [whole.subarray(0, whole.length - 20), whole.subarray(0, 3), Buffer.from('who,sum\n1,2\n'), damaged(whole)]) {
      scratch.write('broken.parquet', broken);
      described({ records: [{ file: 'broken.parquet', kind: 'order', columns: { who: 'partner' }, others: 'ignore' }] });
      expect(await refusal(readAll(path))).toMatchObject({ code: 'BASE121', file: `${path}/broken.parquet` });
    }
    described();
  });
});

/** The pages are gone, and what says where they are is not. */
function damaged(whole: Buffer): Buffer {
  const copy = Buffer.from(whole);
  copy.fill(0xff, 4, Math.floor(whole.length / 2));
  return copy;
}
