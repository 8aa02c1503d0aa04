import { type Selectable, sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { NoticeRow } from '../database/tables.ts';

/** A notice to one person. */
export type StoredNotice = Omit<Selectable<NoticeRow>, 'tenant'>;

const COLUMNS = [
  'effect',
  'person',
  'kind',
  'item',
  'notice',
  'event',
  'partner',
  'channels',
  'subject',
  'body',
  'send',
  'state',
  'holds',
  'digest_at',
  'sent_on',
  'at',
  'settled_at',
] as const;

/** Mailboxes change in turn: after everything else of a step, before the chain head. */
export async function lockMail(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.tenant}\nmail`}, 0))`.execute(tx.db);
}

/** What lies with a person: what waits for the digest, and how many were sent at once on a local day. */
export async function mailOf(
  tx: Tx,
  person: string,
  day: string,
): Promise<{ readonly sentToday: number; readonly waiting: readonly StoredNotice[] }> {
  const of = tx.db.selectFrom('notice').where('tenant', '=', tx.tenant).where('person', '=', person);
  const counted = await of.select(sql<number>`count(*)::int`.as('count')).where('sent_on', '=', day).executeTakeFirst();
  const waiting = await of.select(COLUMNS).where('state', '=', 'waiting').orderBy('at').orderBy('effect').execute();
  return { sentToday: counted?.count ?? 0, waiting };
}

export async function addNotices(tx: Tx, notices: readonly StoredNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.db
    .insertInto('notice')
    .values(notices.map((notice) => ({ tenant: tx.tenant, ...notice, channels: [...notice.channels], holds: [...notice.holds] })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Digests that are due at an instant may be sent; how many letters that were. */
export async function releaseDigests(tx: Tx, at: number, person?: string): Promise<number> {
  let query = tx.db
    .updateTable('notice')
    .set({ state: 'ready' })
    .where('tenant', '=', tx.tenant)
    .where('state', '=', 'waiting')
    .where('digest_at', '<=', at);
  if (person !== undefined) query = query.where('person', '=', person);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Notices of an item, the oldest first. */
export async function noticesOfItem(tx: Tx, kind: string, item: string): Promise<readonly StoredNotice[]> {
  return tx.db
    .selectFrom('notice')
    .select(COLUMNS)
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .where('item', '=', item)
    .orderBy('at')
    .orderBy('effect')
    .orderBy('person')
    .execute();
}

/** Notices that one of these roles holds, the oldest first. */
export async function heldNotices(tx: Tx, notice: string, roles: readonly string[], limit: number): Promise<readonly StoredNotice[]> {
  return tx.db
    .selectFrom('notice')
    .select(COLUMNS)
    .where('tenant', '=', tx.tenant)
    .where('state', '=', 'held')
    .where('notice', '=', notice)
    .where(sql<boolean>`holds && ${[...roles]}::text[]`)
    .orderBy('at')
    .orderBy('effect')
    .orderBy('person')
    .limit(limit)
    .execute();
}

/** What becomes of a notice that was held. */
export async function placeNotice(
  tx: Tx,
  { effect, person }: Pick<StoredNotice, 'effect' | 'person'>,
  { state, holds, digest_at, sent_on }: Pick<StoredNotice, 'state' | 'holds' | 'digest_at' | 'sent_on'>,
): Promise<void> {
  await tx.db
    .updateTable('notice')
    .set({ state, holds: [...holds], digest_at, sent_on })
    .where('tenant', '=', tx.tenant)
    .where('effect', '=', effect)
    .where('person', '=', person)
    .execute();
}
