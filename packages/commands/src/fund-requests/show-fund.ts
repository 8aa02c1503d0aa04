import type { FundRequest, Parties } from '@tierwright/lifecycle';
import type { Tx } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import type { KeptItem } from '../items/item-row.ts';
import type { Caller } from '../rights/caller.ts';
import { askedOf } from '../status/asked-of-you.ts';
import { storedShown } from '../status/stored-shown.ts';
import type { PartnerFund, VendorFund } from './fund-shapes.ts';
import { partnerFund, vendorFund } from './fund-views.ts';

export type FundShown = PartnerFund | VendorFund;

const partiesOf = ({ partner, submitter }: FundRequest): Parties => ({ partner, submitter, distributor: null, opposing: [], owners: [] });

/** A request for money as the caller may see it. */
export async function showFund({ programs, clock }: Service, tx: Tx, caller: Caller, row: KeptItem): Promise<FundShown> {
  const { shown, book } = await storedShown<FundRequest>(programs, tx, row);
  if (caller.kind === 'system') return vendorFund(shown, []);
  const { item, program } = shown;
  const asking = { program, people: book.people, now: clock(), parties: () => partiesOf(item) };
  const yours = await whenLoaded(() => askedOf(caller.account, item.chains, asking));
  return caller.partner === null ? vendorFund(shown, yours) : partnerFund(shown, caller.partner, yours);
}
