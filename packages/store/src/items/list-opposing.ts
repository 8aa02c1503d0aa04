import type { Json } from '@tierwright/program';
import type { Tx } from '../database/store.ts';
import type { OpposingSource } from './opposing-rows.ts';

export interface KeptOpposing {
  readonly id: string;
  readonly source: string;
  readonly body: Json;
  readonly recordedAt: number;
}

/** Records of a kind, by id. */
export async function listOpposing(
  tx: Tx,
  { kind, source }: { readonly kind: OpposingSource; readonly source?: string },
  after: string | undefined,
  limit: number,
): Promise<readonly KeptOpposing[]> {
  let query = tx.db
    .selectFrom('opposing_record')
    .select(['id', 'source', 'body', 'recorded_at as recordedAt'])
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .orderBy('id')
    .limit(limit);
  if (source !== undefined) query = query.where('source', '=', source);
  if (after !== undefined) query = query.where('id', '>', after);
  return query.execute();
}

/** How many records each source has told of a kind. */
export async function countOpposing(tx: Tx, kind: OpposingSource): Promise<Readonly<Record<string, number>>> {
  const rows = await tx.db
    .selectFrom('opposing_record')
    .select(['source', (eb) => eb.fn.countAll<number>().as('records')])
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .groupBy('source')
    .orderBy('source')
    .execute();
  return Object.fromEntries(rows.map(({ source, records }) => [source, Number(records)]));
}
