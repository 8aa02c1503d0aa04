import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/** An item that looks at what is recorded of its partner. */
export interface WatchingItem {
  readonly kind: 'member' | 'onboarding';
  readonly id: string;
  readonly partner: string;
}

/** What of partners looks at their records: memberships and open onboardings. Most partners of a large base may have neither. */
export async function watchingItems(tx: Tx, partners: readonly string[]): Promise<WatchingItem[]> {
  if (partners.length === 0) return [];
  const { rows } = await sql<WatchingItem>`
    select kind, id, partner from item
    where tenant = ${tx.tenant} and partner = any(${[...partners]}::text[])
      and (kind = 'member' or (kind = 'onboarding' and state = 'open'))
    order by kind, id`.execute(tx.db);
  return rows;
}
