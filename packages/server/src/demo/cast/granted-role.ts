import type { NewAccount } from '@tierwright/commands';

/** A role that an account can be granted. */
export type GrantedRole = NewAccount['roles'][number];
