import {
  accountManagersFor,
  accountManagersShape,
  dismissAccountManager,
  NAME_MANAGERS_RIGHTS,
  nameAccountManager,
  READ_MANAGERS_RIGHTS,
  runCommand,
} from '@tierwright/commands';
import { Type } from 'typebox';
import { callerOf, commanded } from '../../route/commanded.ts';
import { pathOf } from '../../route/page.ts';
import type { Route, RouteRequest } from '../../route/route.ts';
import { PARTNER, partnerOf } from './partner-path.ts';

const MANAGER = pathOf({
  ...PARTNER.properties,
  account: Type.String({ format: 'uuid', maxLength: 36, description: 'An account of the vendor.' }),
});
const named = (request: RouteRequest) => commanded(request, { partner: partnerOf(request), account: request.params.account ?? '' });

/** Who looks after partners: the people whom programs call `accountManager`. */
export const accountManagerRoutes: readonly Route[] = [
  {
    id: 'listAccountManagers',
    method: 'get',
    path: '/partners/{partner}/account-managers',
    tag: 'partners',
    summary: 'Who looks after a partner; the partner sees the names.',
    rights: READ_MANAGERS_RIGHTS,
    params: PARTNER,
    answers: { 200: accountManagersShape },
    handle: (request) => accountManagersFor(request.service, callerOf(request), partnerOf(request)),
  },
  {
    id: 'nameAccountManager',
    method: 'put',
    path: '/partners/{partner}/account-managers/{account}',
    tag: 'partners',
    summary: 'One of the vendor’s people looks after the partner: what the program gives to `accountManager` is theirs too.',
    rights: NAME_MANAGERS_RIGHTS,
    params: MANAGER,
    answers: { 200: accountManagersShape },
    handle: (request) => runCommand(request.service, nameAccountManager, named(request)),
  },
  {
    id: 'endAccountManager',
    method: 'delete',
    path: '/partners/{partner}/account-managers/{account}',
    tag: 'partners',
    summary: 'Somebody looks after the partner no more.',
    rights: NAME_MANAGERS_RIGHTS,
    params: MANAGER,
    answers: { 204: Type.Null() },
    handle: (request) => runCommand(request.service, dismissAccountManager, named(request)),
  },
];
