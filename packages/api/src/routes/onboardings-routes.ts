import {
  beginOnboarding,
  ONBOARDING_COMMANDS,
  ONBOARDING_RIGHTS,
  onboardingBeginningShape,
  onboardingFor,
  onboardingMessageShape,
  onboardingRowShape,
  onboardingShape,
  onboardingsFor,
  READ_ONBOARDINGS_RIGHTS,
} from '@tierwright/commands';
import { pathOf } from '../route/page.ts';
import type { Route } from '../route/route.ts';
import { itemId, itemQuery } from './deals/item-query.ts';
import { itemRoutes } from './items/item-routes.ts';

const { list, begin, get, tell, history } = itemRoutes({
  kind: 'onboarding',
  tag: 'onboardings',
  path: '/onboardings',
  one: 'onboarding',
  params: pathOf({ onboarding: itemId }),
  rights: READ_ONBOARDINGS_RIGHTS,
  row: onboardingRowShape,
  item: onboardingShape,
  list: {
    id: 'listOnboardings',
    summary: 'Onboardings, the newest first: those that the caller may see.',
    query: itemQuery,
    find: onboardingsFor,
  },
  begin: {
    id: 'beginOnboarding',
    summary: 'A partner without a membership begins to come in. Who applies for one is taken through its onboarding by it.',
    body: onboardingBeginningShape,
    command: beginOnboarding,
  },
  get: { id: 'getOnboarding', summary: 'How an onboarding stands, step by step.', find: onboardingFor },
  tell: {
    id: 'tellOnboarding',
    summary: 'Says something to an onboarding: complete, sign, reject, skip, decide …',
    body: onboardingMessageShape,
    rights: ONBOARDING_RIGHTS,
    commands: ONBOARDING_COMMANDS,
  },
  history: { id: 'getOnboardingHistory', summary: 'The steps that an onboarding took, the oldest first.' },
});

export const onboardingsRoutes: readonly Route[] = [list, begin, get, tell, history];
