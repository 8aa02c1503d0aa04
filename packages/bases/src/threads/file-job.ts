import { compiledOf, type ImpactPart, impactOf, type VersionDocument } from '@tierwright/simulation';
import { type AskedOfSnapshot, openSnapshotFile } from '../snapshots/open-snapshot-file.ts';

/** A shard of a snapshot on disk, which the thread reads itself: nothing large goes from thread to thread. */
export interface FileJob {
  readonly path: string;
  /** Of the shard. */
  readonly place: number;
  readonly days: AskedOfSnapshot['days'];
  readonly baseline: VersionDocument;
  readonly candidate: VersionDocument;
}

export const FILE_JOB = 'impactOfFile';

export async function impactOfShard({ path, place, days, ...versions }: FileJob): Promise<ImpactPart> {
  const file = await openSnapshotFile(path);
  try {
    const { baseline, candidate } = { baseline: compiledOf(versions.baseline), candidate: compiledOf(versions.candidate) };
    return impactOf(await file.shard(place, { versions: [baseline, candidate], days }), { baseline, candidate });
  } finally {
    await file.close();
  }
}
