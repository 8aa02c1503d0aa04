import type { OnboardingItem } from '@tierwright/lifecycle';
import type { StoredItem } from '@tierwright/store';
import type { Static } from 'typebox';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import type { Page } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { closed, count } from '../shapes/vocabulary.ts';
import { bodyOf, type ItemsWanted, itemsFor } from '../status/list-items.ts';
import { rowMembers, rowShown } from '../status/row-shown.ts';
import { itemWithin, noItem } from '../status/within-reach.ts';
import { READ_ONBOARDINGS_RIGHTS } from './onboarding-rights.ts';
import { type OnboardingShown, showOnboarding } from './show-onboarding.ts';

export const onboardingRowShape = closed({
  ...rowMembers,
  steps: count('How many steps there are.'),
  behind: count('How many of them are done or left out.'),
});
export type OnboardingRow = Static<typeof onboardingRowShape>;

function onboardingRow(row: StoredItem, titleOf: (partner: string) => string): OnboardingRow {
  const { steps } = bodyOf<OnboardingItem>(row);
  const behind = steps.filter(({ state }) => state === 'done' || state === 'skipped').length;
  return { ...rowShown(row, titleOf), steps: steps.length, behind };
}

/** Onboardings, the newest first. */
export const onboardingsFor = (service: Service, caller: Caller, wanted: ItemsWanted): Promise<Answer<Page<OnboardingRow>>> =>
  itemsFor(service, caller, { kind: 'onboarding', rights: READ_ONBOARDINGS_RIGHTS, wanted, row: onboardingRow });

/** How an onboarding stands. */
export const onboardingFor = (service: Service, caller: Caller, id: string): Promise<Answer<OnboardingShown>> =>
  reading(service, READ_ONBOARDINGS_RIGHTS, caller, async (tx) => {
    const key = { kind: 'onboarding', id } as const;
    const row = await itemWithin(tx, key, READ_ONBOARDINGS_RIGHTS, caller);
    if (!row) return noItem(key);
    return { ok: true, status: 200, body: await showOnboarding(service, tx, caller, row), revision: row.revision };
  });
