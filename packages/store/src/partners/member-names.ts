import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import { PARTNER_CHANGE } from './partner-change.ts';

/** The names that attributes, or given facts, of all partners have, sorted. */
export async function partnerMembers(tx: Tx, of: 'attributes' | 'facts'): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct json_object_keys(${sql.ref(of)}) collate "C" as name from partner where tenant = ${tx.tenant} order by name`.execute(
    tx.db,
  );
  return rows.map(({ name }) => name);
}

/** The names that fields of a kind of record have, sorted; `id` apart. */
export async function recordFields(tx: Tx, kind: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct json_object_keys(body) collate "C" as name from record
    where tenant = ${tx.tenant} and kind = ${kind} and kind <> ${PARTNER_CHANGE} and body is not null order by name`.execute(tx.db);
  return rows.map(({ name }) => name).filter((name) => name !== 'id');
}
