import type { ApprovalStep } from '@tierwright/program';

/**
 * Whether approvals are enough (A1). Each is the roles in which one person approved; for `all`, each role needs a person of
 * its own, whatever the order in which they came.
 */
export function isMet(need: ApprovalStep['need'], roles: readonly string[], approvals: readonly (readonly string[])[]): boolean {
  if (need === undefined || need === 'any') return approvals.length > 0;
  if (need !== 'all') return approvals.length >= need;
  const wanted = [...new Set(roles)];
  if (approvals.length < wanted.length) return false;
  const taken = new Map<number, string>();
  return wanted.every((role) => findPerson(role, approvals, taken, new Set()));
}

/** Gives a role a person; one who has another role moves there where that helps. */
function findPerson(role: string, approvals: readonly (readonly string[])[], taken: Map<number, string>, seen: Set<number>): boolean {
  return approvals.some((roles, person) => {
    if (seen.has(person) || !roles.includes(role)) return false;
    seen.add(person);
    const other = taken.get(person);
    if (other !== undefined && !findPerson(other, approvals, taken, seen)) return false;
    taken.set(person, role);
    return true;
  });
}
