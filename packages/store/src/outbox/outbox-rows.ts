import type { Json } from '@tierwright/program';
import { type Selectable, sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { OutboxRow } from '../database/tables/platform.ts';

/** What has to be told to somebody outside the transaction, until it is acknowledged. */
export type StoredOutbox = Pick<Selectable<OutboxRow>, 'seq' | 'subject' | 'revision' | 'kind' | 'body' | 'attempts'>;

export interface NewOutbox {
  /** `deal/<id>`. */
  readonly subject: string;
  readonly revision: number;
  /** `item`: its workflow is told; `release`: the rollout of a version; `simulation`: a job of a workflow; `digest`: what waits for somebody's digest goes out. */
  readonly kind: string;
  /** Ids and hashes, never documents. */
  readonly body: Json;
}

/** To be sent after this commit, which wakes whoever sends; or from an instant on. */
export async function addToOutbox(tx: Tx, { body, ...row }: NewOutbox, now: number, from = now): Promise<void> {
  await tx.db
    .insertInto('outbox')
    .values({ tenant: tx.tenant, ...row, body: JSON.stringify(body), state: 'waiting', next_at: from, problem: null, created_at: now })
    .execute();
  if (from <= now) tx.wakeOutbox();
}

export interface OutboxClaim {
  readonly kinds: readonly string[];
  readonly now: number;
  /** How long nobody else sends what is claimed, ms: after that a sender that died has lost it. */
  readonly lease: number;
  readonly limit: number;
}

/** Takes rows that wait to be sent. By state, never by "after the last id": ids commit out of order. */
export async function claimOutbox(tx: Tx, { kinds, now, lease, limit }: OutboxClaim): Promise<readonly StoredOutbox[]> {
  const { rows } = await sql<StoredOutbox>`
    update outbox set next_at = ${now + lease}::bigint, attempts = attempts + 1
    where tenant = ${tx.tenant}::uuid and seq in (
      select seq from outbox
      where tenant = ${tx.tenant}::uuid and state = 'waiting' and next_at <= ${now}::bigint and kind = any(${[...kinds]}::text[])
      order by next_at, seq limit ${limit} for update skip locked)
    returning seq, subject, revision, kind, body, attempts`.execute(tx.db);
  return [...rows].sort((a, b) => a.seq - b.seq);
}

/** Acknowledged: it need not be kept. */
export async function outboxSent(tx: Tx, seqs: readonly number[]): Promise<void> {
  if (seqs.length === 0) return;
  await sql`delete from outbox where tenant = ${tx.tenant}::uuid and seq = any(${[...seqs]}::bigint[])`.execute(tx.db);
}

/** Not sent: to be tried again at an instant. */
export async function outboxDelayed(
  tx: Tx,
  delayed: readonly { readonly seq: number; readonly nextAt: number; readonly problem: string }[],
): Promise<void> {
  for (const { seq, nextAt, problem } of delayed) {
    await tx.db
      .updateTable('outbox')
      .set({ next_at: nextAt, problem })
      .where('tenant', '=', tx.tenant)
      .where('seq', '=', seq)
      .where('state', '=', 'waiting')
      .execute();
  }
}
