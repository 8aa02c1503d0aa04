import type { LedgerEntry } from '@tierwright/lifecycle';
import type { StoredLedgerEntry } from '@tierwright/store';

/** An entry of a ledger as steps look at it. */
export const ledgerEntryOf = ({ effect: _, at: __, lot, request, expires, ...entry }: StoredLedgerEntry): LedgerEntry => ({
  ...entry,
  ...(lot === null ? {} : { lot }),
  ...(request === null ? {} : { request }),
  ...(expires === null ? {} : { expires }),
});
