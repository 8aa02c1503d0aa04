import type { Role } from './roles.ts';

/** Somebody who has signed in, by password, or a machine by the key that somebody made for it. */
export interface PersonCaller {
  readonly kind: 'person';
  readonly via: 'session' | 'key';
  readonly tenant: string;
  /** Id of the account: the `by` of messages. */
  readonly account: string;
  /** Accounts with the same verified address are one human. */
  readonly human: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Roles that programs name: dealDesk, finance … */
  readonly groups: readonly string[];
  /** The partner that the account works for. */
  readonly partner: string | null;
}

/** The service itself: a timer, an effect, a rollout. */
export interface SystemCaller {
  readonly kind: 'system';
  readonly tenant: string;
  readonly name: string;
}

export type Caller = PersonCaller | SystemCaller;
