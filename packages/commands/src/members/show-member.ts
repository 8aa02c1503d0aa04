import type { Member } from '@tierwright/lifecycle';
import type { Tx } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import type { KeptItem } from '../items/item-row.ts';
import type { Caller } from '../rights/caller.ts';
import { storedShown } from '../status/stored-shown.ts';
import type { PartnerMember, VendorMember } from './member-shapes.ts';
import { partnerMember, vendorMember } from './member-views.ts';

export type MemberShown = PartnerMember | VendorMember;

/** A membership as the caller may see it. */
export async function showMember({ programs }: Service, tx: Tx, caller: Caller, row: KeptItem): Promise<MemberShown> {
  const { shown } = await storedShown<Member>(programs, tx, row);
  return caller.kind === 'system' || caller.partner === null ? vendorMember(shown) : partnerMember(shown, caller.partner);
}
