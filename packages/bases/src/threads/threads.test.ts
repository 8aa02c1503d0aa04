import { pathToFileURL } from 'node:url';
import { hashProgram, type Program } from '@tierwright/program';
import { compiledOf, impactReport, makeSnapshot } from '@tierwright/simulation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AS_OF, refusal, SALES, SALES_VERSION, salesAt, scratchFolder } from '../base.fixture.ts';
import { openSnapshotFile, type SnapshotFile } from '../snapshots/open-snapshot-file.ts';
import { writeSnapshotFile } from '../snapshots/write-snapshot-file.ts';
import { impactOfFile } from './impact-of-file.ts';
import { NodeThreads } from './node-threads.ts';

const scratch = scratchFolder();
const document = (program: Program) => ({ program, hash: hashProgram(program) });
const versions = { baseline: document(SALES), candidate: document(salesAt(40)) };
const shard = (first: number) =>
  makeSnapshot(
    [SALES_VERSION],
    Array.from({ length: 30 }, (_, index) => ({
      ...{ id: `P${first + index}`, attributes: { type: 'agency' } },
      records: { order: [{ soldOn: '2026-01-01', amount: first + index }] },
    })),
    { base: 'a'.repeat(64), asOf: AS_OF },
  );
let file: SnapshotFile;
beforeAll(async () => {
  const path = `${scratch.path}/some.snapshot`;
  await writeSnapshotFile(path, [shard(0), shard(30), shard(60)]);
  file = await openSnapshotFile(path);
});
afterAll(async () => {
  await file.close();
  scratch.remove();
});

describe('threads', () => {
  it('BASE-T1: give the same bytes as this one, however many they are', async () => {
    const told: number[] = [];
    const compiled = { baseline: compiledOf(versions.baseline), candidate: compiledOf(versions.candidate) };
    const report = async (threads?: number) => {
      const part = await impactOfFile(file, {
        ...versions,
        ...(threads === undefined ? {} : { threads }),
        progress: (done) => told.push(done),
      });
      return JSON.stringify(impactReport(part, compiled));
    };
    const one = await report();
    expect(told).toEqual([30, 60, 90]);
    expect(one).toContain('"partners":90');
    expect(await report(2)).toBe(one);
    expect(told.slice(3)).toEqual([30, 60, 90]);
    const threads = new NodeThreads(1);
    const part = await threads.run('impact', { ...versions, snapshot: shard(0) });
    expect(part).toMatchObject({ partners: 30 });
    await threads.close();
  });

  it('BASE-T2: replace one that ends, once, and tell what a job refuses', async () => {
    // It ends at its first job, unless the file is there that says that it did before.
    const mark = `${scratch.path}/ended`;
    const entry = scratch.write(
      'ending.mjs',
      `import { existsSync, writeFileSync } from 'node:fs';
       import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ job }) => {
         if (job === 'always' || !existsSync(${JSON.stringify(mark)})) {
           writeFileSync(${JSON.stringify(mark)}, '');
           process.exit(3);
         }
         parentPort.postMessage({ ok: true, result: job });
       });`,
    );
    const ending = new NodeThreads(2, pathToFileURL(entry));
    expect(await ending.run('once', null)).toBe('once');
    expect(await refusal(ending.run('always', null))).toMatchObject({ code: 'BASE153' });
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((job) => ending.run(job, null)))).toEqual(['a', 'b', 'c', 'd']);
    await ending.close();
    for (const count of [1, 2])
      expect(await refusal(impactOfFile(file, { ...versions, days: { asOf: '2026-07-01' }, threads: count }))).toMatchObject({
        code: 'BASE154',
        causes: [{ code: 'SIM113' }, {}],
      });
    const threads = new NodeThreads(1);
    const input = { ...versions, path: scratch.write('no.snapshot', 'x'), place: 0 };
    expect(await refusal(threads.run('impactOfFile', input))).toMatchObject({ code: 'BASE151', file: input.path });
    await expect(threads.run('nothing', null)).rejects.toThrow('There is no job nothing');
    await threads.close();
  });

  it('BASE-T3: end in the middle of their jobs when somebody cancels', async () => {
    const stop = new AbortController();
    const deciding = impactOfFile(file, { ...versions, threads: 2, signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 10);
    await expect(deciding).rejects.toThrow('enough');
    await expect(impactOfFile(file, { ...versions, threads: 2, signal: stop.signal })).rejects.toThrow('enough');
    const entry = scratch.write(
      'endless.mjs',
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });`,
    );
    const threads = new NodeThreads(1, pathToFileURL(entry));
    const endless = threads.run('endless', null);
    setTimeout(() => void threads.close(), 20);
    await expect(endless).rejects.toThrow('closed');
  });
});
