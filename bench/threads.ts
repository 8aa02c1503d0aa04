import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { impactOfFile, openSnapshotFile, writeSnapshotFile } from '@tierwright/bases';
import { growthVersions, shardsOf } from './growth.ts';

export interface ThreadsBench {
  readonly partners: number;
  readonly shards: number;
  /** A snapshot on disk decided under two versions, the threads started and ended; medians. */
  readonly oneThread: number;
  readonly twoThreads: number;
}

/** Whole shards in one thread and in two, in turn; the parts are the same bytes. */
export async function benchThreads(partners: number, rounds: number): Promise<ThreadsBench> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-threads-'));
  try {
    const { versions, documents } = growthVersions();
    const path = join(folder, 'base.snapshot');
    const { shards } = await writeSnapshotFile(path, shardsOf(versions, partners));
    const file = await openSnapshotFile(path);
    const texts = new Set<string>();
    const seconds = async (threads: number): Promise<number> => {
      const began = performance.now();
      const part = await impactOfFile(file, { ...documents, threads });
      const took = (performance.now() - began) / 1000;
      texts.add(JSON.stringify(part));
      return took;
    };
    const [one, two]: [number[], number[]] = [[], []];
    await seconds(1);
    for (let round = 0; round < rounds; round += 1) {
      one.push(await seconds(1));
      two.push(await seconds(2));
    }
    await file.close();
    if (texts.size !== 1) throw new Error('threads give another part');
    const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
    return { partners, shards, oneThread: median(one), twoThreads: median(two) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [partners = '1000000', rounds = '3'] = process.argv.slice(2);
  console.log(JSON.stringify(await benchThreads(Number(partners), Number(rounds))));
}
