import type { Json } from '@tierwright/program';
import type { Selectable } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { DecisionRow } from '../database/tables/decisions.ts';

/** A decision as it is kept, with what it was made of named by hash. */
export type KeptDecision = Omit<Selectable<DecisionRow>, 'tenant'>;

/** A decision to be kept. `facts`, `outcome` and `trace` are JSON texts: what is written is what is read. */
export type NewDecision = Omit<KeptDecision, 'outcome' | 'trace'> & {
  readonly facts: string;
  readonly outcome: string;
  /** Where people will read it; else its hash is enough. */
  readonly trace: string | null;
};

const BATCH = 200;

/** Keeps decisions; what they were made of is kept once for each hash. */
export async function keepDecisions(tx: Tx, decisions: readonly NewDecision[]): Promise<void> {
  const { tenant } = tx;
  for (let start = 0; start < decisions.length; start += BATCH) {
    const batch = decisions.slice(start, start + BATCH);
    const sets = new Map(batch.map(({ facts_hash: hash, facts }) => [hash, facts]));
    await tx.db
      .insertInto('fact_set')
      .values([...sets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([hash, body]) => ({ tenant, hash, body })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx.db
      .insertInto('decision')
      .values(batch.map(({ facts: _, ...row }) => ({ tenant, ...row })))
      .execute();
  }
}

/** What a list shows; a decision by itself also says what came out, and why. */
const LISTED = [
  'id',
  'subject_kind',
  'subject',
  'program_hash',
  'facts_hash',
  'engine_version',
  'zone_data',
  'as_of',
  'decided_at',
  'trace_hash',
] as const;
const COLUMNS = [...LISTED, 'outcome', 'trace'] as const;

export async function findDecision(tx: Tx, id: string): Promise<KeptDecision | undefined> {
  return await tx.db.selectFrom('decision').select(COLUMNS).where('tenant', '=', tx.tenant).where('id', '=', id).executeTakeFirst();
}

/** What a decision was made of. */
export async function factSet(tx: Tx, hash: string): Promise<Json | undefined> {
  const query = tx.db.selectFrom('fact_set').select('body').where('tenant', '=', tx.tenant).where('hash', '=', hash);
  return (await query.executeTakeFirst())?.body;
}

/** Decisions of a subject, the newest first, before a pair of instant and id. */
export async function listDecisions(
  tx: Tx,
  { kind, subject }: { readonly kind: string; readonly subject: string },
  before: readonly [at: number, id: string] | undefined,
  limit: number,
): Promise<Omit<KeptDecision, 'trace' | 'outcome'>[]> {
  let query = tx.db
    .selectFrom('decision')
    .select(LISTED)
    .where('tenant', '=', tx.tenant)
    .where('subject_kind', '=', kind)
    .where('subject', '=', subject);
  if (before) {
    const [at, id] = before;
    query = query.where(({ or, and, eb }) => or([eb('decided_at', '<', at), and([eb('decided_at', '=', at), eb('id', '<', id)])]));
  }
  return await query.orderBy('decided_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
