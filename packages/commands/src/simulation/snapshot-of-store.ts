import { AsyncResource } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { LifecycleProgram, Member } from '@tierwright/lifecycle';
import { type Snapshot, SnapshotBuilder, type SnapshotQuestion } from '@tierwright/simulation';
import { countPartners, type IdRange, type PartnerFilter, partnerPages, type Store, type Tx } from '@tierwright/store';
import { countsFamilies, endOf } from '../decisions/asked-partners.ts';
import { breathe } from '../decisions/breathe.ts';
import { withMember } from '../decisions/with-member.ts';

/** Partners that are read at once: so many records are in memory. */
const PAGE = 500;
/** Partners of a shard. */
const SHARD = 100_000;
/** What stands for the hash of what was read until all of it is read. */
const NOT_READ = '';

export interface SnapshotAsked {
  /** The first one says how memberships are read. */
  readonly versions: readonly LifecycleProgram[];
  readonly question: Omit<SnapshotQuestion, 'base'>;
  readonly partners: PartnerFilter;
  /** Only these of them. */
  readonly range?: IdRange;
  readonly signal?: AbortSignal;
  /** Partners that are read, and how many there are. */
  readonly progress?: (done: number, of: number) => void;
  readonly shard?: number;
  /** Partners that are read at once. */
  readonly page?: number;
}

/** Partners of the store as columns, all of one moment; their `base` is a hash of what was read. */
export async function snapshotOfStore(store: Store, tenant: string, asked: SnapshotAsked): Promise<readonly Snapshot[]> {
  // Who is told how far it is may have transactions of its own, which there are none of inside this one.
  const progress = asked.progress && AsyncResource.bind(asked.progress);
  // Tried again as a whole where the database asks for it, so nothing is kept from a try.
  return await store.read(tenant, (tx) => readShards(tx, { ...asked, ...(progress ? { progress } : {}) }));
}

async function readShards(
  tx: Tx,
  { versions, question, partners, range, signal, progress, shard = SHARD, page = PAGE }: SnapshotAsked,
): Promise<readonly Snapshot[]> {
  const [first] = versions;
  const compiled = versions.map((version) => version.compiled);
  const hash = createHash('sha256');
  const pause = breathe();
  const total = await countPartners(tx, partners);
  const shards: Snapshot[] = [];
  let builder = new SnapshotBuilder(compiled, { ...question, base: NOT_READ });
  let taken = 0;
  let done = 0;
  const seen = (text: string) => hash.update(text).update('\n');
  const family = versions.some(countsFamilies) ? 'whole' : 'none';
  const known = question.asKnownOn === undefined || !first ? {} : { knownAt: endOf(question.asKnownOn, first) };
  for await (const { files, members } of partnerPages(tx, { partners, ...(range ? { range } : {}), size: page, family, seen, ...known })) {
    signal?.throwIfAborted();
    for (const [id, file] of files) {
      const waits = pause();
      if (waits) {
        await waits;
        signal?.throwIfAborted();
      }
      const member = members.get(id) as unknown as Member | undefined;
      builder.add(first && member ? withMember(first, file, member, question.from ?? question.asOf) : file);
      taken += 1;
      if (taken < shard) continue;
      shards.push(builder.finish());
      builder = new SnapshotBuilder(compiled, { ...question, base: NOT_READ });
      taken = 0;
    }
    done += files.size;
    progress?.(done, Math.max(total, done));
  }
  if (taken > 0 || shards.length === 0) shards.push(builder.finish());
  const base = hash.digest('hex');
  return shards.map((one) => ({ ...one, made: { ...one.made, base } }));
}
