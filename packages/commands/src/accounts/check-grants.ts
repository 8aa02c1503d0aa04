import type { Failure } from '../command/failure.ts';
import { refuse } from '../command/refuse.ts';
import type { GrantedRole } from './account-shapes.ts';

const OF_PARTNERS: readonly GrantedRole[] = ['partnerUser', 'partnerAdmin'];
const OF_PEOPLE: readonly GrantedRole[] = ['approver', 'decider', 'partnerAdmin'];

interface Granted {
  readonly partner: string | null;
  readonly signsIn: boolean;
  readonly roles: readonly GrantedRole[];
  readonly groups: readonly string[];
}

/** What is wrong with the roles and groups of an account; nothing where they fit it. */
export function whyNotGrant({ partner, signsIn, roles, groups }: Granted): { readonly ok: false; readonly failure: Failure } | undefined {
  const misfit = roles.find((role) => OF_PARTNERS.includes(role) !== (partner !== null));
  if (misfit !== undefined) {
    const expected = partner === null ? 'roles of the vendor' : OF_PARTNERS.join(', ');
    return refuse('CMD409', `An account ${partner === null ? 'of the vendor' : 'of a partner'} cannot be ${misfit}.`, {
      pointer: '/roles',
      value: misfit,
      expected,
    });
  }
  if (partner !== null && groups.length > 0) {
    return refuse('CMD409', 'Groups are of the vendor.', { pointer: '/groups', value: groups.join(', '), expected: 'none' });
  }
  const human = signsIn ? undefined : roles.find((role) => OF_PEOPLE.includes(role));
  if (human === undefined) return undefined;
  return refuse('CMD414', `A machine cannot be ${human}.`, {
    pointer: '/roles',
    value: human,
    expected: 'an account of a person who signs in',
  });
}

/** Roles with what they bring along: who invites colleagues is one. */
export const withImplied = (roles: readonly GrantedRole[]): readonly GrantedRole[] => [
  ...new Set<GrantedRole>(roles.includes('partnerAdmin') ? ['partnerUser', ...roles] : roles),
];
