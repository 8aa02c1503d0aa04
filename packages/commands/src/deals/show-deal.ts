import type { Deal } from '@tierwright/lifecycle';
import type { Tx } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import type { KeptItem } from '../items/item-row.ts';
import type { Caller } from '../rights/caller.ts';
import { askedOf } from '../status/asked-of-you.ts';
import { storedShown } from '../status/stored-shown.ts';
import { dealParties } from './deal-parties.ts';
import type { PartnerDeal, VendorDeal } from './deal-shapes.ts';
import { partnerDeal } from './partner-deal.ts';
import { vendorDeal } from './vendor-deal.ts';

export type DealShown = PartnerDeal | VendorDeal;

/** A deal as the caller may see it. */
export async function showDeal({ programs, clock }: Service, tx: Tx, caller: Caller, row: KeptItem): Promise<DealShown> {
  const { shown, book } = await storedShown<Deal>(programs, tx, row);
  if (caller.kind === 'system') return vendorDeal(shown, []);
  const { item, program } = shown;
  const asking = { program, people: book.people, now: clock(), parties: dealParties(item) };
  const yours = await whenLoaded(() => askedOf(caller.account, item.chains, asking));
  return caller.partner === null ? vendorDeal(shown, yours) : partnerDeal(shown, caller.partner, yours);
}
