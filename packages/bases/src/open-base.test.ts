import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { readAll, refusal, SALES, SALES_VERSION, scratchFolder } from './base.fixture.ts';
import { openBase } from './open-base.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

const MANIFEST = { format: 'tierwright-base/1', programs: [], seed: 1, size: 2, asOf: '2026-06-30' };
const lines = (...partners: unknown[]) => partners.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join('');
let count = 0;
const folder = (partners: string | Uint8Array, more: object = {}): string => {
  count += 1;
  scratch.write(`${count}/base.json`, JSON.stringify({ ...MANIFEST, ...more }));
  scratch.write(`${count}/partners.ndjson`, partners);
  return `${scratch.path}/${count}`;
};

describe('reading', () => {
  it('BASE-R1, BASE-F1: gives partners, tells bytes, and the hash at the end', async () => {
    const path = folder(`${lines({ id: 'a' })}\n\r\n${lines({ id: 'b' })}`);
    const told: number[] = [];
    const { partners, read } = await readAll(path, { progress: ({ bytes, of }) => told.push(bytes / of) });
    expect(partners).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(told.at(-1)).toBe(1);
    const hash = createHash('sha256')
      .update(readFileSync(`${path}/partners.ndjson`))
      .digest('hex');
    expect(read).toEqual({ hash, partners: 2, wrongRows: 0, problems: [] });
    expect(await (await openBase(path)).hash()).toBe(hash);
  });

  it('BASE-R1: ends with the reason of a cancellation', async () => {
    const stop = new AbortController();
    const path = folder(lines({ id: 'a' }, { id: 'b' }));
    stop.abort(new Error('enough'));
    await expect(readAll(path, { signal: stop.signal })).rejects.toThrow('enough');
    await expect((await openBase(path)).hash({ signal: stop.signal })).rejects.toThrow('enough');
  });

  it('BASE-R7: takes a base of none and of one, and a file alone', async () => {
    expect((await readAll(folder('', { size: 0 }))).partners).toEqual([]);
    expect((await readAll(folder(lines({ id: 'a' }), { size: 1 }))).partners).toEqual([{ id: 'a' }]);
    expect((await readAll(scratch.write('alone.ndjson', lines({ id: 'a' })))).partners).toEqual([{ id: 'a' }]);
  });

  it('BASE-R2, BASE-R4, BASE-F1: lists every wrong line, and gives nobody after the first', async () => {
    const wrong = Buffer.concat([
      Buffer.from(lines({ id: 'a' }, '{ "id": ', '17', { records: {} }, { id: 'a' })),
      Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
      Buffer.from(lines({ id: 'z' })),
    ]);
    const path = folder(wrong, { size: 7 });
    const { code, problems, found, line, file } = await refusal(readAll(path));
    expect({ code, found, line, file }).toEqual({ code: 'BASE140', found: 5, line: 2, file: `${path}/partners.ndjson` });
    expect(problems.map(({ line: at, code: why }) => [at, why])).toEqual([
      [2, 'BASE119'],
      [3, 'BASE119'],
      [4, 'BASE116'],
      [5, 'BASE114'],
      [6, 'BASE111'],
    ]);
    const few = await refusal(readAll(path, { mostProblems: 2 }));
    expect([few.problems.length, few.found]).toEqual([2, 5]);
    const { partners, read } = await readAll(path, { rows: 'valid' });
    expect([partners.map(({ id }) => id), read.wrongRows, read.partners]).toEqual([['a', 'z'], 5, 2]);
  });

  it('BASE-R5: says what versions say, at the line', async () => {
    const path = folder(
      lines(
        { id: 'a', attributes: { colour: 'red' }, records: { visit: [{ on: 'x' }] } },
        {
          id: 'b',
          attributes: { type: 'baker' },
          records: {
            order: [
              { soldOn: '2026-01-01', amount: 1 },
              { soldOn: 'soon', amount: 2 },
            ],
          },
        },
      ),
    );
    const { problems } = await refusal(readAll(path, { versions: [SALES_VERSION] }));
    expect(problems.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, '/records/order/1/soldOn', 'soon'],
      [2, '/attributes/type', 'baker'],
    ]);
    expect(problems.every(({ code }) => code.startsWith('PDL4'))).toBe(true);
    expect((await readAll(path)).partners).toHaveLength(2);
  });

  it('BASE-R6: attaches families where a version counts them', async () => {
    const { compileProgram } = await import('@tierwright/engine');
    const { facts } = SALES;
    const family = compileProgram({ ...SALES, facts: { ...facts, sold: { ...facts?.sold, over: 'family' } } } as typeof SALES);
    const path = folder(lines({ id: 'a', parent: 'b' }, { id: 'b' }, { id: 'c' }), { size: 3 });
    const { partners } = await readAll(path, { versions: [family] });
    expect(partners.map(({ id, family: others }) => [id, others?.map((one) => one.id)])).toEqual([
      ['c', undefined],
      ['a', ['b']],
      ['b', ['a']],
    ]);
  });
});

