import type { Json } from '@tierwright/program';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import { addWatermarks, sourceWatermarks } from '../partners/watermarks.ts';
import { type CustomerKey, type CustomerOf, putCustomerKeys } from './customer-rows.ts';

/** What may stand in a deal's way. */
export type OpposingSource = Exclude<CustomerOf, 'deal'>;

export interface OpposingRow {
  readonly id: string;
  readonly body: Json;
  /** What its customer is found by. */
  readonly keys: readonly CustomerKey[];
}

/** No kind of a program has a dot: how far these sources are loaded says nothing of records of partners. */
const watermarkOf = (source: OpposingSource): string => `opposing.${source}`;

/** What a source has now, instead of what it had: from now on it is known of every customer whether something is in the way. */
export async function putOpposing(
  tx: Tx,
  source: OpposingSource,
  rows: readonly OpposingRow[],
  { from, through, at }: { readonly from: string; readonly through: string; readonly at: number },
): Promise<void> {
  const had = await tx.db.selectFrom('opposing_record').select('id').where('tenant', '=', tx.tenant).where('source', '=', source).execute();
  const kept = new Set(rows.map(({ id }) => id));
  for (const { id } of had) if (!kept.has(id)) await putCustomerKeys(tx, source, id, []);
  await tx.db.deleteFrom('opposing_record').where('tenant', '=', tx.tenant).where('source', '=', source).execute();
  for (const { id, body, keys } of rows) {
    await tx.db
      .insertInto('opposing_record')
      .values({ tenant: tx.tenant, source, id, body: JSON.stringify(body), recorded_at: at })
      .execute();
    await putCustomerKeys(tx, source, id, keys);
  }
  await addWatermarks(tx, from, { [watermarkOf(source)]: through }, at);
}

/** Of these sources those that somebody has loaded. */
export async function loadedOpposing(tx: Tx, sources: readonly OpposingSource[]): Promise<readonly OpposingSource[]> {
  const told = await sourceWatermarks(tx);
  return sources.filter((source) => {
    const words = told.filter(({ kind }) => kind === watermarkOf(source));
    return words.length > 0 && words.every(({ throughOn }) => throughOn !== null);
  });
}

/** The records of these sources whose customer shares one of these keys, by source and id. */
export async function opposingSharing(
  tx: Tx,
  sources: readonly OpposingSource[],
  keys: readonly CustomerKey[],
): Promise<readonly { readonly source: OpposingSource; readonly id: string; readonly body: Json }[]> {
  if (keys.length === 0 || sources.length === 0) return [];
  const { rows } = await sql<{ source: OpposingSource; id: string; body: Json }>`
    select o.source, o.id, o.body from opposing_record o
    where o.tenant = ${tx.tenant} and (o.source, o.id) in (
      select k.subject_kind, k.subject from customer_key k
      join unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ value }) => value)}::text[]) as asked(kind, value)
        on asked.kind = k.kind and asked.value = k.value
      where k.tenant = ${tx.tenant} and k.subject_kind = any(${[...sources]}::text[]))
    order by o.source, o.id`.execute(tx.db);
  return rows;
}
