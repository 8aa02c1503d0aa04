import {
  changePassword,
  localIdentity,
  meShape,
  type PasswordChange,
  passwordChangeShape,
  refuse,
  SELF_RIGHTS,
  SESSION_FOR,
  type Service,
  type SignIn,
  shownMe,
  signIn,
  signInShape,
  signOut,
} from '@tierwright/commands';
import { Type } from 'typebox';
import { requestRefused } from '../../problems/request-refused.ts';
import { callerOf } from '../../route/commanded.ts';
import type { Route } from '../../route/route.ts';
import { Throttle } from '../../sign-in/throttle.ts';

const throttles = new WeakMap<Service, Throttle>();

function throttleOf(service: Service): Throttle {
  const known = throttles.get(service) ?? new Throttle();
  throttles.set(service, known);
  return known;
}

const waitFor = (seconds: number) => refuse('CMD413', `Too many sign-ins failed; wait ${seconds} seconds.`, { retryAfter: seconds });

export const sessionRoutes: readonly Route[] = [
  {
    id: 'signIn',
    method: 'post',
    path: '/session',
    tag: 'accounts',
    summary: 'Signs in with login and password; the answer sets a cookie.',
    rights: { anonymous: 'all' },
    body: signInShape,
    limit: 4096,
    answers: { 201: meShape },
    async handle({ service, tenant, body, address, session, trace }) {
      if (tenant === '') throw requestRefused('API118', 'No vendor has this host name.');
      const proof = body as SignIn;
      const throttle = throttleOf(service);
      const name = `${tenant}/${proof.login.toLowerCase()}`;
      const seconds = throttle.wait(name, address, service.clock());
      if (seconds > 0) return waitFor(seconds);
      const asked = { tenant, proof, trace, ...(session === undefined ? {} : { before: session }) };
      const { secret, answer } = await signIn(service, localIdentity(service), asked);
      if (!answer.ok) {
        if (answer.failure.status === 401) throttle.failed(name, address, service.clock());
        return answer;
      }
      throttle.succeeded(name, address);
      return { session: { secret, seconds: SESSION_FOR / 1000 }, answer };
    },
  },
  {
    id: 'signOut',
    method: 'delete',
    path: '/session',
    tag: 'accounts',
    summary: 'Ends the session, in every window.',
    rights: SELF_RIGHTS,
    answers: { 204: Type.Null() },
    async handle(request) {
      const { account, via, tenant } = callerOf(request);
      const secret = via === 'session' ? request.session : undefined;
      if (secret === undefined) return refuse('CMD406', 'A key has no session; revoke the key instead.');
      return { session: { secret: '', seconds: 0 }, answer: await signOut(request.service, tenant, account, secret) };
    },
  },
  {
    id: 'whoAmI',
    method: 'get',
    path: '/me',
    tag: 'accounts',
    summary: 'Who the caller is, with roles and groups.',
    rights: SELF_RIGHTS,
    answers: { 200: meShape },
    handle: async (request) => ({ ok: true, status: 200, body: shownMe(callerOf(request)) }),
  },
  {
    id: 'changePassword',
    method: 'post',
    path: '/me/password',
    tag: 'accounts',
    summary: 'Replaces the own password; every session of the account ends.',
    rights: SELF_RIGHTS,
    body: passwordChangeShape,
    limit: 4096,
    answers: { 204: Type.Null() },
    async handle(request) {
      const caller = callerOf(request);
      const { service, address } = request;
      const throttle = throttleOf(service);
      const name = `${caller.tenant}/${caller.account}`;
      const seconds = throttle.wait(name, address, service.clock());
      if (seconds > 0) return waitFor(seconds);
      const answer = await changePassword(service, caller, request.body as PasswordChange);
      if (!answer.ok && answer.failure.status === 401) throttle.failed(name, address, service.clock());
      return answer.ok ? { session: { secret: '', seconds: 0 }, answer } : answer;
    },
  },
];
