import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ItemRow } from '../database/tables/items.ts';
import type { ItemKey } from '../items/item-rows.ts';
import type { StoredRelease } from './release-rows.ts';

/** Ids of the partners that a version of a program concerns: its members, and those who are in none; after one of them. */
export async function partnersConcerned(tx: Tx, program: string, after: string | null, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from partner p
    left join item m on m.tenant = p.tenant and m.kind = 'member' and m.id = p.id
    where p.tenant = ${tx.tenant}::uuid and p.id > ${after ?? ''} and (m.program is null or m.program = ${program})
    order by p.id limit ${limit}`.execute(tx.db);
  return rows.map(({ id }) => id);
}

/** Items of a program that run under another version than `hash`, by kind and id, after one of them; of `kindsOver` also what is over. */
export async function itemsUnderOthers(
  tx: Tx,
  asked: {
    readonly program: string;
    readonly hash: string;
    readonly kinds: readonly ItemRow['kind'][];
    readonly kindsOver?: readonly ItemRow['kind'][];
    readonly after: ItemKey | null;
    readonly limit: number;
  },
): Promise<readonly (ItemKey & { readonly program_hash: string })[]> {
  const { program, hash, kinds, kindsOver = [], after, limit } = asked;
  const { rows } = await sql<ItemKey & { program_hash: string }>`
    select kind, id, program_hash from item
    where tenant = ${tx.tenant}::uuid and program = ${program} and program_hash <> ${hash}
    and kind = any(${[...kinds]}::text[]) and (not is_over or kind = any(${[...kindsOver]}::text[]))
    and (kind, id) > (${after?.kind ?? ''}, ${after?.id ?? ''})
    order by kind, id limit ${limit}`.execute(tx.db);
  return rows;
}

/** Partners with something of a program that is not over, by id, after one of them. */
export async function partnersRunning(tx: Tx, program: string, after: string, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ partner: string }>`
    select distinct partner from item
    where tenant = ${tx.tenant}::uuid and program = ${program} and not is_over and partner > ${after}
    order by partner limit ${limit}`.execute(tx.db);
  return rows.map(({ partner }) => partner);
}

/** Of a partner its membership, or else the first that runs of it under a program. */
export async function runsOfPartner(tx: Tx, program: string, partner: string): Promise<ItemKey | undefined> {
  const { rows } = await sql<ItemKey>`
    select kind, id from item
    where tenant = ${tx.tenant}::uuid and program = ${program} and not is_over and partner = ${partner}
    order by (kind = 'member') desc, kind, id limit 1`.execute(tx.db);
  return rows[0];
}

/** How many people work for partners with something of a program that is not over: no notice of it reaches more of them. */
export async function peopleConcerned(tx: Tx, program: string): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from account a
    where a.tenant = ${tx.tenant}::uuid and a.disabled_at is null and a.partner in (
      select i.partner from item i where i.tenant = a.tenant and i.program = ${program} and not i.is_over)`.execute(tx.db);
  return rows[0]?.people ?? 0;
}

/** Whether one of these notices was kept for anybody. */
export async function isTold(tx: Tx, effects: readonly string[]): Promise<boolean> {
  const row = await tx.db
    .selectFrom('notice')
    .select('effect')
    .where('tenant', '=', tx.tenant)
    .where('effect', 'in', [...effects])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A release with those that were to publish the same content and never came: who was told of one was told of all. */
export async function releasesToldAs(
  tx: Tx,
  { id, program, hash, kind }: Pick<StoredRelease, 'id' | 'program' | 'hash' | 'kind'>,
): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom('program_release')
    .select('id')
    .where('tenant', '=', tx.tenant)
    .where('program', '=', program)
    .where('hash', '=', hash)
    .where('kind', '=', kind)
    .where('activated_at', 'is', null)
    .execute();
  return [id, ...rows.map((row) => row.id).filter((other) => other !== id)];
}

/** Hashes of the versions under which something of a partner runs, or names it as distributor, sorted. */
export async function versionsRunning(tx: Tx, partner: string): Promise<readonly string[]> {
  const { rows } = await sql<{ hash: string }>`
    select distinct program_hash as hash from item
    where tenant = ${tx.tenant}::uuid and (partner = ${partner} or distributor = ${partner}) and not is_over
    order by hash`.execute(tx.db);
  return rows.map(({ hash }) => hash);
}
