import type { Rights } from '../rights/rights.ts';
import type { MemberSaid } from './member-messages.ts';

/** The owner of the program is somebody of the vendor with that group: a decider, or a channel manager. */
const OWNER: Rights = { channelManager: 'all', decider: 'held' };

export const MEMBER_RIGHTS: Readonly<Record<MemberSaid['type'], Rights>> = {
  leave: { partnerUser: 'own' },
  end: OWNER,
  phaseMet: OWNER,
};
export const APPLY_RIGHTS: Rights = { partnerUser: 'own', channelManager: 'all' };
export const EXCEPTION_RIGHTS: Rights = OWNER;
export const REVIEW_RIGHTS: Rights = OWNER;
export const READ_MEMBERS_RIGHTS: Rights = { partnerUser: 'own', channelManager: 'all', decider: 'held', auditor: 'all' };
