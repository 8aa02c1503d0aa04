import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import { lockRecords } from '../partners/lock-records.ts';

/** What one unit of a currency is in another, as it was told of a day: a decimal number as text. */
export interface ToldRate {
  readonly currency: string;
  readonly into: string;
  readonly rate: string;
}

export interface KeptRate extends ToldRate {
  readonly source: string;
  readonly on: string;
  readonly recordedAt: number;
}

const COLUMNS = ['source', 'rate_on as on', 'currency', 'into_currency as into', 'rate', 'recorded_at as recordedAt'] as const;

/** Keeps what a source tells of a day; rows are only added, where its last word was another. How many were. */
export async function addRates(
  tx: Tx,
  { source, on, at }: { readonly source: string; readonly on: string; readonly at: number },
  rates: readonly ToldRate[],
): Promise<number> {
  await lockRecords(tx, [`rate\n${source}\n${on}`]);
  const before = await tx.db
    .selectFrom('rate')
    .distinctOn(['currency', 'into_currency'])
    .select(COLUMNS)
    .where('tenant', '=', tx.tenant)
    .where('source', '=', source)
    .where('rate_on', '=', on)
    .orderBy('currency')
    .orderBy('into_currency')
    .orderBy('seq', 'desc')
    .execute();
  const known = new Map(before.map(({ currency, into, rate }) => [`${currency}/${into}`, rate]));
  const fresh = rates.filter(({ currency, into, rate }) => known.get(`${currency}/${into}`) !== rate);
  if (fresh.length === 0) return 0;
  await tx.db
    .insertInto('rate')
    .values(
      fresh.map(({ currency, into, rate }) => ({
        ...{ tenant: tx.tenant, source, rate_on: on, recorded_at: at },
        ...{ currency, into_currency: into, rate },
      })),
    )
    .execute();
  return fresh.length;
}

/** What a unit of each currency, or of one, is in `into` on a day: the latest rate on or before it, of that day the last word. */
export async function ratesOf(tx: Tx, into: string, day: string, currency?: string): Promise<readonly KeptRate[]> {
  let query = tx.db
    .selectFrom('rate')
    .distinctOn('currency')
    .select(COLUMNS)
    .where('tenant', '=', tx.tenant)
    .where('into_currency', '=', into)
    .where('rate_on', '<=', day)
    .orderBy('currency')
    .orderBy(sql`rate_on`, 'desc')
    .orderBy('seq', 'desc');
  if (currency !== undefined) query = query.where('currency', '=', currency);
  return query.execute();
}
