import { createHash } from 'node:crypto';
import { canonicalize } from '@tierwright/program';
import { type Snapshot, SnapshotBuilder } from '@tierwright/simulation';
import { type IdRange, listPartnerIds } from '@tierwright/store';
import type { Service } from '../../command/command.ts';
import { loadPartners, partnerUnder } from '../../decisions/asked-partners.ts';
import { breathe } from '../../decisions/breathe.ts';
import type { Simulated } from './simulated.ts';

/** Partners that are read at once: a read keeps the embedded store from everybody else. */
const PAGE = 100;
/** Partners that are put into columns at once. */
const SHARD = 2000;

export interface ShardsAsked {
  readonly tenant: string;
  readonly simulated: Simulated;
  /** Which of the partners; all of them: `{ after: null, through: null }`. */
  readonly range: IdRange;
  readonly signal: AbortSignal;
}

/** Names what partners are read from: the store of a tenant, as it was known. */
const baseOf = (tenant: string, { partners, days }: Simulated['input']): string =>
  createHash('sha256')
    .update(canonicalize({ tenant, partners, asKnownOn: days.asKnownOn ?? null }))
    .digest('hex');

/** The partners of the store as shards, read page by page. */
export async function* baseShards(
  { store }: Service,
  { tenant, simulated, range: { after, through }, signal }: ShardsAsked,
): AsyncGenerator<Snapshot> {
  const { input, before, after: candidate, versions } = simulated;
  const question = { base: baseOf(tenant, input), ...input.days };
  const newBuilder = () => new SnapshotBuilder([versions.baseline, versions.candidate], question);
  const pause = breathe();
  let builder = newBuilder();
  let waiting = 0;
  for (let last = after; ; ) {
    const { ids, loaded } = await store.read(tenant, async (tx) => {
      const page = await listPartnerIds(tx, input.partners, { after: last, through }, PAGE);
      return { ids: page, loaded: await loadPartners(tx, [before, candidate], page, input.days.asKnownOn) };
    });
    for (const id of ids) {
      await pause();
      signal.throwIfAborted();
      // What is held now is held under the version in force.
      builder.add(partnerUnder(before, loaded, id, input.days.asOf) ?? { id });
      waiting += 1;
    }
    const isLast = ids.length < PAGE;
    if (waiting > 0 && (isLast || waiting >= SHARD)) {
      yield builder.finish();
      builder = newBuilder();
      waiting = 0;
    }
    if (isLast) return;
    last = ids.at(-1) ?? null;
  }
}
