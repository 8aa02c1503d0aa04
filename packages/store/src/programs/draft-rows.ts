import type { Selectable } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ProgramDraftRow } from '../database/tables/programs.ts';

/** A draft: any text, whether or not it is a program. */
export type StoredDraft = Omit<Selectable<ProgramDraftRow>, 'tenant'>;
export type DraftListed = Omit<StoredDraft, 'source'>;

const LISTED = ['id', 'program', 'title', 'base_hash', 'state', 'revision', 'round', 'created_at', 'changed_at'] as const;

/** `lock`: nobody else changes it, its reviews or its releases until the commit. Drafts are locked before programs. */
export async function findDraft(tx: Tx, id: string, lock = false): Promise<StoredDraft | undefined> {
  let query = tx.db
    .selectFrom('program_draft')
    .select([...LISTED, 'source'])
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id);
  if (lock) query = query.forUpdate();
  return query.executeTakeFirst();
}

export async function insertDraft(tx: Tx, draft: StoredDraft): Promise<void> {
  await tx.db
    .insertInto('program_draft')
    .values({ tenant: tx.tenant, ...draft })
    .execute();
}

/** Changes a draft that the caller has locked. */
export async function changeDraft(tx: Tx, id: string, change: Partial<Omit<StoredDraft, 'id' | 'created_at'>>): Promise<void> {
  await tx.db.updateTable('program_draft').set(change).where('tenant', '=', tx.tenant).where('id', '=', id).execute();
}

export interface DraftsAsked {
  readonly program?: string;
  readonly state?: StoredDraft['state'];
  /** The last of the page before. */
  readonly before?: readonly [changedAt: number, id: string];
  readonly limit: number;
}

/** Drafts, the last changed first. */
export async function listDrafts(tx: Tx, { program, state, before, limit }: DraftsAsked): Promise<readonly DraftListed[]> {
  let query = tx.db.selectFrom('program_draft').select(LISTED).where('tenant', '=', tx.tenant);
  if (program !== undefined) query = query.where('program', '=', program);
  if (state !== undefined) query = query.where('state', '=', state);
  if (before) {
    const [at, id] = before;
    query = query.where(({ or, and, eb }) => or([eb('changed_at', '<', at), and([eb('changed_at', '=', at), eb('id', '<', id)])]));
  }
  return query.orderBy('changed_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
