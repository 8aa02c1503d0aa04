import type { Request } from 'express';
import { requestRefused } from '../problems/request-refused.ts';

/** The address that the client called: `https://partners.example.com`. */
const originOf = (request: Request): string => `${request.protocol}://${request.headers.host ?? ''}`;

/** Names of this machine itself: there http is as good as https. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

export const isLoopback = (request: Request): boolean => LOOPBACK.test(request.headers.host ?? '');

/** Refuses what a page of another site had the browser send: who has a cookie sends our Origin with what changes something. */
export function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.origin;
  if (origin !== undefined && origin.toLowerCase() === originOf(request).toLowerCase()) return;
  throw requestRefused('API105', origin === undefined ? 'The header Origin is missing.' : 'The request comes from another site.', {
    pointer: '/Origin',
    ...(origin === undefined ? {} : { value: origin }),
    expected: 'the origin of the address that is called',
  });
}
