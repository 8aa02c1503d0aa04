import {
  type ExceptionGranted,
  exceptionShape,
  exceptionsFor,
  exceptionsShape,
  grantException,
  memberShape,
  READ_MEMBERS_RIGHTS,
  type Revocation,
  revocationShape,
  revokeException,
  runCommand,
} from '@tierwright/commands';
import { callerOf, commanded } from '../../route/commanded.ts';
import type { Route } from '../../route/route.ts';
import { EXCEPTION, exceptionOf, MEMBER, memberOf } from './member-path.ts';

/** Exceptions of a membership: a tier that is kept, a requirement that is waived. */
export const exceptionRoutes: readonly Route[] = [
  {
    id: 'listExceptions',
    method: 'get',
    path: '/members/{partner}/exceptions',
    tag: 'members',
    summary: 'The exceptions of a partner.',
    rights: READ_MEMBERS_RIGHTS,
    params: MEMBER,
    answers: { 200: exceptionsShape },
    handle: (request) => exceptionsFor(request.service, callerOf(request), memberOf(request)),
  },
  {
    id: 'grantException',
    method: 'post',
    path: '/members/{partner}/exceptions',
    tag: 'members',
    summary: 'Grants what another person asked for: the owner of the program.',
    rights: grantException.rights,
    params: MEMBER,
    body: exceptionShape,
    needs: 'key',
    answers: { 201: memberShape },
    handle: (request) =>
      runCommand(
        request.service,
        grantException,
        commanded(request, { partner: memberOf(request), exception: request.body as ExceptionGranted }),
      ),
  },
  {
    id: 'revokeException',
    method: 'post',
    path: '/members/{partner}/exceptions/{exception}/revoke',
    tag: 'members',
    summary: 'From today on an exception holds no more.',
    rights: revokeException.rights,
    params: EXCEPTION,
    body: revocationShape,
    needs: 'key',
    answers: { 200: memberShape },
    handle: (request) =>
      runCommand(
        request.service,
        revokeException,
        commanded(request, { partner: memberOf(request), exception: exceptionOf(request), revocation: request.body as Revocation }),
      ),
  },
];
