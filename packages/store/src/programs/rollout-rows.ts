import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ItemRow } from '../database/tables.ts';
import type { ItemKey } from '../items/item-rows.ts';

/** Ids of the partners that a version of a program concerns: its members, and those who are in none; after one of them. */
export async function partnersConcerned(tx: Tx, program: string, after: string | null, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from partner p
    left join item m on m.tenant = p.tenant and m.kind = 'member' and m.id = p.id
    where p.tenant = ${tx.tenant}::uuid and p.id > ${after ?? ''} and (m.program is null or m.program = ${program})
    order by p.id limit ${limit}`.execute(tx.db);
  return rows.map(({ id }) => id);
}

/** Items of a program that run under another version than `hash`, by kind and id, after one of them. What is over stays as it is. */
export async function itemsUnderOthers(
  tx: Tx,
  asked: {
    readonly program: string;
    readonly hash: string;
    readonly kinds: readonly ItemRow['kind'][];
    readonly after: ItemKey | null;
    readonly limit: number;
  },
): Promise<readonly (ItemKey & { readonly program_hash: string })[]> {
  const { program, hash, kinds, after, limit } = asked;
  const { rows } = await sql<ItemKey & { program_hash: string }>`
    select kind, id, program_hash from item
    where tenant = ${tx.tenant}::uuid and program = ${program} and program_hash <> ${hash}
    and kind = any(${[...kinds]}::text[]) and (not is_over or kind <> 'member')
    and (kind, id) > (${after?.kind ?? ''}, ${after?.id ?? ''})
    order by kind, id limit ${limit}`.execute(tx.db);
  return rows;
}
