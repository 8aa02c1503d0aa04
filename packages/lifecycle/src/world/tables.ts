import { dealTable } from '../deals/deal-table.ts';
import { fundTable } from '../funds/fund-table.ts';
import { leadTable } from '../leads/lead-table.ts';
import type { ItemKind } from '../machine/item.ts';
import type { StateTable } from '../machine/table.ts';
import { memberTable } from '../members/member-table.ts';
import { onboardingTable } from '../onboarding/onboarding-table.ts';

/** The states of each kind of item. */
export const TABLES: Readonly<Record<ItemKind, StateTable>> = {
  deal: dealTable,
  onboarding: onboardingTable,
  member: memberTable,
  fund: fundTable,
  lead: leadTable,
};
