import type { Caller } from './caller.ts';
import type { Rights, Scope } from './rights.ts';

/**
 * What a caller gets to see and touch by a right: everything of the tenant, or what belongs to a partner or is held by one
 * of these names (groups, roles, the account). Lists are filtered by it, single objects checked with `mayTouch`.
 */
export type Reach = 'all' | { readonly partner: string | null; readonly holders: readonly string[] };

/** What is asked about: whose it is, the distributor that it names, and who holds it now. */
export interface Touched {
  readonly partner: string | null;
  readonly distributor?: string | null;
  readonly holders?: readonly string[];
}

/** The scopes of the caller's roles; nothing: no role of the caller may (403). The system reaches all. */
export function scopesOf(rights: Rights, caller: Caller): readonly Scope[] {
  if (caller.kind === 'system') return ['all'];
  return caller.roles.flatMap((role) => rights[role] ?? []);
}

/** The union of the caller's scopes. */
export function reachOf(rights: Rights, caller: Caller): Reach {
  const scopes = scopesOf(rights, caller);
  if (caller.kind === 'system' || scopes.includes('all')) return 'all';
  return {
    partner: scopes.includes('own') ? caller.partner : null,
    holders: scopes.includes('held') ? [...new Set([...caller.groups, ...caller.roles, caller.account])] : [],
  };
}

/** Whether it is inside the reach. What is not does not exist for the caller: refuse with CMD102. */
export function mayTouch(reach: Reach, touched: Touched): boolean {
  if (reach === 'all') return true;
  if (reach.partner !== null && (touched.partner === reach.partner || touched.distributor === reach.partner)) return true;
  return (touched.holders ?? []).some((holder) => reach.holders.includes(holder));
}
