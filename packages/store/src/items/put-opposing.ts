import type { Json } from '@tierwright/program';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import { lockRecords } from '../partners/lock-records.ts';
import type { CustomerKey } from './customer-rows.ts';
import type { OpposingSource } from './opposing-rows.ts';

export interface OpposingRow {
  readonly id: string;
  readonly body: Json;
  /** What its customer is found by. */
  readonly keys: readonly CustomerKey[];
}

export interface OpposingPut {
  readonly kind: OpposingSource;
  /** The system that tells it. */
  readonly source: string;
  readonly at: number;
  /** What becomes of the other records of the same source: they stay, or go. */
  readonly rest: 'keep' | 'remove';
}

/** So many rows in one statement. */
const BATCH = 1000;

/** Of these ids those that another source has told: whoever told a record has it. */
export async function toldByOthers(tx: Tx, { kind, source }: OpposingPut, ids: readonly string[]): Promise<readonly string[]> {
  await lockRecords(tx, [`opposing\n${kind}`]);
  const { rows } = await sql<{ id: string }>`
    select id from opposing_record
    where tenant = ${tx.tenant} and kind = ${kind} and source <> ${source} and id = any(${[...ids]}::text[])
    order by id`.execute(tx.db);
  return rows.map(({ id }) => id);
}

/** Takes records away, whoever told them, with what they are found by; how many there were. */
export async function dropOpposing(tx: Tx, kind: OpposingSource, ids: readonly string[]): Promise<number> {
  await lockRecords(tx, [`opposing\n${kind}`]);
  await sql`delete from customer_key
    where tenant = ${tx.tenant} and subject_kind = ${kind} and subject = any(${[...ids]}::text[])`.execute(tx.db);
  const gone = await sql`delete from opposing_record
    where tenant = ${tx.tenant} and kind = ${kind} and id = any(${[...ids]}::text[])`.execute(tx.db);
  return Number(gone.numAffectedRows ?? 0);
}

/** Keeps what a source has now; each record instead of the one of its id. How many others of the source went. */
export async function putOpposing(tx: Tx, put: OpposingPut, rows: readonly OpposingRow[]): Promise<{ readonly removed: number }> {
  const { kind, source, at, rest } = put;
  const ids = rows.map(({ id }) => id);
  await dropOpposing(tx, kind, ids);
  const removed = rest === 'remove' ? await dropOpposing(tx, kind, await idsOf(tx, kind, source)) : 0;
  for (let start = 0; start < rows.length; start += BATCH) {
    const some = rows.slice(start, start + BATCH);
    await sql`insert into opposing_record (tenant, kind, id, source, body, recorded_at)
      select ${tx.tenant}::uuid, ${kind}::text, r.id, ${source}::text, r.body, ${at}::bigint
      from json_to_recordset(${JSON.stringify(some.map(({ id, body }) => ({ id, body })))}::json) as r(id text, body json)`.execute(tx.db);
    const keys = some.flatMap(({ id, keys: its }) => its.map((key) => ({ id, ...key })));
    await sql`insert into customer_key (tenant, subject_kind, subject, kind, value)
      select distinct ${tx.tenant}::uuid, ${kind}::text, r.id, r.kind, r.value
      from json_to_recordset(${JSON.stringify(keys)}::json) as r(id text, kind text, value text)`.execute(tx.db);
  }
  return { removed };
}

async function idsOf(tx: Tx, kind: OpposingSource, source: string): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom('opposing_record')
    .select('id')
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .where('source', '=', source)
    .execute();
  return rows.map(({ id }) => id);
}
