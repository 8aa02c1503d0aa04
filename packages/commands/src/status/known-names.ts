import type { AnyItem } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { accountNames, findPartners, type Tx } from '@tierwright/store';
import type { Shown } from './shown.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every text in a value that may be the id of an account. */
function idsIn(value: unknown, found: Set<string>): Set<string> {
  if (typeof value === 'string') {
    if (UUID.test(value)) found.add(value);
  } else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) idsIn(part, found);
  return found;
}

/** The partners that an item names. */
function partnersOf(item: AnyItem): readonly string[] {
  switch (item.kind) {
    case 'deal': {
      const { distributor } = item.answers;
      return [item.partner, ...item.opposing.partners, ...(typeof distributor === 'string' ? [distributor] : [])];
    }
    case 'member':
      return [item.id];
    case 'lead':
      return item.offers.map(({ partner }) => partner);
    default:
      return [item.partner];
  }
}

/** What people call the accounts and partners that an item names; `titleRead`: of partners that were read before. */
export async function knownNames(
  tx: Tx,
  item: AnyItem,
  more: readonly (Json | readonly string[])[] = [],
  titleRead: (partner: string) => string | undefined = () => undefined,
): Promise<Pick<Shown, 'nameOf' | 'titleOf' | 'partnerOf'>> {
  const accounts = await accountNames(tx, [...idsIn([item, more], new Set())]);
  const unread = [...new Set(partnersOf(item))].filter((partner) => titleRead(partner) === undefined);
  const partners = await findPartners(tx, unread);
  const titles = new Map(partners.map(({ id, title }) => [id, title]));
  return {
    nameOf: (account) => accounts.get(account)?.name,
    partnerOf: (account) => accounts.get(account)?.partner ?? null,
    titleOf: (partner) => titleRead(partner) ?? titles.get(partner) ?? partner,
  };
}
