import type { Role } from './roles.ts';

/**
 * Of what a role may do something with: `all` of the tenant; `own`: what belongs to the caller's partner (or names it as
 * distributor); `held`: items that wait for one of the caller's groups, or for the caller.
 */
export type Scope = 'all' | 'own' | 'held';

/** Who may do it. A role that is not named may not: 403. What is outside the scope does not exist for the caller: 404. */
export type Rights = { readonly [R in Role]?: Scope };
