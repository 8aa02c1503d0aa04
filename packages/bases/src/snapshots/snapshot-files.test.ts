import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { compileProgram } from '@tierwright/engine';
import { makeSnapshot, NOT_READ, type Snapshot, SnapshotBuilder } from '@tierwright/simulation';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { AS_OF, refusal, SALES_VERSION, salesAt, scratchFolder } from '../base.fixture.ts';
import { openBase } from '../open-base.ts';
import { shardsOfBase } from '../shards-of-base.ts';
import { OlderSnapshot } from './older-snapshot.ts';
import { openSnapshotFile } from './open-snapshot-file.ts';
import { writeSnapshotFile } from './write-snapshot-file.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

const partner = (index: number) => ({
  ...{ id: `P${index}`, attributes: { type: 'agency' } },
  records: { order: [{ soldOn: '2026-01-01', amount: index }] },
});
const NDJSON = Array.from({ length: 10 }, (_, index) => `${JSON.stringify(partner(index))}\n`).join('');
const file = scratch.write('partners.ndjson', NDJSON);
const asked = (base: string, more: object = {}) => ({ versions: [SALES_VERSION], question: { base, asOf: AS_OF }, shard: 4, ...more });
const listed = () => readdirSync(scratch.path).sort();

async function all<T>(generator: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of generator) found.push(one);
  return found;
}
async function* shardsIn(path: string, more?: object): AsyncGenerator<Snapshot> {
  const base = await openBase(path);
  yield* shardsOfBase(base, asked(await base.hash(), more));
}
const shardsOf = (path: string, more?: object) => all(shardsIn(path, more));
const olderFor = async (path: string, base: string, more: object = {}) => {
  const question = { base: await (await openBase(base)).hash(), asOf: AS_OF, ...more };
  return OlderSnapshot.open(path, question);
};

