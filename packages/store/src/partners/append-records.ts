import { canonicalize, type Json } from '@tierwright/program';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import { lockRecords } from './lock-records.ts';
import { type Head, idKey, type RecordHeads, readHeads, refKey } from './record-heads.ts';

/** A record to be kept. `id` and `sourceRef` say what it corrects, where one of them is known already. */
export interface NewRecord {
  readonly partner: string;
  readonly kind: string;
  /** As the facts package reads it, its `id` inside; null takes away what `sourceRef` or `id` name. */
  readonly body: { readonly [field: string]: Json } | null;
  /** Only beside a body of null; else the body's own. */
  readonly id?: string;
  readonly source: string;
  /** The source's own name of it: the same again with the same body adds nothing, with another body it is a correction. */
  readonly sourceRef?: string;
}

/** What became of records; `partners`: those whose records are others now. */
export interface Appended {
  readonly added: number;
  readonly corrected: number;
  readonly unchanged: number;
  readonly partners: readonly string[];
}

interface Row {
  tenant: string;
  partner: string;
  kind: string;
  id: string | null;
  recorded_at: number;
  source: string;
  source_ref: string | null;
  replaces: number | null;
  body: string | null;
}

const BATCH = 500;

const idOf = ({ id, body }: NewRecord): string | null => {
  const own = body === null ? id : body.id;
  return typeof own === 'string' ? own : null;
};

/**
 * Keeps records, in the order given. Rows are only added: a record whose `sourceRef` or id is known takes the place of the
 * row that holds now and names it. The partners have to be there. Locks what the records are known by, so that two who send
 * the same at once keep it once.
 */
export async function appendRecords(tx: Tx, records: readonly NewRecord[], at: number): Promise<Appended> {
  const counts = { added: 0, corrected: 0, unchanged: 0 };
  const partners = new Set<string>();
  for (let start = 0; start < records.length; start += BATCH) {
    // What a batch corrects may stand in the same batch: such records wait for a next round.
    let rest = records.slice(start, start + BATCH);
    await lockRecords(
      tx,
      rest.flatMap((record) => keysOf(record)),
    );
    while (rest.length > 0) {
      const [now, later] = apart(rest);
      await appendRound(tx, now, at, counts, partners);
      rest = later;
    }
  }
  return { ...counts, partners: [...partners].sort() };
}

function keysOf(record: NewRecord): string[] {
  const id = idOf(record);
  const keys = record.sourceRef === undefined ? [] : [refKey(record.source, record.sourceRef)];
  return id === null ? keys : [...keys, idKey(record.partner, record.kind, id)];
}

/** Those that nothing before them in the list is known by the same name as, and the rest. */
function apart(records: readonly NewRecord[]): [NewRecord[], NewRecord[]] {
  const seen = new Set<string>();
  const now: NewRecord[] = [];
  const later: NewRecord[] = [];
  for (const record of records) {
    const keys = keysOf(record);
    const isSeen = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    (isSeen ? later : now).push(record);
  }
  return [now, later];
}

async function appendRound(
  tx: Tx,
  records: readonly NewRecord[],
  at: number,
  counts: { added: number; corrected: number; unchanged: number },
  partners: Set<string>,
): Promise<void> {
  const heads = await readHeads(
    tx,
    records.map((record) => ({ ...record, id: idOf(record) })),
  );
  const rows: Row[] = [];
  const taken = new Set<number>();
  for (const record of records) {
    const found = rowsFor(tx.tenant, record, heads, at);
    if (found.rows.length === 0) {
      counts.unchanged += 1;
      continue;
    }
    counts[found.isCorrection ? 'corrected' : 'added'] += 1;
    for (const partner of found.partners) partners.add(partner);
    for (const row of found.rows) {
      if (row.replaces !== null && taken.has(row.replaces)) continue;
      if (row.replaces !== null) taken.add(row.replaces);
      rows.push(row);
    }
  }
  if (rows.length > 0) await insertRows(tx, rows);
}

/** The rows that a record adds: none where it is known as it is, two where it now has the id of another. */
function rowsFor(
  tenant: string,
  record: NewRecord,
  heads: RecordHeads,
  at: number,
): { rows: Row[]; isCorrection: boolean; partners: string[] } {
  const { partner, kind, body, source, sourceRef } = record;
  const id = idOf(record);
  const ofRef = sourceRef === undefined ? undefined : heads.byRef.get(refKey(source, sourceRef));
  const ofId = id === null ? undefined : heads.byId.get(idKey(partner, kind, id));
  const head = ofRef ?? ofId;
  if (ofRef ? isSame(ofRef.told, record) : sourceRef === undefined && ofId !== undefined && isSame(ofId.told, record))
    return { rows: [], isCorrection: false, partners: [] };
  const holds = head?.current ?? null;
  if (body === null && (head === undefined || holds === null || holds.body === null))
    return { rows: [], isCorrection: false, partners: [] };
  const common = { tenant, recorded_at: at, source };
  const rows: Row[] = [
    {
      ...common,
      partner,
      kind,
      id: body === null ? (holds?.id ?? id) : id,
      source_ref: sourceRef ?? null,
      replaces: holds?.seq ?? null,
      body: body === null ? null : JSON.stringify(body),
    },
  ];
  const other = ofRef && ofId && ofId.current.seq !== ofRef.current.seq ? ofId.current : undefined;
  if (other && other.body !== null)
    rows.unshift({ ...common, partner, kind, id: other.id, source_ref: null, replaces: other.seq, body: null });
  return { rows, isCorrection: head !== undefined, partners: holds === null ? [partner] : [partner, holds.partner] };
}

const isSame = (told: Head, { partner, kind, body }: NewRecord): boolean =>
  told.partner === partner && told.kind === kind && canonicalize(told.body) === canonicalize(body);

async function insertRows(tx: Tx, rows: readonly Row[]): Promise<void> {
  // One parameter for all rows: the statement stays the same, however many there are.
  await sql`
    insert into record (tenant, partner, kind, id, recorded_at, source, source_ref, replaces, body)
    select ${tx.tenant}::uuid, r.partner, r.kind, r.id, r.recorded_at, r.source, r.source_ref, r.replaces, r.body::json
    from rows from (json_to_recordset(${JSON.stringify(rows)}::json)
      as (partner text, kind text, id text, recorded_at bigint, source text, source_ref text, replaces bigint, body text))
      with ordinality as r(partner, kind, id, recorded_at, source, source_ref, replaces, body, n)
    order by r.n`.execute(tx.db);
}
