import { accountManagersOf, accountNames, type Tx } from '@tierwright/store';
import type { AccountManagers } from '../partners/partner-shapes.ts';
import type { Reach } from '../rights/reach.ts';

/** Who looks after a partner, by name; the partner's people learn no more than the names. */
export async function shownAccountManagers(tx: Tx, reach: Reach, partner: string): Promise<AccountManagers> {
  const ids = await accountManagersOf(tx, partner);
  const names = await accountNames(tx, ids);
  const shown = ids.map((account) => ({ account, name: names.get(account)?.name ?? account }));
  const byName = shown.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return reach === 'all' ? byName : byName.map(({ name }) => ({ name }));
}
