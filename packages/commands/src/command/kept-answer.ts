import type { Caller } from '../rights/caller.ts';
import type { Answer } from './answer.ts';

type Done<O> = Extract<Answer<O>, { ok: true }>;

/** A key belongs to the request and to who sent it: the same account that moved to another partner is another caller. */
export function requestOf(caller: Caller, requestHash: string): string {
  const who = caller.kind === 'system' ? `system:${caller.name}` : `${caller.account} ${caller.partner ?? ''}`;
  return `${requestHash} ${who}`;
}

/** An answer as it is stored, without what it shows once. */
export function kept<O>({ body, again = body, revision, location }: Done<O>): string {
  return JSON.stringify({ body: again, revision, location });
}

/** An answer that was stored. */
export function replayed<O>(status: number, stored: string): Done<O> {
  const { body, revision, location } = JSON.parse(stored) as Pick<Done<O>, 'body' | 'revision' | 'location'>;
  return {
    ok: true,
    status: status as Done<O>['status'],
    body,
    ...(revision === undefined ? {} : { revision }),
    ...(location === undefined ? {} : { location }),
  };
}
