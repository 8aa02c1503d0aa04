import type { Lead } from '@tierwright/lifecycle';
import type { Tx } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import type { KeptItem } from '../items/item-row.ts';
import type { Caller } from '../rights/caller.ts';
import { storedShown } from '../status/stored-shown.ts';
import type { PartnerLead, VendorLead } from './lead-shapes.ts';
import { partnerLead, vendorLead } from './lead-views.ts';

export type LeadShown = PartnerLead | VendorLead;

/** A lead as the caller may see it. */
export async function showLead({ programs }: Service, tx: Tx, caller: Caller, row: KeptItem): Promise<LeadShown> {
  const { shown } = await storedShown<Lead>(programs, tx, row);
  return caller.kind === 'system' || caller.partner === null ? vendorLead(shown) : partnerLead(shown, caller.partner);
}