describe('snapshots in files', () => {
  it('BASE-W2, BASE-W4: are written and read shard by shard, under the hash of the base', async () => {
    const shards = await shardsOf(file);
    const path = `${scratch.path}/many.snapshot`;
    expect(await writeSnapshotFile(path, shards)).toMatchObject({ partners: 10, shards: 3, bytes: readFileSync(path).length });
    const snapshot = await openSnapshotFile(path);
    expect([snapshot.partners, snapshot.shards, snapshot.made.base]).toEqual([10, 3, await (await openBase(file)).hash()]);
    expect((await all(snapshot.all())).map(({ count }) => count)).toEqual([4, 4, 2]);
    const { base } = snapshot.made;
    const one = makeSnapshot([SALES_VERSION], [8, 9].map(partner), { base, asOf: AS_OF });
    expect(plain(await snapshot.shard(2))).toEqual(plain(one));
    const told: number[] = [];
    const stop = new AbortController();
    const watch = { signal: stop.signal, progress: ({ bytes, of }: { bytes: number; of: number }) => told.push(bytes / of) };
    for await (const { count } of snapshot.all(watch)) if (count === 2) break;
    expect(told.length).toBe(2);
    stop.abort(new Error('enough'));
    await expect(all(snapshot.all(watch))).rejects.toThrow('enough');
    await snapshot.close();
    const single = `${scratch.path}/one.arrow`;
    await writeSnapshotFile(single, [one]);
    expect(readFileSync(single).subarray(-6).toString()).toBe('ARROW1');
    const alone = await openSnapshotFile(single);
    expect([alone.partners, alone.shards, alone.made.asOf]).toEqual([2, 1, AS_OF]);
    await alone.close();
  });

  it('BASE-W1: leave nothing half written, and what was there as it was', async () => {
    const path = scratch.write('kept.snapshot', 'as it was');
    const before = listed();
    async function* failing(): AsyncGenerator<Snapshot> {
      yield makeSnapshot([SALES_VERSION], [partner(1)], { base: 'a'.repeat(64), asOf: AS_OF });
      throw new Error('no space left');
    }
    await expect(writeSnapshotFile(path, failing())).rejects.toThrow('no space left');
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(writeSnapshotFile(path, await shardsOf(file), { signal: stop.signal })).rejects.toThrow('enough');
    const wrong = scratch.write('wrong.ndjson', `${NDJSON}{ "id": `);
    const refused = await refusal(writeSnapshotFile(path, shardsIn(wrong)));
    expect(refused).toMatchObject({ code: 'BASE140', line: 11 });
    expect(listed()).toEqual([...before, 'wrong.ndjson'].sort());
    expect(readFileSync(path, 'utf8')).toBe('as it was');
    await expect(writeSnapshotFile('/dev/full/none', [])).rejects.toThrow();
  });

  it('BASE-W2: are refused where they are cut off, damaged or something else', async () => {
    const path = `${scratch.path}/whole.snapshot`;
    await writeSnapshotFile(path, await shardsOf(file));
    const whole = readFileSync(path);
    for (const bytes of [whole.subarray(0, whole.length - 1), whole.subarray(0, 9), Buffer.from(NDJSON), Buffer.alloc(0)])
      expect(await refusal(openSnapshotFile(scratch.write('cut.snapshot', bytes)))).toMatchObject({ code: 'BASE151' });
    const copy = Buffer.from(whole);
    const at = copy.indexOf('P5');
    copy[at] = 0x51;
    const damaged = await openSnapshotFile(scratch.write('damaged.snapshot', copy));
    expect((await damaged.shard(0)).count).toBe(4);
    expect(await refusal(damaged.shard(1))).toMatchObject({ code: 'BASE152', message: expect.stringContaining('SIM103') });
    const asked = { versions: [compileProgram(salesAt(5))], days: { asOf: AS_OF } };
    expect((await damaged.shard(0, asked)).count).toBe(4);
    const later = await refusal(damaged.shard(0, { ...asked, days: { asOf: '2026-07-01' } }));
    expect([later.code, later.causes[0]?.code]).toEqual(['BASE154', 'SIM113']);
    await damaged.close();
  });

  it('BASE-W2: of one shard are read once to be opened and to be answered from', async () => {
    const path = `${scratch.path}/once.snapshot`;
    const bytes = Math.max((await writeSnapshotFile(path, await shardsOf(file, { shard: 100 }))).bytes, 1);
    const reads = vi.spyOn(await fileHandles(), 'read');
    const snapshot = await openSnapshotFile(path);
    expect((await all(snapshot.all({}, { versions: [SALES_VERSION], days: { asOf: AS_OF } }))).length).toBe(1);
    expect(reads.mock.calls.filter((given: readonly unknown[]) => given[2] === bytes).length).toBe(1);
    expect((await snapshot.shard(0)).count).toBe(10);
    expect(reads.mock.calls.filter((given: readonly unknown[]) => given[2] === bytes).length).toBe(2);
    vi.restoreAllMocks();
    await snapshot.close();
  });

  it('BASE-W3: give columns that they have to a newer one of the same base', async () => {
    const path = `${scratch.path}/older.snapshot`;
    await writeSnapshotFile(path, await shardsOf(file));
    const newer = compileProgram({ ...salesAt(5), facts: { ...salesAt(5).facts, units: SOLD_UNITS } } as never);
    const versions = [SALES_VERSION, newer];
    const anew = `${scratch.path}/anew.snapshot`;
    await writeSnapshotFile(anew, await shardsOf(file, { versions }));
    const older = await olderFor(path, file);
    const [reckoned, checked, read] = [
      vi.spyOn(SALES_VERSION.facts, 'facts'),
      vi.spyOn(SALES_VERSION.facts, 'prepare'),
      vi.spyOn(newer.facts, 'facts'),
    ];
    const reused = `${scratch.path}/reused.snapshot`;
    await writeSnapshotFile(reused, await shardsOf(file, { versions, older }));
    // What is common to both versions is known, and that it can be read; only what is new is reckoned.
    expect([reckoned.mock.calls.length, checked.mock.calls.length]).toEqual([0, 0]);
    expect(new Set(read.mock.calls.map(([, , options]) => [...(options?.only ?? [])].join()))).toEqual(new Set(['units']));
    vi.restoreAllMocks();
    expect(readFileSync(reused).equals(readFileSync(anew))).toBe(true);
    expect(older.told()).toEqual({ columns: 2, of: 3, partners: 10, found: 10 });
    await older.close();
  });

  it('BASE-W3: give nothing to one of another base, for other days, or where any of them is damaged', async () => {
    const path = `${scratch.path}/good.snapshot`;
    await writeSnapshotFile(path, await shardsOf(file));
    const another = scratch.write('another.ndjson', `${NDJSON}${JSON.stringify(partner(10))}\n`);
    const copy = readFileSync(path);
    copy[copy.indexOf('P9')] = 0x51;
    const damaged = scratch.write('bad.snapshot', copy);
    const cut = scratch.write('short.snapshot', readFileSync(path).subarray(0, 900));
    for (const [from, of, more, code] of [
      [path, another, {}, 'SIM112'],
      [path, file, { asOf: '2026-07-01' }, 'SIM113'],
      [path, file, { from: '2026-01-01' }, 'SIM113'],
      [damaged, file, {}, 'SIM103'],
      [cut, file, {}, 'BASE151'],
      [file, file, {}, 'BASE151'],
    ] as const) {
      const older = await olderFor(from, of, more);
      expect(await older.shard(0)).toBeUndefined();
      expect(older.trusted([SALES_VERSION]).has('P1')).toBe(false);
      const anew = await shardsOf(of, { older });
      expect(anew.map(plain)).toEqual((await shardsOf(of)).map(plain));
      expect(older.told()).toMatchObject({ columns: 0, of: 2, found: 0, why: expect.stringContaining(code) });
      await older.close();
    }
    await expect(olderFor(`${scratch.path}/nowhere`, file)).rejects.toMatchObject({ code: 'ENOENT' });
    const stop = AbortSignal.abort(new Error('enough'));
    await expect(OlderSnapshot.open(path, { base: await (await openBase(file)).hash(), asOf: AS_OF }, stop)).rejects.toThrow('enough');
  });

  it('BASE-W3: are trusted with partners that they hold, by versions that read them as theirs did', async () => {
    const path = `${scratch.path}/trusted.snapshot`;
    const some = scratch.write('some.ndjson', NDJSON.split('\n').slice(0, 6).join('\n'));
    await writeSnapshotFile(path, await shardsOf(some));
    const stricter = compileProgram({
      ...salesAt(7),
      facts: { ...salesAt(7).facts, type: { ...salesAt(7).facts?.type, values: ['agent'] } },
    } as never);
    const older = await olderFor(path, some);
    const { versions, has } = older.trusted([SALES_VERSION, stricter]);
    expect([versions.has(SALES_VERSION), versions.has(stricter), has('P5'), has('P6')]).toEqual([true, false, true, false]);
    expect(await refusal(shardsOf(some, { older, versions: [SALES_VERSION, stricter] }))).toMatchObject({ code: 'BASE140', line: 1 });
    await older.close();
  });

  it('BASE-W4: are not made of a base that changes while it is read', async () => {
    const path = scratch.write('changing.ndjson', NDJSON);
    const base = await openBase(path);
    const hash = await base.hash();
    appendFileSync(path, `${JSON.stringify(partner(11))}\n`);
    expect(await refusal(all(shardsOfBase(base, asked(hash))))).toMatchObject({ code: 'BASE107' });
  });

  it('BASE-W4: are named when all was read, otherwise where rows were left out', async () => {
    const read = async (text: string) => {
      const base = await openBase(scratch.write('named.ndjson', text));
      const shards = shardsOfBase(base, { ...asked(NOT_READ), rows: 'valid' });
      let next = await shards.next();
      while (!next.done) next = await shards.next();
      return [next.value.hash === (await base.hash()), next.value.wrongRows];
    };
    expect(await read(NDJSON)).toEqual([true, 0]);
    expect(await read(`${NDJSON}{ "id": `)).toEqual([false, 1]);
  });

  it('BASE-R7: hold a base of nobody and of one', async () => {
    const none = scratch.write('none.ndjson', '');
    const path = `${scratch.path}/none.snapshot`;
    expect(await writeSnapshotFile(path, shardsIn(none))).toMatchObject({ partners: 0, shards: 1 });
    const snapshot = await openSnapshotFile(path);
    expect((await snapshot.shard(0)).count).toBe(0);
    await snapshot.close();
    expect((await shardsOf(scratch.write('single.ndjson', `${JSON.stringify(partner(1))}\n`))).map(({ count }) => count)).toEqual([1]);
    expect(new SnapshotBuilder([SALES_VERSION], { base: '', asOf: AS_OF }).finish().count).toBe(0);
  });
});

/** What all file handles have. */
async function fileHandles(): Promise<FileHandle> {
  const one = await open(file);
  await one.close();
  return Object.getPrototypeOf(one);
}

const SOLD_UNITS = { title: 'Units', type: 'integer', from: { record: 'order', aggregate: 'sum', of: 'units' } };
/** What it holds, without what memory it lies in. */
const plain = (snapshot: Snapshot): unknown =>
  JSON.parse(JSON.stringify(snapshot, (_, value) => (value instanceof Map ? [...value] : value)));
