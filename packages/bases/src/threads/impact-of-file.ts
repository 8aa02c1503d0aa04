import { availableParallelism } from 'node:os';
import { compiledOf, type ImpactPart, mergeImpact, runImpact, type VersionDocument } from '@tierwright/simulation';
import type { AskedOfSnapshot, SnapshotFile } from '../snapshots/open-snapshot-file.ts';
import { FILE_JOB } from './file-job.ts';
import { NodeThreads } from './node-threads.ts';
import { ownTurns } from './own-turns.ts';

/** Below so many partners threads, each of which has to be started and compiles for itself, cost more than they save. */
const PAYS_FROM = 4_000_000;

export interface FileImpactAsked {
  readonly baseline: VersionDocument;
  readonly candidate: VersionDocument;
  /** The days that are asked about; without them those that it was made for. */
  readonly days?: AskedOfSnapshot['days'];
  /** Threads; without it one for each processor where the base is large. The answer is the same with any number. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Partners that are done; told after each shard. */
  readonly progress?: (done: number) => void;
}

/** Decides a snapshot on disk under both versions, shard by shard. Throws BaseRefused (BASE152, BASE154), or the
 * reason of a cancellation. */
export async function impactOfFile(file: SnapshotFile, asked: FileImpactAsked): Promise<ImpactPart> {
  const threads = Math.min(file.shards, asked.threads ?? (file.partners < PAYS_FROM ? 1 : availableParallelism()));
  return threads < 2 ? await inThisThread(file, asked) : await inThreads(file, asked, threads);
}

async function inThisThread(
  file: SnapshotFile,
  { baseline, candidate, days = file.made, threads: _, ...watch }: FileImpactAsked,
): Promise<ImpactPart> {
  const versions = { baseline: compiledOf(baseline), candidate: compiledOf(candidate) };
  return await runImpact(file.all({}, { versions: [versions.baseline, versions.candidate], days }), versions, {
    ...watch,
    pause: ownTurns(),
  });
}

async function inThreads(
  { path, shards, made }: SnapshotFile,
  { baseline, candidate, days = made, signal, progress }: FileImpactAsked,
  count: number,
): Promise<ImpactPart> {
  signal?.throwIfAborted();
  const threads = new NodeThreads(count);
  const end = () => void threads.close();
  signal?.addEventListener('abort', end, { once: true });
  try {
    let whole = mergeImpact([]);
    // Merged in the order of the shards, so that even the part is the same as that of one thread.
    const waiting = new Map<number, ImpactPart>();
    let next = 0;
    let done = 0;
    const decided = Array.from({ length: shards }, async (_, place) => {
      const part = (await threads.run(FILE_JOB, { path, place, days, baseline, candidate })) as ImpactPart;
      waiting.set(place, part);
      for (let ready = waiting.get(next); ready; ready = waiting.get(next)) {
        whole = mergeImpact([whole, ready]);
        waiting.delete(next);
        next += 1;
      }
      done += part.partners;
      progress?.(done);
    });
    await Promise.all(decided);
    return whole;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
    await threads.close();
  }
}
