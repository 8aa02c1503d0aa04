import type { Caller } from './caller.ts';

/** Who did something, in histories and the audit chain: an account, or a part of the service. */
export const actorOf = (caller: Caller): string => (caller.kind === 'system' ? `system:${caller.name}` : caller.account);
