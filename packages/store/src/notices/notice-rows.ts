import { type Selectable, sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { NoticeRow } from '../database/tables/items.ts';

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

/** What lies with a person: how many notices were sent at once on a local day, and when the digest of those that wait is due. */
export interface Mail {
  readonly sentToday: number;
  readonly digestAt: number | null;
}

/** The mail of people, each with the local day that it is there, by person. */
export async function mailOf(
  tx: Tx,
  people: readonly { readonly person: string; readonly day: string }[],
): Promise<ReadonlyMap<string, Mail>> {
  if (people.length === 0) return new Map();
  const { rows } = await sql<Mail & { readonly person: string }>`
    select asked.person,
      (select count(*)::int from notice n
        where n.tenant = ${tx.tenant} and n.person = asked.person and n.sent_on = asked.day) as "sentToday",
      (select min(n.digest_at) from notice n
        where n.tenant = ${tx.tenant} and n.person = asked.person and n.state = 'waiting') as "digestAt"
    from unnest(${people.map(({ person }) => person)}::text[], ${people.map(({ day }) => day)}::text[]) as asked(person, day)`.execute(
    tx.db,
  );
  return new Map(rows.map(({ person, sentToday, digestAt }) => [person, { sentToday, digestAt }]));
}

/** A statement takes 65535 values. */
const BATCH = 1000;

export async function addNotices(tx: Tx, notices: readonly StoredNotice[]): Promise<void> {
  for (let from = 0; from < notices.length; from += BATCH) {
    const batch = notices.slice(from, from + BATCH);
    await tx.db
      .insertInto('notice')
      .values(batch.map((notice) => ({ tenant: tx.tenant, ...notice, channels: [...notice.channels], holds: [...notice.holds] })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Digests that are due at an instant may be sent, of everybody or of some people; how many letters that were. */
export async function releaseDigests(tx: Tx, at: number, people?: readonly string[]): Promise<number> {
  let query = tx.db
    .updateTable('notice')
    .set({ state: 'ready' })
    .where('tenant', '=', tx.tenant)
    .where('state', '=', 'waiting')
    .where('digest_at', '<=', at);
  if (people) query = query.where('person', '=', sql<string>`any(${[...people]}::text[])`);
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
