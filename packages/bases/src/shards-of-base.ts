import type { CompiledProgram } from '@tierwright/engine';
import { type Snapshot, SnapshotBuilder, type SnapshotQuestion } from '@tierwright/simulation';
import type { BaseRead, BaseReading } from './base.ts';
import type { OpenBase } from './open-base.ts';
import { BaseRefused } from './problems/base-refused.ts';

/** Partners of a shard. */
const SHARD = 100_000;

export interface ShardsAsked extends Omit<BaseReading, 'versions'> {
  /** The versions that are to decide it. */
  readonly versions: readonly CompiledProgram[];
  readonly question: Omit<SnapshotQuestion, 'base'>;
  readonly shard?: number;
  /** Snapshots of the same shards: what they have is not reckoned again. */
  readonly reuse?: (shard: number, question: SnapshotQuestion) => Promise<Snapshot | undefined>;
}

/**
 * A base as columns, shard by shard; at the end what was read. It is read twice, first for its hash, which each shard is named
 * by. What it gave counts only when it ends well: a wrong row may stand in its last line. Throws BaseRefused, or the reason of a
 * cancellation.
 */
export async function* shardsOfBase(base: OpenBase, asked: ShardsAsked): AsyncGenerator<Snapshot, BaseRead> {
  const { versions, question: days, shard = SHARD, reuse, ...reading } = asked;
  const question: SnapshotQuestion = { ...days, base: await base.hash(reading) };
  const begun = async (index: number) => new SnapshotBuilder(versions, question, await reuse?.(index, question));
  let builder = await begun(0);
  let index = 0;
  let taken = 0;
  const partners = base.read({ ...reading, versions });
  let next = await partners.next();
  for (; !next.done; next = await partners.next()) {
    for (const { partner } of next.value) {
      if (taken === shard) {
        yield builder.finish();
        index += 1;
        builder = await begun(index);
        taken = 0;
      }
      builder.add(partner);
      taken += 1;
    }
  }
  if (next.value.hash !== question.base) throw new BaseRefused('BASE107', `${base.path} changed while it was read.`, { file: base.path });
  yield builder.finish();
  return next.value;
}
