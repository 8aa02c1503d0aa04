import type { Opposing, OpposingRecord } from '@tierwright/lifecycle';
import { type CustomerKey, type OpposingSource, opposingSharing, type Tx } from '@tierwright/store';

const SOURCES: readonly OpposingSource[] = ['directOpportunities', 'contracts', 'namedAccounts', 'tenders'];

/** What may stand in a deal's way, of the customers with these keys; null where no source has loaded it: it is not known. */
export async function opposingOf(tx: Tx, keys: readonly CustomerKey[]): Promise<Opposing> {
  const found: Record<OpposingSource, readonly OpposingRecord[] | null> = {
    directOpportunities: null,
    contracts: null,
    namedAccounts: null,
    tenders: null,
  };
  const { loaded, records } = await opposingSharing(tx, SOURCES, keys);
  for (const source of loaded) {
    found[source] = records.filter((row) => row.kind === source).map(({ id, body }) => ({ ...(body as Record<string, never>), id }));
  }
  return found;
}
