import type { OnboardingItem, Parties } from '@tierwright/lifecycle';
import type { Tx } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import type { KeptItem } from '../items/item-row.ts';
import type { Caller } from '../rights/caller.ts';
import { askedOf } from '../status/asked-of-you.ts';
import { storedShown } from '../status/stored-shown.ts';
import type { PartnerOnboarding, VendorOnboarding } from './onboarding-shapes.ts';
import { partnerOnboarding, vendorOnboarding } from './onboarding-views.ts';

export type OnboardingShown = PartnerOnboarding | VendorOnboarding;

const partiesOf = ({ partner, submitter }: OnboardingItem): Parties => ({
  partner,
  submitter,
  distributor: null,
  opposing: [],
  owners: [],
});

/** An onboarding as the caller may see it. */
export async function showOnboarding({ programs, clock }: Service, tx: Tx, caller: Caller, row: KeptItem): Promise<OnboardingShown> {
  const { shown, book } = await storedShown<OnboardingItem>(programs, tx, row);
  if (caller.kind === 'system') return vendorOnboarding(shown, []);
  const { item, program } = shown;
  const asking = { program, people: book.people, now: clock(), parties: () => partiesOf(item) };
  const yours = await whenLoaded(() => askedOf(caller.account, item.chains, asking));
  return caller.partner === null ? vendorOnboarding(shown, yours) : partnerOnboarding(shown, caller.partner, yours);
}
