import type { Request } from 'express';
import { requestRefused } from '../problems/request-refused.ts';
import { isLoopback } from './origin.ts';

const SECURE_NAME = '__Host-tierwright';
/** On http browsers keep no `__Host-` cookie; loopback only. */
const PLAIN_NAME = 'tierwright';

const nameFor = (request: Request) => (request.secure ? SECURE_NAME : PLAIN_NAME);

/** The secret of the session that a browser has; only under the name that this connection may use. */
export function sessionSecret(request: Request): string | undefined {
  const name = nameFor(request);
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** The header that gives a browser its session, or with `secret` empty takes it. */
export function sessionCookie(request: Request, secret: string, seconds: number): string {
  if (!request.secure && !isLoopback(request)) throw requestRefused('API120', 'A session over plain http could be read on its way.');
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${seconds}`, ...(request.secure ? ['Secure'] : [])];
  return [`${nameFor(request)}=${secret}`, ...attributes].join('; ');
}
