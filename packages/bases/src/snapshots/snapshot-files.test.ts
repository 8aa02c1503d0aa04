import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { compileProgram } from '@tierwright/engine';
import { makeSnapshot, type Snapshot, SnapshotBuilder } from '@tierwright/simulation';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { AS_OF, refusal, SALES_VERSION, salesAt, scratchFolder } from '../base.fixture.ts';
import { openBase } from '../open-base.ts';
import { shardsOfBase } from '../shards-of-base.ts';
import { openSnapshotFile, reuseOf } from './open-snapshot-file.ts';
import { writeSnapshotFile } from './write-snapshot-file.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

const partner = (index: number) => ({
  ...{ id: `P${index}`, attributes: { type: 'agency' } },
  records: { order: [{ soldOn: '2026-01-01', amount: index }] },
});
const NDJSON = Array.from({ length: 10 }, (_, index) => `${JSON.stringify(partner(index))}\n`).join('');
const file = scratch.write('partners.ndjson', NDJSON);
const asked = (more: object = {}) => ({ versions: [SALES_VERSION], question: { asOf: AS_OF }, shard: 4, ...more });
const listed = () => readdirSync(scratch.path).sort();

async function all<T>(generator: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of generator) found.push(one);
  return found;
}
const shardsOf = async (path: string, more?: object) => all(shardsOfBase(await openBase(path), asked(more)));

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
    const refused = await refusal(writeSnapshotFile(path, shardsOfBase(await openBase(wrong), asked())));
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

  it('BASE-W3: give columns that they have to a newer one of the same base', async () => {
    const path = `${scratch.path}/older.snapshot`;
    await writeSnapshotFile(path, await shardsOf(file));
    const older = await openSnapshotFile(path);
    const versions = [SALES_VERSION, compileProgram({ ...salesAt(5), facts: { ...salesAt(5).facts, units: SOLD_UNITS } } as never)];
    const anew = await shardsOf(file, { versions });
    const reckoned = vi.spyOn(SALES_VERSION.facts, 'facts');
    const reused = await shardsOf(file, { versions, reuse: reuseOf(older) });
    // What is common to both versions is known; only what is new is reckoned.
    expect(reckoned.mock.calls.length).toBe(0);
    reckoned.mockRestore();
    expect(reused.map(plain)).toEqual(anew.map(plain));
    const another = scratch.write('another.ndjson', `${NDJSON}${JSON.stringify(partner(10))}\n`);
    expect((await shardsOf(another, { reuse: reuseOf(older) })).map(({ count }) => count)).toEqual([4, 4, 3]);
    expect(await reuseOf(older)(0, { ...older.made, asOf: '2026-07-01' })).toBeUndefined();
    await older.close();
  });

  it('BASE-W4: are not made of a base that changes while it is read', async () => {
    const path = scratch.write('changing.ndjson', NDJSON);
    const base = await openBase(path);
    const changed = { ...base, hash: async () => base.hash().finally(() => appendFileSync(path, `${JSON.stringify(partner(11))}\n`)) };
    expect(await refusal(all(shardsOfBase(changed, asked())))).toMatchObject({ code: 'BASE107' });
  });

  it('BASE-R7: hold a base of nobody and of one', async () => {
    const none = scratch.write('none.ndjson', '');
    const path = `${scratch.path}/none.snapshot`;
    expect(await writeSnapshotFile(path, shardsOfBase(await openBase(none), asked()))).toMatchObject({ partners: 0, shards: 1 });
    const snapshot = await openSnapshotFile(path);
    expect((await snapshot.shard(0)).count).toBe(0);
    await snapshot.close();
    expect((await shardsOf(scratch.write('single.ndjson', `${JSON.stringify(partner(1))}\n`))).map(({ count }) => count)).toEqual([1]);
    expect(new SnapshotBuilder([SALES_VERSION], { base: '', asOf: AS_OF }).finish().count).toBe(0);
  });
});

const SOLD_UNITS = { title: 'Units', type: 'integer', from: { record: 'order', aggregate: 'sum', of: 'units' } };
/** What it holds, without what memory it lies in. */
const plain = (snapshot: Snapshot): unknown =>
  JSON.parse(JSON.stringify(snapshot, (_, value) => (value instanceof Map ? [...value] : value)));
