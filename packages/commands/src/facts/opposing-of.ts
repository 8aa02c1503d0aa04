import type { Opposing, OpposingRecord } from '@tierwright/lifecycle';
import { type CustomerKey, opposingSharing, sourceWatermarks, type Tx } from '@tierwright/store';

const SOURCES = ['directOpportunities', 'contracts', 'namedAccounts', 'tenders'] as const;

/** What may stand in a deal's way, of the customers with these keys; null where no source has loaded it: it is not known. */
export async function opposingOf(tx: Tx, keys: readonly CustomerKey[]): Promise<Opposing> {
  const told = await sourceWatermarks(tx);
  const found: Record<(typeof SOURCES)[number], readonly OpposingRecord[] | null> = {
    directOpportunities: null,
    contracts: null,
    namedAccounts: null,
    tenders: null,
  };
  for (const source of SOURCES) {
    const words = told.filter(({ kind }) => kind === source);
    if (words.length === 0 || words.some(({ throughOn }) => throughOn === null)) continue;
    const rows = await opposingSharing(tx, source, keys);
    found[source] = rows.map(({ id, body }) => ({ ...(body as Record<string, never>), id }));
  }
  return found;
}
