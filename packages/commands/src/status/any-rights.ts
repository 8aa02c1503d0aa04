import type { Rights, Scope } from '../rights/rights.ts';
import type { Role } from '../rights/roles.ts';

const WIDTH: readonly Scope[] = ['held', 'own', 'all'];

/** Who may at least one of several things: each role with its widest scope. */
export function anyRights(several: Readonly<Record<string, Rights>>): Rights {
  const found: { [R in Role]?: Scope } = {};
  for (const rights of Object.values(several)) {
    for (const [role, scope] of Object.entries(rights) as [Role, Scope][]) {
      const before = found[role];
      if (before === undefined || WIDTH.indexOf(scope) > WIDTH.indexOf(before)) found[role] = scope;
    }
  }
  return found;
}
