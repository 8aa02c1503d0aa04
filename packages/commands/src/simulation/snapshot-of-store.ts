import { AsyncResource } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { LifecycleProgram } from '@tierwright/lifecycle';
import { NOT_READ, named, type Snapshot, type SnapshotQuestion } from '@tierwright/simulation';
import { countPartners, type IdRange, type PartnerFilter, partnerPages, type Store, type Tx } from '@tierwright/store';
import { readingOf } from '../decisions/asked-partners.ts';
import { shardsOfPages } from './shards-of-pages.ts';

/** Partners that are read at once: so many records are in memory. */
const PAGE = 500;
/** Partners of a shard. */
const SHARD = 100_000;

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
  const hash = createHash('sha256');
  const total = await countPartners(tx, partners);
  const seen = (text: string) => hash.update(text).update('\n');
  const asked = { ...readingOf(versions, question), partners, ...(range ? { range } : {}), size: page, seen };
  const shards: Snapshot[] = [];
  const made = { versions, question: { ...question, base: NOT_READ }, shard, signal };
  const taken = (done: number) => progress?.(done, Math.max(total, done));
  for await (const one of shardsOfPages(partnerPages(tx, asked), { ...made, taken })) shards.push(one);
  const base = hash.digest('hex');
  return shards.map((one) => named(one, base));
}
