import type { Json } from '@tierwright/program';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/** A row of a record. */
export interface Head {
  readonly seq: number;
  readonly partner: string;
  readonly kind: string;
  readonly id: string | null;
  readonly body: Json | null;
}

/** What was last told under a name, and the row that holds in its place now (itself, or what corrected it). */
interface Known {
  readonly told: Head;
  readonly current: Head;
}

export interface RecordHeads {
  readonly byRef: ReadonlyMap<string, Known>;
  readonly byId: ReadonlyMap<string, Known>;
}

export const refKey = (source: string, ref: string): string => `ref\n${source}\n${ref}`;
export const idKey = (partner: string, kind: string, id: string): string => `id\n${partner}\n${kind}\n${id}`;

interface Asked {
  readonly partner: string;
  readonly kind: string;
  readonly id: string | null;
  readonly source: string;
  readonly sourceRef?: string;
}

interface Found extends Head {
  readonly name: string;
  readonly current_seq: number;
  readonly current_partner: string;
  readonly current_kind: string;
  readonly current_id: string | null;
  readonly current_body: Json | null;
}

/** What is known of records by the names that they come with. */
export async function readHeads(tx: Tx, asked: readonly Asked[]): Promise<RecordHeads> {
  const refs = asked.flatMap(({ source, sourceRef }) => (sourceRef === undefined ? [] : [{ source, ref: sourceRef }]));
  const ids = asked.flatMap(({ partner, kind, id }) => (id === null ? [] : [{ partner, kind, id }]));
  return { byRef: await byRef(tx, refs), byId: await byId(tx, ids) };
}

const known = (rows: readonly Found[]): Map<string, Known> =>
  new Map(
    rows.map(({ name, current_seq, current_partner, current_kind, current_id, current_body, ...told }) => [
      name,
      { told, current: { seq: current_seq, partner: current_partner, kind: current_kind, id: current_id, body: current_body } },
    ]),
  );

/** Follows corrections from the rows of `told` to what holds now; a few steps at most. */
const FOLLOWED = sql`
  chain as (
    select name, seq as told, seq as at from told
    union all
    select chain.name, chain.told, later.seq from chain join record later on later.tenant = (select tenant from asker) and later.replaces = chain.at
  ),
  ends as (select name, told, max(at) as at from chain group by name, told)
  select ends.name, t.seq, t.partner, t.kind, t.id, t.body,
    c.seq as current_seq, c.partner as current_partner, c.kind as current_kind, c.id as current_id, c.body as current_body
  from ends
  join record t on t.tenant = (select tenant from asker) and t.seq = ends.told
  join record c on c.tenant = (select tenant from asker) and c.seq = ends.at`;

// Names come as arrays, whose length the planner sees: for JSON it supposes a hundred, and reads all records there are.
async function byRef(tx: Tx, refs: readonly { source: string; ref: string }[]): Promise<Map<string, Known>> {
  if (refs.length === 0) return new Map();
  const { rows } = await sql<Found>`
    with recursive asker as (select ${tx.tenant}::uuid as tenant),
    asked as (
      select distinct source, ref
      from unnest(${refs.map(({ source }) => source)}::text[], ${refs.map(({ ref }) => ref)}::text[]) as a(source, ref)),
    told as (
      select 'ref' || chr(10) || a.source || chr(10) || a.ref as name, max(r.seq) as seq
      from asked a join record r on r.tenant = (select tenant from asker) and r.source = a.source and r.source_ref = a.ref
      group by a.source, a.ref
    ), ${FOLLOWED}`.execute(tx.db);
  return known(rows);
}

/** By id only what holds under that id now: a row that was corrected to another id is no longer known by it. */
async function byId(tx: Tx, ids: readonly { partner: string; kind: string; id: string }[]): Promise<Map<string, Known>> {
  if (ids.length === 0) return new Map();
  // Each name is looked up in the index, and what came later too: joined freely, the planner, which knows nothing yet of what a long
  // import has just kept, reads all records for each batch.
  const { rows } = await sql<Head>`
    select r.seq, r.partner, r.kind, r.id, r.body
    from unnest(${ids.map(({ partner }) => partner)}::text[], ${ids.map(({ kind }) => kind)}::text[], ${ids.map(({ id }) => id)}::text[])
      as a(partner, kind, id)
    cross join lateral (
      select * from record where tenant = ${tx.tenant} and partner = a.partner and kind = a.kind and id = a.id offset 0) r
    where (select true from record later where later.tenant = r.tenant and later.replaces = r.seq limit 1) is null
    order by r.seq`.execute(tx.db);
  return new Map(rows.map((row) => [idKey(row.partner, row.kind, row.id ?? ''), { told: row, current: row }]));
}
