import type { Tx } from '../database/store.ts';

/** The day through which each record kind is loaded; null: a source of it has said that nothing is. */
export type Watermarks = Record<string, string | null>;

/** How far one source has loaded one kind, by its last word. */
export interface SourceWatermark {
  readonly kind: string;
  readonly source: string;
  readonly throughOn: string | null;
  readonly recordedAt: number;
}

/** What each source said last of each kind, by kind and source; with `knownAt` until then. */
export async function sourceWatermarks(tx: Tx, knownAt = Number.MAX_SAFE_INTEGER): Promise<SourceWatermark[]> {
  return await tx.db
    .selectFrom('source_load')
    .distinctOn(['kind', 'source'])
    .select(['kind', 'source', 'through_on as throughOn', 'recorded_at as recordedAt'])
    .where('tenant', '=', tx.tenant)
    .where('recorded_at', '<=', knownAt)
    .orderBy('kind')
    .orderBy('source')
    .orderBy('seq', 'desc')
    .execute();
}

/** Days in ISO 8601 sort as text. */
const least = (a: string | null, b: string | null): string | null => (a === null || b === null ? null : a < b ? a : b);

/** Of each kind the least of its sources; nothing where no source has told anything. What has a dot is no kind of a program. */
export async function watermarks(tx: Tx, knownAt?: number): Promise<Watermarks | undefined> {
  const told = (await sourceWatermarks(tx, knownAt)).filter(({ kind }) => !kind.includes('.'));
  if (told.length === 0) return undefined;
  const loaded: Watermarks = {};
  for (const { kind, throughOn } of told) {
    const so = loaded[kind];
    loaded[kind] = so === undefined ? throughOn : least(so, throughOn);
  }
  return loaded;
}

/** A source says how far it has loaded kinds; rows are only added. */
export async function addWatermarks(tx: Tx, source: string, throughOn: Readonly<Watermarks>, at: number): Promise<void> {
  const kinds = Object.keys(throughOn).sort();
  if (kinds.length === 0) return;
  await tx.db
    .insertInto('source_load')
    .values(kinds.map((kind) => ({ tenant: tx.tenant, kind, source, through_on: throughOn[kind] ?? null, recorded_at: at })))
    .execute();
}
