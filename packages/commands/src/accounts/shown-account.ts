import { formatInstant } from '@tierwright/lifecycle';
import type { StoredAccount, StoredKey } from '@tierwright/store';
import { type AccountShown, GRANTED_ROLES, type GrantedRole, type KeyShown } from './account-shapes.ts';

const grantedOf = (roles: readonly string[]): GrantedRole[] => GRANTED_ROLES.filter((role) => roles.includes(role));

/** An account as the API shows it. */
export function shownAccount(account: StoredAccount): AccountShown {
  return {
    id: account.id,
    login: account.login,
    name: account.name,
    email: account.email,
    partner: account.partner,
    roles: grantedOf(account.roles),
    groups: [...account.groups],
    signsIn: account.signs_in,
    createdAt: formatInstant(account.created_at),
    disabledAt: account.disabled_at === null ? null : formatInstant(account.disabled_at),
    revision: account.revision,
  };
}

/** A key without its secret. */
export function shownKey(key: StoredKey): KeyShown {
  return {
    id: key.id,
    account: key.account,
    name: key.name,
    roles: grantedOf(key.roles),
    createdAt: formatInstant(key.created_at),
    expiresAt: formatInstant(key.expires_at),
    revokedAt: key.revoked_at === null ? null : formatInstant(key.revoked_at),
  };
}
