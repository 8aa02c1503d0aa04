import type { LifecycleProgram, Member } from '@tierwright/lifecycle';
import { cutShards, type Snapshot, type SnapshotQuestion } from '@tierwright/simulation';
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
  function* read({ files, members }: PartnerPage) {
    for (const [id, file] of files) {
      const member = members.get(id) as unknown as Member | undefined;
      // A review inside of a range is no beginning, but it is compared on its day (SIM-T7), and the last day is decided by it.
      yield { partner: first && member ? withMember(first, file, member, question.asOf) : file };
    }
  }
  async function* partners() {
    let done = 0;
    for await (const page of pages) {
      yield read(page);
      done += page.files.size;
      taken?.(done);
    }
  }
  const cut = { versions: versions.map(({ compiled }) => compiled), question, shard, pause: breathe() };
  yield* cutShards(partners(), signal === undefined ? cut : { ...cut, signal });
}
