import type { Tx } from '../database/store.ts';

/** A version without its document. */
export interface StoredVersion {
  readonly hash: string;
  readonly program: string;
  readonly version: string;
  readonly created_at: number;
}

/** The hash of the version that new items of a program begin under; nothing where none is active. */
export async function activeVersion(tx: Tx, program: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('program')
    .select('active_hash')
    .where('tenant', '=', tx.tenant)
    .where('id', '=', program)
    .executeTakeFirst();
  return row?.active_hash ?? undefined;
}

/** The canonical text of a version, byte for byte; nothing where it is not kept. */
export async function versionDocument(tx: Tx, hash: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('program_version')
    .select('document')
    .where('tenant', '=', tx.tenant)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row?.document;
}

export async function findVersion(tx: Tx, hash: string): Promise<StoredVersion | undefined> {
  return tx.db
    .selectFrom('program_version')
    .select(['hash', 'program', 'version', 'created_at'])
    .where('tenant', '=', tx.tenant)
    .where('hash', '=', hash)
    .executeTakeFirst();
}

/** A version is kept once: its hash is its content. */
export async function keepVersion(tx: Tx, { document, ...kept }: StoredVersion & { readonly document: string }): Promise<void> {
  await tx.db
    .insertInto('program_version')
    .values({ tenant: tx.tenant, ...kept, document })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Versions of a program, the newest first, before a pair of instant and hash. */
export async function listVersions(
  tx: Tx,
  program: string,
  before: readonly [at: number, hash: string] | undefined,
  limit: number,
): Promise<readonly StoredVersion[]> {
  let query = tx.db
    .selectFrom('program_version')
    .select(['hash', 'program', 'version', 'created_at'])
    .where('tenant', '=', tx.tenant)
    .where('program', '=', program);
  if (before) {
    const [at, hash] = before;
    query = query.where(({ or, and, eb }) => or([eb('created_at', '<', at), and([eb('created_at', '=', at), eb('hash', '<', hash)])]));
  }
  return query.orderBy('created_at', 'desc').orderBy('hash', 'desc').limit(limit).execute();
}
