import type { PartnerData, RecordData } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { PartnerRow } from '../database/tables/partners.ts';
import { familyRoots } from './family-roots.ts';
import { PARTNER_CHANGE } from './partner-change.ts';
import type { PartnerDigests } from './partner-digests.ts';
import { type Watermarks, watermarks } from './watermarks.ts';

export interface PartnerDataOptions {
  /** `none` leaves out the other partners of the family, for programs whose facts count none of them. */
  readonly family?: 'whole' | 'none';
  /** Only what was recorded at or before this instant (ms): records, corrections and watermarks. */
  readonly knownAt?: number;
}

interface RecordsOfKind {
  partner: string;
  kind: string;
  /** A list of records, as JSON text. */
  bodies: string;
}

type Identity = Pick<PartnerRow, 'id' | 'title' | 'parent'> & { attributes: Json; facts: Json; previous: Json | null };

/**
 * What is known of partners, as the facts package reads it: identity, given facts, the records that hold now, how far each
 * kind is loaded. An id without a partner has no entry. A kind that several sources load is known as far as the least of
 * them says; where no source has told anything of any kind, `loaded` is absent and everything counts as loaded.
 */
export async function partnerData(
  tx: Tx,
  ids: readonly string[],
  { family = 'whole', knownAt }: PartnerDataOptions = {},
): Promise<ReadonlyMap<string, PartnerData>> {
  if (ids.length === 0) return new Map();
  return await filesOf(tx, ids, { family, ...(knownAt === undefined ? {} : { knownAt }), loaded: await watermarks(tx, knownAt) });
}

/** How files are read many times over in one snapshot of the database. */
export interface FilesAsked extends PartnerDataOptions {
  /** How far kinds are loaded, read before. */
  readonly loaded: Watermarks | undefined;
  /** Told of all that is read of each partner, in the same order always. */
  readonly digests?: PartnerDigests;
}

/** The same as `partnerData`, for whom reads page after page. */
export async function filesOf(
  tx: Tx,
  ids: readonly string[],
  { family = 'whole', knownAt, loaded, digests }: FilesAsked,
): Promise<ReadonlyMap<string, PartnerData>> {
  const roots = family === 'whole' ? await familyRoots(tx, ids) : new Map<string, string>();
  const all = [...new Set([...ids, ...roots.keys()])].sort();
  const [rows, records] = [await identities(tx, all), await currentRecords(tx, all, knownAt)];
  const files = new Map<string, PartnerData>();
  for (const row of rows) {
    digests?.add(row.id, JSON.stringify(row));
    files.set(row.id, fileOf(row, loaded));
  }
  for (const { partner, kind, bodies } of records) {
    digests?.add(partner, `${kind} ${bodies}`);
    const file = files.get(partner);
    if (!file) continue;
    file.records ??= {};
    file.records[kind] = JSON.parse(bodies) as RecordData[];
  }
  return withFamilies(ids, files, roots);
}

const identities = (tx: Tx, ids: readonly string[]): Promise<Identity[]> =>
  tx.db
    .selectFrom('partner')
    .select(['id', 'title', 'parent', 'attributes', 'facts', 'previous'])
    .where('tenant', '=', tx.tenant)
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .orderBy('id')
    .execute();

/** The bodies of a kind as one JSON text: a row for each record costs four times as much. */
async function currentRecords(tx: Tx, ids: readonly string[], knownAt = Number.MAX_SAFE_INTEGER): Promise<RecordsOfKind[]> {
  const { rows } = await sql<RecordsOfKind>`
    select r.partner, r.kind, json_agg(r.body order by r.seq)::text as bodies
    from record r
    where r.tenant = ${tx.tenant} and r.partner = any(${[...ids]}::text[]) and r.kind <> ${PARTNER_CHANGE}
      and r.body is not null and r.recorded_at <= ${knownAt}
      and not exists (
        select 1 from record later where later.tenant = r.tenant and later.replaces = r.seq and later.recorded_at <= ${knownAt})
    group by r.partner, r.kind
    order by r.partner, r.kind`.execute(tx.db);
  return rows;
}

const isEmpty = (json: Json): boolean => json === null || (typeof json === 'object' && Object.keys(json).length === 0);

function fileOf({ id, title, parent, attributes, facts, previous }: Identity, loaded: Watermarks | undefined): PartnerData {
  return {
    id,
    title,
    ...(parent === null ? {} : { parent }),
    ...(isEmpty(attributes) ? {} : { attributes: attributes as Record<string, Json> }),
    ...(isEmpty(facts) ? {} : { facts: facts as Record<string, Json> }),
    ...(loaded === undefined ? {} : { loaded }),
    ...(previous === null ? {} : { previous: previous as unknown as NonNullable<PartnerData['previous']> }),
  };
}

function withFamilies(
  ids: readonly string[],
  files: ReadonlyMap<string, PartnerData>,
  roots: ReadonlyMap<string, string>,
): Map<string, PartnerData> {
  const members = new Map<string, PartnerData[]>();
  for (const id of [...roots.keys()].sort()) {
    const [root, file] = [roots.get(id) ?? id, files.get(id)];
    if (file) members.set(root, [...(members.get(root) ?? []), file]);
  }
  const found = new Map<string, PartnerData>();
  for (const id of ids) {
    const file = files.get(id);
    if (!file) continue;
    const others = (members.get(roots.get(id) ?? '') ?? []).filter((other) => other !== file);
    found.set(id, others.length === 0 ? file : { ...file, family: others });
  }
  return found;
}
