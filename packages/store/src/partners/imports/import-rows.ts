import type { Json } from '@tierwright/program';
import { type Selectable, sql } from 'kysely';
import type { Tx } from '../../database/store.ts';
import type { ImportTableRow } from '../../database/tables/platform.ts';

/** An import: what is to be read how, and how far it is. */
export type KeptImport = Omit<Selectable<ImportTableRow>, 'tenant'>;

/** A row that was read and checked. `name`: what it is known by in the import, so that it comes once. */
export interface StagedRow {
  readonly n: number;
  readonly line: number;
  readonly name: string | null;
  /** Whom it is about. */
  readonly partner: string;
  readonly body: Json;
}

const COLUMNS = [
  'id',
  'kind',
  'source',
  'format',
  'mapping',
  'program_hash',
  'state',
  'upload',
  'rows',
  'valid',
  'wrong',
  'problems',
  'result',
  'job',
  'done',
  'asked_by',
  'created_at',
] as const;

type NewImport = Pick<KeptImport, 'id' | 'kind' | 'source' | 'format' | 'program_hash' | 'asked_by' | 'created_at'>;

/** An import is opened; `mapping` is a JSON text. */
export async function addImport(tx: Tx, row: NewImport & { readonly mapping: string }): Promise<void> {
  const empty = { state: 'open', upload: null, problems: '[]', result: null, job: null } as const;
  await tx.db
    .insertInto('import')
    .values({ tenant: tx.tenant, ...row, ...empty })
    .execute();
}

export async function findImport(tx: Tx, id: string, lock: 'lock' | 'noLock' = 'noLock'): Promise<KeptImport | undefined> {
  const query = tx.db.selectFrom('import').select(COLUMNS).where('tenant', '=', tx.tenant).where('id', '=', id);
  return await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst();
}

/** Imports, the newest first, before a pair of instant and id. */
export async function listImports(tx: Tx, before: readonly [at: number, id: string] | undefined, limit: number): Promise<KeptImport[]> {
  let query = tx.db.selectFrom('import').select(COLUMNS).where('tenant', '=', tx.tenant);
  if (before) {
    const [at, id] = before;
    query = query.where(({ or, and, eb }) => or([eb('created_at', '<', at), and([eb('created_at', '=', at), eb('id', '<', id)])]));
  }
  return await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** What of an import changes; `problems` and `result` are JSON texts. */
export interface ImportChange {
  readonly state?: KeptImport['state'];
  readonly upload?: string | null;
  readonly rows?: number;
  readonly valid?: number;
  readonly wrong?: number;
  readonly problems?: string;
  readonly result?: string | null;
  readonly job?: string | null;
  readonly done?: number;
}

/** Changes an import that the caller has locked. */
export async function changeImport(tx: Tx, id: string, change: ImportChange): Promise<void> {
  await tx.db.updateTable('import').set(change).where('tenant', '=', tx.tenant).where('id', '=', id).execute();
}

/** Keeps rows until they are applied. Gives the numbers of those whose name came before, with the line where it did. */
export async function stageRows(tx: Tx, id: string, rows: readonly StagedRow[]): Promise<ReadonlyMap<number, number>> {
  if (rows.length === 0) return new Map();
  const { rows: kept } = await sql<{ n: number }>`
    insert into import_row (tenant, import, n, line, name, partner, body)
    select ${tx.tenant}::uuid, ${id}::uuid, r.n, r.line, r.name, r.partner, r.body
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(n integer, line integer, name text, partner text, body json)
    order by r.n
    on conflict (tenant, import, name) do nothing
    returning n`.execute(tx.db);
  if (kept.length === rows.length) return new Map();
  const isKept = new Set(kept.map(({ n }) => n));
  const again = rows.filter(({ n }) => !isKept.has(n));
  const { rows: first } = await sql<{ name: string; line: number }>`
    select name, line from import_row
    where tenant = ${tx.tenant} and import = ${id} and name = any(${again.map(({ name }) => name)}::text[])`.execute(tx.db);
  const lines = new Map(first.map(({ name, line }) => [name, line]));
  return new Map(again.map(({ n, name }) => [n, lines.get(name ?? '') ?? 0]));
}

/** Rows after one of them, in the order in which they were sent. */
export async function stagedRows(tx: Tx, id: string, after: number, limit: number): Promise<StagedRow[]> {
  return await tx.db
    .selectFrom('import_row')
    .select(['n', 'line', 'name', 'partner', 'body'])
    .where('tenant', '=', tx.tenant)
    .where('import', '=', id)
    .where('n', '>', after)
    .orderBy('n')
    .limit(limit)
    .execute();
}

/** Forgets the rows of an import: it is applied, or sent anew. */
export async function dropRows(tx: Tx, id: string, after = 0): Promise<void> {
  await tx.db.deleteFrom('import_row').where('tenant', '=', tx.tenant).where('import', '=', id).where('n', '>', after).execute();
}

/** The partners that rows of an import are about, sorted, after one of them. */
export async function stagedPartners(tx: Tx, id: string, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ partner: string }>`
    select distinct partner from import_row
    where tenant = ${tx.tenant} and import = ${id} and partner > ${after}
    order by partner limit ${limit}`.execute(tx.db);
  return rows.map(({ partner }) => partner);
}
