import type { PersonCaller } from '../rights/caller.ts';
import type { Me } from './account-shapes.ts';

/** Who the caller is, as the API tells it. */
export function shownMe({ tenant, account, name, partner, roles, groups, via }: PersonCaller): Me {
  return { tenant, account, name, partner, roles: [...roles], groups: [...groups], via };
}
