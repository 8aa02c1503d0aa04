import {
  anyRights,
  beginOnboarding,
  historyFor,
  type ItemsWanted,
  ONBOARDING_COMMANDS,
  ONBOARDING_RIGHTS,
  type OnboardingAsked,
  type OnboardingSaid,
  onboardingBeginningShape,
  onboardingFor,
  onboardingMessageShape,
  onboardingRowShape,
  onboardingShape,
  onboardingsFor,
  READ_ONBOARDINGS_RIGHTS,
  runCommand,
  stepShape,
} from '@tierwright/commands';
import { callerOf, commanded } from '../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, pathOf, queryOf } from '../route/page.ts';
import type { Route, RouteRequest } from '../route/route.ts';
import { itemId, itemQuery } from './deals/item-query.ts';

const params = pathOf({ onboarding: itemId });
const onboardingOf = ({ params: { onboarding = '' } }: RouteRequest) => onboarding;
const reads = { method: 'get', tag: 'onboardings', rights: READ_ONBOARDINGS_RIGHTS } as const;

export const onboardingsRoutes: readonly Route[] = [
  {
    ...reads,
    id: 'listOnboardings',
    path: '/onboardings',
    summary: 'Onboardings, the newest first: those that the caller may see.',
    query: itemQuery,
    answers: { 200: pageOf(onboardingRowShape) },
    handle: (request) => onboardingsFor(request.service, callerOf(request), request.query as ItemsWanted),
  },
  {
    id: 'beginOnboarding',
    method: 'post',
    path: '/onboardings',
    tag: 'onboardings',
    summary: 'A partner without a membership begins to come in. Who applies for one is taken through its onboarding by it.',
    rights: beginOnboarding.rights,
    body: onboardingBeginningShape,
    needs: 'key',
    answers: { 201: onboardingShape },
    handle: (request) => runCommand(request.service, beginOnboarding, commanded(request, request.body as OnboardingAsked)),
  },
  {
    ...reads,
    id: 'getOnboarding',
    path: '/onboardings/{onboarding}',
    summary: 'How an onboarding stands, step by step.',
    params,
    answers: { 200: onboardingShape },
    handle: (request) => onboardingFor(request.service, callerOf(request), onboardingOf(request)),
  },
  {
    id: 'tellOnboarding',
    method: 'post',
    path: '/onboardings/{onboarding}/messages',
    tag: 'onboardings',
    summary: 'Says something to an onboarding: complete, sign, reject, skip, decide …',
    rights: anyRights(ONBOARDING_RIGHTS),
    params,
    body: onboardingMessageShape,
    needs: 'key',
    answers: { 200: onboardingShape },
    handle(request) {
      const message = request.body as OnboardingSaid;
      return runCommand(request.service, ONBOARDING_COMMANDS[message.type], commanded(request, { id: onboardingOf(request), message }));
    },
  },
  {
    ...reads,
    id: 'getOnboardingHistory',
    path: '/onboardings/{onboarding}/history',
    summary: 'The steps that an onboarding took, the oldest first.',
    params,
    query: queryOf(PAGE_QUERY),
    answers: { 200: pageOf(stepShape) },
    handle: (request) =>
      historyFor(request.service, callerOf(request), {
        ...(request.query as PageQuery),
        kind: 'onboarding',
        id: onboardingOf(request),
        rights: READ_ONBOARDINGS_RIGHTS,
      }),
  },
];
