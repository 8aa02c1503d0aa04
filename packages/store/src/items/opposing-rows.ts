import type { Json } from '@tierwright/program';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import { addWatermarks, sourceWatermarks } from '../partners/watermarks.ts';
import type { CustomerKey, CustomerOf } from './customer-rows.ts';

/** What may stand in a deal's way. */
export type OpposingSource = Exclude<CustomerOf, 'deal'>;

/** No kind of a program has a dot: how far these sources are loaded says nothing of records of partners. */
const watermarkOf = (kind: OpposingSource): string => `opposing.${kind}`;

/** A source says through which day it has told what stands in the way; null: nothing of it counts as known any more. */
export const markOpposing = (tx: Tx, kind: OpposingSource, source: string, throughOn: string | null, at: number): Promise<void> =>
  addWatermarks(tx, source, { [watermarkOf(kind)]: throughOn }, at);

/** How far each source has told a kind, by source. */
export async function opposingWatermarks(
  tx: Tx,
  kind: OpposingSource,
): Promise<readonly { readonly source: string; readonly throughOn: string | null; readonly recordedAt: number }[]> {
  return (await sourceWatermarks(tx)).filter((told) => told.kind === watermarkOf(kind));
}

/** Of these kinds those that every source of them has loaded: of each customer it is known whether something is in the way. */
export async function loadedOpposing(tx: Tx, kinds: readonly OpposingSource[]): Promise<readonly OpposingSource[]> {
  const told = await sourceWatermarks(tx);
  return kinds.filter((of) => {
    const words = told.filter(({ kind }) => kind === watermarkOf(of));
    return words.length > 0 && words.every(({ throughOn }) => throughOn !== null);
  });
}

/** What stands in the way of customers with these keys. */
export interface OpposingFound {
  /** Of the kinds those that every source of them has loaded, as `loadedOpposing` gives them. */
  readonly loaded: readonly OpposingSource[];
  /** By kind and id. */
  readonly records: readonly { readonly kind: OpposingSource; readonly id: string; readonly body: Json }[];
}

/** The records of these kinds whose customer shares one of these keys, and which kinds are loaded at the same instant. */
export async function opposingSharing(tx: Tx, kinds: readonly OpposingSource[], keys: readonly CustomerKey[]): Promise<OpposingFound> {
  const marks = kinds.map(watermarkOf);
  const { rows } = await sql<{ readonly loaded: readonly string[]; readonly records: OpposingFound['records'] }>`
    select
      array(
        select kind from (
          select distinct on (kind, source) kind, through_on from source_load
          where tenant = ${tx.tenant} and kind = any(${marks}::text[]) order by kind, source, seq desc) told
        group by kind having bool_and(through_on is not null)) as loaded,
      (
        select coalesce(json_agg(json_build_object('kind', o.kind, 'id', o.id, 'body', o.body) order by o.kind, o.id), '[]')
        from opposing_record o
        where o.tenant = ${tx.tenant} and (o.kind, o.id) in (
          select distinct k.subject_kind, k.subject from customer_key k
          join unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ value }) => value)}::text[]) as asked(kind, value)
            on asked.kind = k.kind and asked.value = k.value
          where k.tenant = ${tx.tenant} and k.subject_kind = any(${[...kinds]}::text[]))) as records`.execute(tx.db);
  const [{ loaded, records } = { loaded: [], records: [] }] = rows;
  return { loaded: kinds.filter((kind) => loaded.includes(watermarkOf(kind))), records };
}
