import type { Json } from '@tierwright/program';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

import { PARTNER_CHANGE } from './partner-change.ts';

/** A row of a record as it is kept; `replacedBy` is the row that corrects it. */
export interface KeptRecord {
  readonly seq: number;
  readonly partner: string;
  readonly kind: string;
  readonly id: string | null;
  readonly recordedAt: number;
  readonly source: string;
  readonly sourceRef: string | null;
  readonly replaces: number | null;
  readonly replacedBy: number | null;
  readonly body: Json | null;
}

export interface RecordFilter {
  readonly partner?: string;
  readonly kind?: string;
  readonly source?: string;
  /** `current`: what holds now; `all`: what was corrected or taken away too, and how the partner itself changed. */
  readonly rows: 'current' | 'all';
}

/** Records in the order they were kept, after one of them. */
export async function listRecords(
  tx: Tx,
  { partner, kind, source, rows }: RecordFilter,
  after: number | undefined,
  limit: number,
): Promise<KeptRecord[]> {
  let query = tx.db
    .selectFrom('record as r')
    .leftJoin('record as later', (join) => join.onRef('later.tenant', '=', 'r.tenant').onRef('later.replaces', '=', 'r.seq'))
    .select([
      'r.seq',
      'r.partner',
      'r.kind',
      'r.id',
      'r.recorded_at as recordedAt',
      'r.source',
      'r.source_ref as sourceRef',
      'r.replaces',
      'later.seq as replacedBy',
      'r.body',
    ])
    .where('r.tenant', '=', tx.tenant);
  if (partner !== undefined) query = query.where('r.partner', '=', partner);
  if (kind !== undefined) query = query.where('r.kind', '=', kind);
  if (source !== undefined) query = query.where('r.source', '=', source);
  if (rows === 'current')
    query = query.where('later.seq', 'is', null).where('r.kind', '<>', PARTNER_CHANGE).where('r.body', 'is not', null);
  if (after !== undefined) query = query.where('r.seq', '>', after);
  return await query.orderBy('r.seq').limit(limit).execute();
}

/** How many records of each kind hold now. */
export async function countRecords(tx: Tx, partner: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select r.kind, count(*)::int as count from record r
    where r.tenant = ${tx.tenant} and r.partner = ${partner} and r.kind <> ${PARTNER_CHANGE} and r.body is not null
      and not exists (select 1 from record later where later.tenant = r.tenant and later.replaces = r.seq)
    group by r.kind order by r.kind`.execute(tx.db);
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
