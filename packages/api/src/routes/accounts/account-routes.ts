import {
  accountFor,
  accountMadeShape,
  accountShape,
  accountsFor,
  changeGrants,
  createAccount,
  disableAccount,
  enableAccount,
  type Grants,
  givePassword,
  grantsShape,
  MANAGE_ACCOUNTS_RIGHTS,
  type NewAccount,
  newAccountShape,
  passwordGivenShape,
  READ_ACCOUNTS_RIGHTS,
  runCommand,
} from '@tierwright/commands';
import { Type } from 'typebox';
import { callerOf, commanded } from '../../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, pathOf, queryOf } from '../../route/page.ts';
import type { Route, RouteRequest } from '../../route/route.ts';

const params = pathOf({ account: Type.String({ format: 'uuid', maxLength: 36 }) });
const accountOf = ({ params: { account = '' } }: RouteRequest) => account;
const manages = { tag: 'accounts', rights: MANAGE_ACCOUNTS_RIGHTS } as const;
const reads = { tag: 'accounts', rights: READ_ACCOUNTS_RIGHTS } as const;

export const accountRoutes: readonly Route[] = [
  {
    ...reads,
    id: 'listAccounts',
    method: 'get',
    path: '/accounts',
    summary: 'Accounts by id; a partner sees its own people.',
    query: queryOf({ ...PAGE_QUERY, partner: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })) }),
    answers: { 200: pageOf(accountShape) },
    handle: (request) => accountsFor(request.service, callerOf(request), request.query as PageQuery & { partner?: string }),
  },
  {
    ...manages,
    id: 'createAccount',
    method: 'post',
    path: '/accounts',
    summary: 'Makes an account; the password of a person is shown once.',
    body: newAccountShape,
    needs: 'key',
    answers: { 201: accountMadeShape },
    handle: (request) => createAccount(request.service, commanded(request, request.body as NewAccount)),
  },
  {
    ...reads,
    id: 'getAccount',
    method: 'get',
    path: '/accounts/{account}',
    summary: 'One account.',
    params,
    answers: { 200: accountShape },
    handle: (request) => accountFor(request.service, callerOf(request), accountOf(request)),
  },
  {
    ...manages,
    id: 'changeGrants',
    method: 'put',
    path: '/accounts/{account}/grants',
    summary: 'All roles and groups that the account has from now on; its sessions end. Never of oneself.',
    params,
    body: grantsShape,
    needs: 'revision',
    answers: { 200: accountShape },
    handle: (request) =>
      runCommand(request.service, changeGrants, commanded(request, { ...(request.body as Grants), account: accountOf(request) })),
  },
  {
    ...manages,
    id: 'givePassword',
    method: 'post',
    path: '/accounts/{account}/password',
    summary: 'Gives a new password, shown once and replaced at the first sign-in.',
    params,
    needs: 'key',
    answers: { 200: passwordGivenShape },
    handle: (request) => givePassword(request.service, commanded(request, { account: accountOf(request) })),
  },
  {
    ...manages,
    id: 'disableAccount',
    method: 'post',
    path: '/accounts/{account}/disable',
    summary: 'Nobody gets in with it any more.',
    params,
    needs: 'key',
    answers: { 200: accountShape },
    handle: (request) => runCommand(request.service, disableAccount, commanded(request, { account: accountOf(request) })),
  },
  {
    ...manages,
    id: 'enableAccount',
    method: 'post',
    path: '/accounts/{account}/enable',
    summary: 'Lets it in again.',
    params,
    needs: 'key',
    answers: { 200: accountShape },
    handle: (request) => runCommand(request.service, enableAccount, commanded(request, { account: accountOf(request) })),
  },
];
