import type { LifecycleProgram, Member } from '@tierwright/lifecycle';
import { type Snapshot, SnapshotBuilder, type SnapshotQuestion } from '@tierwright/simulation';
import type { PartnerPage } from '@tierwright/store';
import { breathe } from '../decisions/breathe.ts';
import { withMember } from '../decisions/with-member.ts';

export interface ShardsMade {
  /** The first one says how memberships are read. */
  readonly versions: readonly LifecycleProgram[];
  readonly question: SnapshotQuestion;
  /** Partners of a shard. */
  readonly shard: number;
  readonly signal?: AbortSignal | undefined;
  /** Told after each page: partners that are in shards. */
  readonly taken?: (done: number) => void;
}

/** Pages of partners as shards, in the order in which they come; where there is no partner, one shard without any. */
export async function* shardsOfPages(
  pages: AsyncIterable<PartnerPage>,
  { versions, question, shard, signal, taken }: ShardsMade,
): AsyncGenerator<Snapshot> {
  const [first] = versions;
  const compiled = versions.map((version) => version.compiled);
  const newBuilder = () => new SnapshotBuilder(compiled, question);
  const pause = breathe();
  let builder = newBuilder();
  let [waiting, done, isAny] = [0, 0, false];
  for await (const { files, members } of pages) {
    signal?.throwIfAborted();
    for (const [id, file] of files) {
      const waits = pause();
      if (waits) {
        await waits;
        signal?.throwIfAborted();
      }
      const member = members.get(id) as unknown as Member | undefined;
      // A review inside of a range is no beginning, but it is compared on its day (SIM-T7), and the last day is decided by it.
      builder.add(first && member ? withMember(first, file, member, question.asOf) : file);
      waiting += 1;
      if (waiting < shard) continue;
      yield builder.finish();
      [builder, waiting, isAny] = [newBuilder(), 0, true];
    }
    done += files.size;
    taken?.(done);
  }
  if (waiting > 0 || !isAny) yield builder.finish();
}
