import type { Caller } from '../rights/caller.ts';

/** How histories name who did it. */
export const whoOf = (caller: Caller): string => (caller.kind === 'system' ? `system:${caller.name}` : caller.account);
