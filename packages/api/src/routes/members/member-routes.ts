import {
  type Application,
  anyRights,
  applicationShape,
  applyForMembership,
  historyFor,
  type ItemsWanted,
  MEMBER_COMMANDS,
  MEMBER_RIGHTS,
  type MemberSaid,
  memberFor,
  memberMessageShape,
  memberShape,
  membersFor,
  READ_MEMBERS_RIGHTS,
  reviewMember,
  rowShape,
  runCommand,
  standingsFor,
  standingsShape,
  stepShape,
} from '@tierwright/commands';
import { callerOf, commanded } from '../../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, queryOf } from '../../route/page.ts';
import type { Route } from '../../route/route.ts';
import { itemQuery } from '../deals/item-query.ts';
import { MEMBER, memberOf } from './member-path.ts';

const reads = { method: 'get', tag: 'members', rights: READ_MEMBERS_RIGHTS } as const;
const tells = { method: 'post', tag: 'members', needs: 'key' } as const;

/** Memberships: a partner’s has the partner’s id. */
export const memberRoutes: readonly Route[] = [
  {
    ...reads,
    id: 'listMembers',
    path: '/members',
    summary: 'Memberships, the newest first: those that the caller may see.',
    query: itemQuery,
    answers: { 200: pageOf(rowShape) },
    handle: (request) => membersFor(request.service, callerOf(request), request.query as ItemsWanted),
  },
  {
    ...tells,
    id: 'applyForMembership',
    path: '/members',
    summary: 'A partner applies, or somebody of the vendor for it: its onboarding begins where the program has one.',
    rights: applyForMembership.rights,
    body: applicationShape,
    answers: { 201: memberShape },
    handle: (request) => runCommand(request.service, applyForMembership, commanded(request, request.body as Application)),
  },
  {
    ...reads,
    id: 'getMember',
    path: '/members/{partner}',
    summary: 'How a membership stands.',
    params: MEMBER,
    answers: { 200: memberShape },
    handle: (request) => memberFor(request.service, callerOf(request), memberOf(request)),
  },
  {
    ...tells,
    id: 'tellMember',
    path: '/members/{partner}/messages',
    summary: 'Says something to a membership: leave, end, or that its phase is over.',
    rights: anyRights(MEMBER_RIGHTS),
    params: MEMBER,
    body: memberMessageShape,
    answers: { 200: memberShape },
    handle(request) {
      const message = request.body as MemberSaid;
      return runCommand(request.service, MEMBER_COMMANDS[message.type], commanded(request, { id: memberOf(request), message }));
    },
  },
  {
    ...tells,
    id: 'reviewMember',
    path: '/members/{partner}/reviews',
    summary: 'Its tiers are reviewed today, whether or not a review is due.',
    rights: reviewMember.rights,
    params: MEMBER,
    answers: { 200: memberShape },
    handle: (request) => runCommand(request.service, reviewMember, commanded(request, { partner: memberOf(request) })),
  },
  {
    ...reads,
    id: 'getStandings',
    path: '/members/{partner}/standings',
    summary: 'How the partner stands in its tracks.',
    params: MEMBER,
    answers: { 200: standingsShape },
    handle: (request) => standingsFor(request.service, callerOf(request), memberOf(request)),
  },
  {
    ...reads,
    id: 'getMemberHistory',
    path: '/members/{partner}/history',
    summary: 'The steps that a membership took, the oldest first.',
    params: MEMBER,
    query: queryOf(PAGE_QUERY),
    answers: { 200: pageOf(stepShape) },
    handle: (request) =>
      historyFor(request.service, callerOf(request), {
        ...(request.query as PageQuery),
        kind: 'member',
        id: memberOf(request),
        rights: READ_MEMBERS_RIGHTS,
      }),
  },
];
