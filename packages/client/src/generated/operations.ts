// Generated from the routes of the API (`npm run generate`). Do not edit.

import type { NoRequest, Operation } from '../calling/operation.ts';

/** What each operation is asked and answers. */
export interface Operations {
  /** Signs in with login and password; the answer sets a cookie. */
  readonly signIn: { readonly request: { readonly body: { readonly login: string; readonly password: string; readonly newPassword?: string }; readonly ifMatch?: number }; readonly answer: { readonly tenant: string; readonly account: string; readonly name: string; readonly partner: string | null; readonly roles: readonly string[]; readonly groups: readonly string[]; readonly via: 'session' | 'key' } };
  /** Ends the session, in every window. */
  readonly signOut: { readonly request: { readonly ifMatch?: number }; readonly answer: null };
  /** Who the caller is, with roles and groups. */
  readonly whoAmI: { readonly request: NoRequest; readonly answer: { readonly tenant: string; readonly account: string; readonly name: string; readonly partner: string | null; readonly roles: readonly string[]; readonly groups: readonly string[]; readonly via: 'session' | 'key' } };
  /** Replaces the own password; every session of the account ends. */
  readonly changePassword: { readonly request: { readonly body: { readonly password: string; readonly newPassword: string }; readonly ifMatch?: number }; readonly answer: null };
  /** Accounts by id; a partner sees its own people. */
  readonly listAccounts: { readonly request: { readonly query?: { readonly cursor?: string; readonly limit?: number; readonly partner?: string } }; readonly answer: { readonly items: readonly { readonly id: string; readonly login: string; readonly name: string; readonly email: string; readonly partner: string | null; readonly roles: readonly ('partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor')[]; readonly groups: readonly string[]; readonly signsIn: boolean; readonly createdAt: string; readonly disabledAt: string | null; readonly revision: number }[]; readonly next: string | null } };
  /** Makes an account; the password of a person is shown once. */
  readonly createAccount: { readonly request: { readonly body: { readonly login: string; readonly name: string; readonly email: string; readonly partner?: string | null; readonly roles: readonly ('partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor')[]; readonly groups?: readonly string[]; readonly signsIn?: boolean }; readonly ifMatch?: number }; readonly answer: { readonly account: { readonly id: string; readonly login: string; readonly name: string; readonly email: string; readonly partner: string | null; readonly roles: readonly ('partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor')[]; readonly groups: readonly string[]; readonly signsIn: boolean; readonly createdAt: string; readonly disabledAt: string | null; readonly revision: number }; readonly password?: string } };
  /** One account. */
  readonly getAccount: { readonly request: { readonly params: { readonly account: string } }; readonly answer: { readonly id: string; readonly login: string; readonly name: string; readonly email: string; readonly partner: string | null; readonly roles: readonly ('partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor')[]; readonly groups: readonly string[]; readonly signsIn: boolean; readonly createdAt: string; readonly disabledAt: string | null; readonly revision: number } };
  /** All roles and groups that the account has from now on; its sessions end. Never of oneself. */
  readonly changeGrants: { readonly request: { readonly params: { readonly account: string }; readonly body: { readonly roles: readonly ('partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor')[]; readonly groups: readonly string[] }; readonly ifMatch: number }; readonly answer: { readonly id: string; readonly login: string; readonly name: string; readonly email: string; readonly partner: string | null; readonly roles: readonly ('partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor')[]; readonly groups: readonly string[]; readonly signsIn: boolean; readonly createdAt: string; readonly disabledAt: string | null; readonly revision: number } };
  /** Gives a new password, shown once and replaced at the first sign-in. */
  readonly givePassword: { readonly request: { readonly params: { readonly account: string }; readonly ifMatch?: number }; readonly answer: { readonly password?: string; readonly expiresAt: string } };
  /** Nobody gets in with it any more. */
  readonly disableAccount: { readonly request: { readonly params: { readonly account: string }; readonly ifMatch?: number }; readonly answer: { readonly id: string; readonly login: string; readonly name: string; readonly email: string; readonly partner: string | null; readonly roles: readonly ('partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor')[]; readonly groups: readonly string[]; readonly signsIn: boolean; readonly createdAt: string; readonly disabledAt: string | null; readonly revision: number } };
  /** Lets it in again. */
  readonly enableAccount: { readonly request: { readonly params: { readonly account: string }; readonly ifMatch?: number }; readonly answer: { readonly id: string; readonly login: string; readonly name: string; readonly email: string; readonly partner: string | null; readonly roles: readonly ('partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor')[]; readonly groups: readonly string[]; readonly signsIn: boolean; readonly createdAt: string; readonly disabledAt: string | null; readonly revision: number } };
  /** The own keys; administrators and auditors see all. */
  readonly listApiKeys: { readonly request: { readonly query?: { readonly cursor?: string; readonly limit?: number } }; readonly answer: { readonly items: readonly { readonly id: string; readonly account: string; readonly name: string; readonly roles: readonly ('partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor')[]; readonly createdAt: string; readonly expiresAt: string; readonly revokedAt: string | null }[]; readonly next: string | null } };
  /** Makes a key; its secret is shown once. */
  readonly createApiKey: { readonly request: { readonly body: { readonly name: string; readonly account?: string; readonly roles: readonly ('partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor')[]; readonly expiresAt?: string }; readonly ifMatch?: number }; readonly answer: { readonly key: { readonly id: string; readonly account: string; readonly name: string; readonly roles: readonly ('partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor')[]; readonly createdAt: string; readonly expiresAt: string; readonly revokedAt: string | null }; readonly secret?: string } };
  /** The key is void from the next request on. */
  readonly revokeApiKey: { readonly request: { readonly params: { readonly key: string }; readonly ifMatch?: number }; readonly answer: { readonly id: string; readonly account: string; readonly name: string; readonly roles: readonly ('partnerUser' | 'partnerAdmin' | 'channelManager' | 'programDesigner' | 'approver' | 'decider' | 'administrator' | 'auditor')[]; readonly createdAt: string; readonly expiresAt: string; readonly revokedAt: string | null } };
}

/** How each operation is called. */
export const OPERATIONS: { readonly [O in keyof Operations]: Operation } = {
  signIn: { method: 'post', path: '/session', isRepeatable: false, hasKey: false },
  signOut: { method: 'delete', path: '/session', isRepeatable: false, hasKey: false },
  whoAmI: { method: 'get', path: '/me', isRepeatable: true, hasKey: false },
  changePassword: { method: 'post', path: '/me/password', isRepeatable: false, hasKey: false },
  listAccounts: { method: 'get', path: '/accounts', isRepeatable: true, hasKey: false },
  createAccount: { method: 'post', path: '/accounts', isRepeatable: true, hasKey: true },
  getAccount: { method: 'get', path: '/accounts/{account}', isRepeatable: true, hasKey: false },
  changeGrants: { method: 'put', path: '/accounts/{account}/grants', isRepeatable: false, hasKey: false },
  givePassword: { method: 'post', path: '/accounts/{account}/password', isRepeatable: true, hasKey: true },
  disableAccount: { method: 'post', path: '/accounts/{account}/disable', isRepeatable: true, hasKey: true },
  enableAccount: { method: 'post', path: '/accounts/{account}/enable', isRepeatable: true, hasKey: true },
  listApiKeys: { method: 'get', path: '/api-keys', isRepeatable: true, hasKey: false },
  createApiKey: { method: 'post', path: '/api-keys', isRepeatable: true, hasKey: true },
  revokeApiKey: { method: 'post', path: '/api-keys/{key}/revoke', isRepeatable: true, hasKey: true },
};
