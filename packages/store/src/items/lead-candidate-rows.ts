import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/** A partner, how many leads it looks after, and when it was last offered one; null: never. */
export interface CandidateRow {
  readonly partner: string;
  readonly openLeads: number;
  readonly lastOfferedAt: number | null;
}

/** Every partner as a candidate for leads, by id; `open`: the states in which a lead counts for its partner. */
export async function leadCandidates(tx: Tx, open: readonly string[]): Promise<readonly CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select p.id as partner, coalesce(l.count, 0)::int as "openLeads", o.at as "lastOfferedAt"
    from partner p
    left join (
      select partner, count(*) as count from item
      where tenant = ${tx.tenant} and kind = 'lead' and state = any(${[...open]}::text[]) group by partner) l on l.partner = p.id
    left join (
      select offer->>'partner' as partner, max((offer->>'at')::bigint) as at
      from item, json_array_elements(body->'offers') as offer
      where tenant = ${tx.tenant} and kind = 'lead' group by 1) o on o.partner = p.id
    where p.tenant = ${tx.tenant}
    order by p.id`.execute(tx.db);
  return rows;
}
