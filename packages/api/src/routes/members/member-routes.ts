import {
  applicationShape,
  applyForMembership,
  MEMBER_COMMANDS,
  MEMBER_RIGHTS,
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
} from '@tierwright/commands';
import { callerOf, commanded } from '../../route/commanded.ts';
import type { Route } from '../../route/route.ts';
import { itemQuery } from '../deals/item-query.ts';
import { itemRoutes } from '../items/item-routes.ts';
import { MEMBER, memberOf } from './member-path.ts';

const { list, begin, get, tell, history } = itemRoutes({
  kind: 'member',
  tag: 'members',
  path: '/members',
  one: 'partner',
  params: MEMBER,
  rights: READ_MEMBERS_RIGHTS,
  row: rowShape,
  item: memberShape,
  list: {
    id: 'listMembers',
    summary: 'Memberships, the newest first: those that the caller may see.',
    query: itemQuery,
    find: membersFor,
  },
  begin: {
    id: 'applyForMembership',
    summary: 'A partner applies, or somebody of the vendor for it: its onboarding begins where the program has one.',
    body: applicationShape,
    command: applyForMembership,
  },
  get: { id: 'getMember', summary: 'How a membership stands.', find: memberFor },
  tell: {
    id: 'tellMember',
    summary: 'Says something to a membership: leave, end, or that its phase is over.',
    body: memberMessageShape,
    rights: MEMBER_RIGHTS,
    commands: MEMBER_COMMANDS,
  },
  history: { id: 'getMemberHistory', summary: 'The steps that a membership took, the oldest first.' },
});

const review: Route = {
  id: 'reviewMember',
  method: 'post',
  path: '/members/{partner}/reviews',
  tag: 'members',
  summary: 'Its tiers are reviewed today, whether or not a review is due.',
  rights: reviewMember.rights,
  params: MEMBER,
  needs: 'key',
  answers: { 200: memberShape },
  handle: (request) => runCommand(request.service, reviewMember, commanded(request, { partner: memberOf(request) })),
};

const standings: Route = {
  id: 'getStandings',
  method: 'get',
  path: '/members/{partner}/standings',
  tag: 'members',
  summary: 'How the partner stands in its tracks.',
  rights: READ_MEMBERS_RIGHTS,
  params: MEMBER,
  answers: { 200: standingsShape },
  handle: (request) => standingsFor(request.service, callerOf(request), memberOf(request)),
};

/** Memberships: a partner’s has the partner’s id. */
export const memberRoutes: readonly Route[] = [list, begin, get, tell, review, standings, history];