describe('the folder', () => {
  it('BASE-F1: has as many partners as its base.json says', async () => {
    expect(await refusal(readAll(folder(lines({ id: 'a' }))))).toMatchObject({ code: 'BASE104' });
    expect(await refusal(readAll(folder(lines({ id: 'a' }, { id: 'b' }, { id: 'c' }))))).toMatchObject({ code: 'BASE104' });
  });

  it('BASE-F2: shares watermarks and rates, which are part of the hash', async () => {
    const rate = { on: '2026-01-01', currency: 'USD', rate: 0.9 };
    const partners = lines({ id: 'a' }, { id: 'b', loaded: { order: null } });
    const plain = await readAll(folder(partners));
    const shared = await readAll(folder(partners, { loaded: { order: '2026-05-31' }, rates: [rate] }));
    expect(shared.partners).toEqual([
      { id: 'a', loaded: { order: '2026-05-31' }, records: { rate: [rate] } },
      { id: 'b', loaded: { order: null }, records: { rate: [rate] } },
    ]);
    expect(shared.read.hash).not.toBe(plain.read.hash);
  });

  it('BASE-F3: is told from what is none', async () => {
    scratch.write('empty/readme.txt', '');
    expect(await refusal(openBase(`${scratch.path}/empty`))).toMatchObject({ code: 'BASE101' });
    expect(await refusal(openBase(scratch.write('partners.xlsx', '')))).toMatchObject({ code: 'BASE101' });
    scratch.write('half/base.json', JSON.stringify(MANIFEST));
    expect(await refusal(openBase(`${scratch.path}/half`))).toMatchObject({ code: 'BASE101' });
    const broken = async (content: string) => {
      scratch.write('broken/base.json', content);
      const { code, message } = await refusal(openBase(`${scratch.path}/broken`));
      return [code, message.slice(message.indexOf('base.json') + 9)];
    };
    expect(await broken('{ "format": ')).toEqual(['BASE102', expect.stringContaining('cannot be read')]);
    expect(await broken('[]')).toEqual(['BASE102', ' is not an object.']);
    expect(await broken('{}')).toEqual(['BASE102', expect.stringContaining('format must be')]);
    expect(await broken(JSON.stringify({ ...MANIFEST, size: -1 }))).toEqual(['BASE102', ': size must be the number of partners, not -1.']);
    const files = (more: object) => JSON.stringify({ format: 'tierwright-files/1', partners: { file: 'p.csv' }, ...more });
    expect(await broken(files({ extra: 1 }))).toEqual(['BASE102', expect.stringContaining('extra is no key')]);
    expect(await broken(files({ partners: { file: 'p.csv', decimal: ';' } }))).toEqual([
      'BASE102',
      expect.stringContaining('/partners/decimal'),
    ]);
    expect(await broken(files({ partners: { file: 'p.xlsx' } }))).toEqual(['BASE103', expect.stringContaining('p.xlsx')]);
    expect(await broken(files({ partners: { file: 'p.csv', columns: { A: 'field.x' } } }))).toEqual([
      'BASE106',
      expect.stringContaining('/columns/A'),
    ]);
  });
});
