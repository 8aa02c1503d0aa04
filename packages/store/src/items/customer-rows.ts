import type { Json } from '@tierwright/program';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/**
 * What a customer is told apart by: `registration`, `domain`, `nameCountry`. Of deals also `name:<country>`, the name that
 * likely duplicates are looked for by, and `deal`, another deal that it names.
 */
export interface CustomerKey {
  readonly kind: string;
  readonly value: string;
}

/** Whose customer it is: a deal's, or that of a record of one of the sources that may stand in its way. */
export type CustomerOf = 'deal' | 'directOpportunities' | 'contracts' | 'namedAccounts' | 'tenders';

/**
 * Locks customers until the end of the transaction, in one order, before any item is locked: whoever decides about deals of
 * one customer does so in turn.
 */
export async function lockCustomers(tx: Tx, keys: readonly CustomerKey[]): Promise<void> {
  const names = [...new Set(keys.map(({ kind, value }) => `${tx.tenant}\ncustomer\n${kind}\n${value}`))];
  if (names.length === 0) return;
  await sql`
    select pg_advisory_xact_lock(hash) from (
      select distinct hashtextextended(name, 0) as hash from unnest(${names}::text[]) as name order by hash) as hashes`.execute(tx.db);
}

/** The keys by which something is found, instead of those that it had; `hadNone`: it was not found by any. */
export async function putCustomerKeys(
  tx: Tx,
  of: CustomerOf,
  subject: string,
  keys: readonly CustomerKey[],
  { hadNone = false }: { readonly hadNone?: boolean } = {},
): Promise<void> {
  if (!hadNone) await dropCustomerKeys(tx, of, subject);
  if (keys.length === 0) return;
  await tx.db
    .insertInto('customer_key')
    .values(keys.map(({ kind, value }) => ({ tenant: tx.tenant, subject_kind: of, subject, kind, value })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function dropCustomerKeys(tx: Tx, of: CustomerOf, subject: string): Promise<void> {
  await tx.db
    .deleteFrom('customer_key')
    .where('tenant', '=', tx.tenant)
    .where('subject_kind', '=', of)
    .where('subject', '=', subject)
    .execute();
}

/** The bodies of deals that share one of these keys, or have one of these ids, by id. */
export async function dealsSharing(tx: Tx, keys: readonly CustomerKey[], ids: readonly string[] = []): Promise<readonly Json[]> {
  if (keys.length === 0 && ids.length === 0) return [];
  const { rows } = await sql<{ body: Json }>`
    select i.body from item i
    where i.tenant = ${tx.tenant} and i.kind = 'deal' and i.id in (
      select unnest(${[...ids]}::text[]) union
      select k.subject from customer_key k
      join unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ value }) => value)}::text[]) as asked(kind, value)
        on asked.kind = k.kind and asked.value = k.value
      where k.tenant = ${tx.tenant} and k.subject_kind = 'deal')
    order by i.id`.execute(tx.db);
  return rows.map(({ body }) => body);
}

/** Every key of some kinds that something is found by, with whose it is. */
export async function keysOfKinds(
  tx: Tx,
  of: CustomerOf,
  kinds: readonly string[],
): Promise<readonly (CustomerKey & { readonly subject: string })[]> {
  if (kinds.length === 0) return [];
  return tx.db
    .selectFrom('customer_key')
    .select(['subject', 'kind', 'value'])
    .where('tenant', '=', tx.tenant)
    .where('kind', 'in', [...kinds])
    .where('subject_kind', '=', of)
    .orderBy('subject')
    .execute();
}
