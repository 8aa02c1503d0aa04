import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ItemRow } from '../database/tables/items.ts';
import { type Hands, heldBy } from './held-by.ts';
import type { StoredItem } from './item-rows.ts';

/** Which items a list asks for; each absent: any. */
export interface ItemSearch {
  readonly kind: ItemRow['kind'];
  readonly partner?: string;
  readonly state?: string;
  readonly program?: string;
  readonly isOver?: boolean;
  /** Held by these hands now. */
  readonly held?: Hands;
  /** Part of the name, domain or number of a customer, in any case. */
  readonly customer?: string;
  /** What the caller may see: of its partner, that names it as distributor (no drafts), or in these hands. */
  readonly within?: { readonly partner: string | null; readonly hands: Hands | null };
}

/** Items, the newest first, before one of them. */
export async function searchItems(
  tx: Tx,
  asked: ItemSearch,
  before: readonly [number, string] | undefined,
  limit: number,
): Promise<readonly StoredItem[]> {
  const wanted = [sql`i.tenant = ${tx.tenant}::uuid and i.kind = ${asked.kind}`, ...conditions(asked)];
  if (before) wanted.push(sql`(i.created_at, i.id) < (${before[0]}::bigint, ${before[1]}::text)`);
  const { rows } = await sql<StoredItem>`
    select i.kind, i.id, i.partner, i.state, i.is_over, i.revision, i.program, i.program_hash, i.at, i.since, i.due_at, i.holders,
      i.distributor, i.body, i.created_at
    from item i where ${sql.join(wanted, sql` and `)}
    order by i.created_at desc, i.id desc limit ${limit}`.execute(tx.db);
  return rows;
}

function conditions({ partner, state, program, isOver, held, customer, within }: ItemSearch): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [];
  if (partner !== undefined) found.push(sql`i.partner = ${partner}`);
  if (state !== undefined) found.push(sql`i.state = ${state}`);
  if (program !== undefined) found.push(sql`i.program = ${program}`);
  if (isOver !== undefined) found.push(sql`i.is_over = ${isOver}`);
  if (held) found.push(waitsFor(held));
  if (customer !== undefined) found.push(namesCustomer(customer));
  if (within) found.push(isWithin(within));
  return found;
}

/** In these hands, or with an open task that is. */
const waitsFor = (hands: Hands): RawBuilder<unknown> => sql`(${heldBy(sql`i.holders`, hands, sql`i`)}
  or exists (select from task t where t.tenant = i.tenant and t.kind = i.kind and t.item = i.id and t.state = 'open'
    and ${heldBy(sql`t.owners`, hands, sql`i`)}))`;

function isWithin({ partner, hands }: NonNullable<ItemSearch['within']>): RawBuilder<unknown> {
  const own = partner === null ? [] : [sql`i.partner = ${partner} or (i.distributor = ${partner} and i.state <> 'draft')`];
  const either = [...own, ...(hands === null ? [] : [waitsFor(hands)])];
  return either.length === 0 ? sql`false` : sql`(${sql.join(either, sql` or `)})`;
}

/** Some answer that is a customer has the text in one of its parts. */
function namesCustomer(text: string): RawBuilder<unknown> {
  const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql`exists (select from json_each(i.body -> 'answers') as answer
    where json_typeof(answer.value) = 'object' and (lower(answer.value ->> 'name') like ${like}
      or lower(answer.value ->> 'domain') like ${like} or lower(answer.value ->> 'registration') like ${like}))`;
}
