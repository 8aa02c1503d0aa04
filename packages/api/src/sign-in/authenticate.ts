import { callerOfKey, callerOfSession, type PersonCaller, type Service, tenantOfHost } from '@tierwright/commands';
import type { Request } from 'express';
import { requestRefused } from '../problems/request-refused.ts';
import { sessionSecret } from './cookie.ts';
import { refuseForeignOrigin } from './origin.ts';

/** Who asks, and whose the service is for the request; empty: nobody's that is known. */
export interface Asker {
  readonly caller: PersonCaller | undefined;
  readonly tenant: string;
}

const BEARER = /^Bearer ([\x21-\x7e]{1,200})$/i;

/** Who asks: by API key, else by session. A key or session that is not valid is refused, not taken for nobody. */
export async function authenticate(service: Service, request: Request, changes: boolean): Promise<Asker> {
  const authorization = request.headers.authorization;
  if (authorization !== undefined) {
    const key = BEARER.exec(authorization)?.[1];
    const caller = key === undefined ? undefined : await callerOfKey(service, key);
    if (!caller) throw requestRefused('API104', 'The API key is unknown, revoked or over.', { expected: 'Authorization: Bearer tw_…' });
    return { caller, tenant: caller.tenant };
  }
  if (changes) refuseForeignOrigin(request);
  const tenant = (await tenantOfHost(service, request.headers.host ?? '')) ?? '';
  const secret = sessionSecret(request);
  if (secret === undefined || tenant === '') return { caller: undefined, tenant };
  return { caller: await callerOfSession(service, tenant, secret), tenant };
}
