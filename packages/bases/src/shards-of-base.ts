import { createHash } from 'node:crypto';
import type { CompiledProgram } from '@tierwright/engine';
import { type Cut, cutShards, NOT_READ, type Snapshot, type SnapshotQuestion } from '@tierwright/simulation';
import type { BaseRead, BaseReading } from './base.ts';
import type { OpenBase } from './open-base.ts';
import { BaseRefused } from './problems/base-refused.ts';
import type { OlderSnapshot } from './snapshots/older-snapshot.ts';

/** Partners of a shard. */
const SHARD = 100_000;

export interface ShardsAsked extends Omit<BaseReading, 'versions' | 'trusted'>, Pick<Cut, 'seen' | 'pause'> {
  /** The versions that are to decide it. */
  readonly versions: readonly CompiledProgram[];
  /** With the hash of the base, or `NOT_READ`: then it is read once, and shards are `named` when all of it is read. */
  readonly question: SnapshotQuestion;
  readonly shard?: number;
  /** A snapshot of the same content for the same question. */
  readonly older?: OlderSnapshot;
}

/**
 * A base as columns, shard by shard; at the end what was read. What it gave counts only when it ends well: a wrong row may stand
 * in its last line, and then it may have another hash than it was said to have. Throws BaseRefused, or the reason of a
 * cancellation.
 */
export async function* shardsOfBase(base: Pick<OpenBase, 'path' | 'read'>, asked: ShardsAsked): AsyncGenerator<Snapshot, BaseRead> {
  const { versions, question, shard = SHARD, older, seen, pause, ...reading } = asked;
  const { signal } = reading;
  let read: BaseRead | undefined;
  async function* partners() {
    read = yield* base.read({ ...reading, versions, ...(older ? { trusted: older.trusted(versions) } : {}) });
    if (question.base !== NOT_READ && read.hash !== question.base)
      throw new BaseRefused('BASE107', `${base.path} changed while it was read.`, { file: base.path });
  }
  const given = { older, seen, pause, signal };
  yield* cutShards(partners(), { versions, question, shard, ...(given as Partial<Cut>) });
  if (read === undefined) throw new Error('a base that is cut was read');
  return { ...read, hash: contentOf(read) };
}

/** The hash of the base; where rows were left out another: what versions leave out is not what others do. */
const contentOf = ({ hash, wrongRows, problems }: BaseRead): string =>
  wrongRows === 0 ? hash : createHash('sha256').update(JSON.stringify({ hash, wrongRows, problems })).digest('hex');
