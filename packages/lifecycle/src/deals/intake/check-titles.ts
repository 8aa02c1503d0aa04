import type { Check, CheckName } from '@tierwright/program';
import type { Reason } from '../deal.ts';

/** What people read of a check without a title: what is in the way, not whose it is (S9). */
const TITLES: Readonly<Record<CheckName, string>> = {
  otherPartner: 'Another registration of this deal came first',
  directTeam: 'Our own team works on this deal',
  existingCustomer: 'Already a customer',
  namedAccount: 'A named account of our own team',
  publicTender: 'The tender is public',
  incumbent: 'Another partner is there already',
  likelyDuplicate: 'Looks like a deal that is registered already',
};

export const titleOfCheck = ({ on, title }: Pick<Check, 'on' | 'title'>): string => title ?? TITLES[on];

/** A refusal by a check. */
export const reasonOfCheck = (check: Pick<Check, 'on' | 'title'>): Reason => ({ by: `conflict.${check.on}`, title: titleOfCheck(check) });
