import { type Selectable, sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { FundLedgerRow } from '../database/tables/items.ts';

/** An entry of a fund's ledger; minor units, never negative. */
export type StoredLedgerEntry = Omit<Selectable<FundLedgerRow>, 'tenant' | 'seq'>;

const COLUMNS = ['effect', 'fund', 'partner', 'entry', 'minor', 'currency', 'period', 'lot', 'request', 'expires', 'at'] as const;

/** Whoever reads a fund to spend of it does so in turn, until the end of the transaction. After items, before the chain head. */
export async function lockFund(tx: Tx, fund: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.tenant}\nfund\n${fund}`}, 0))`.execute(tx.db);
}

/** Appends an entry, once for each effect. */
export async function addLedgerEntry(tx: Tx, entry: StoredLedgerEntry): Promise<void> {
  await tx.db
    .insertInto('fund_ledger')
    .values({ tenant: tx.tenant, ...entry })
    .onConflict((conflict) => conflict.columns(['tenant', 'effect']).doNothing())
    .execute();
}

/** Every entry of a fund, or only of one partner of it, in the order in which they came. */
export async function ledgerOf(tx: Tx, fund: string, partner?: string): Promise<readonly StoredLedgerEntry[]> {
  let query = tx.db.selectFrom('fund_ledger').select(COLUMNS).where('tenant', '=', tx.tenant).where('fund', '=', fund);
  if (partner !== undefined) query = query.where('partner', '=', partner);
  return query.orderBy('seq').execute();
}
