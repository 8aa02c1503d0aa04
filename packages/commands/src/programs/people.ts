import { accountNames, type Tx } from '@tierwright/store';
import type { PersonShown } from '../status/status-shapes.ts';

/** Somebody who wrote, asked, said or decided something, as answers show them. */
export type PersonOf = (account: string) => PersonShown;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The people behind accounts; what the service did by itself is called by its id (`system:…`). */
export async function peopleOf(tx: Tx, accounts: readonly string[]): Promise<PersonOf> {
  const names = await accountNames(
    tx,
    accounts.filter((account) => UUID.test(account)),
  );
  return (account) => ({ id: account, name: names.get(account)?.name ?? account });
}
