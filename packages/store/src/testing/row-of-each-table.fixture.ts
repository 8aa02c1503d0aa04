import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  /** Definitions of the checks on it. */
  readonly checks: readonly string[];
}

/** Columns that an insert must or may give, of every table of the product. */
async function columns(tx: Tx): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
    array(select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)) as checks
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.attidentity = '' order by c.relname, a.attnum`.execute(tx.db);
  return rows;
}

/** Something that the column takes; of a list of words the first. */
function fitting({ name, type, checks }: Column, tenant: string): unknown {
  if (name === 'tenant') return tenant;
  const word = checks.flatMap((check) => /ANY \(ARRAY\['([^']*)'/.exec(check)?.[1] ?? [])[0];
  switch (type) {
    case 'uuid':
      return tenant;
    case 'bytea':
      return Buffer.from('0');
    case 'json':
      return '{}';
    case 'text[]':
      return [];
    case 'boolean':
      return false;
    case 'bigint':
    case 'integer':
      return 1;
    default:
      return word ?? tenant.slice(0, 8);
  }
}

/** Rows to insert by table: one each, whose references lead nowhere. */
async function rowOfEachTable(tx: Tx, tenant: string): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const rows = new Map<string, Record<string, unknown>>();
  for (const column of await columns(tx)) {
    const row = rows.get(column.table) ?? {};
    row[column.name] = fitting(column, tenant);
    rows.set(column.table, row);
  }
  return rows;
}

export const insertRow = (table: string, row: Readonly<Record<string, unknown>>) =>
  sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((name) => sql.ref(name)))}) values (${sql.join(Object.values(row))})`;

/** Puts them there; as owner. */
export async function fillEachTable(tx: Tx, tenant: string): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  // References are not checked, since the rows stand alone.
  await sql`set local session_replication_role = replica`.execute(tx.db);
  const rows = await rowOfEachTable(tx, tenant);
  for (const [table, row] of rows) await insertRow(table, row).execute(tx.db);
  return rows;
}
