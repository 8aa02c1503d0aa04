import type { Rights } from '../rights/rights.ts';

/** Who sees accounts: those who work with people, and a partner its own. */
export const READ_ACCOUNTS_RIGHTS: Rights = { partnerUser: 'own', channelManager: 'all', administrator: 'all', auditor: 'all' };
/** Who makes and changes them; of a partner's people only its own administrators. */
export const MANAGE_ACCOUNTS_RIGHTS: Rights = { partnerUser: 'own', administrator: 'all' };
/** What everybody may who has signed in, with what is theirs. */
export const SELF_RIGHTS: Rights = {
  partnerUser: 'own',
  channelManager: 'own',
  programDesigner: 'own',
  approver: 'own',
  decider: 'own',
  administrator: 'all',
  auditor: 'own',
};
/** Keys are their account's own; administrators see and revoke all of them, auditors see them. */
export const READ_KEYS_RIGHTS: Rights = { ...SELF_RIGHTS, auditor: 'all' };
/** Beginning a session, or replacing a password, is the service's own doing, once it knows who it is. */
export const SYSTEM_ONLY: Rights = {};
