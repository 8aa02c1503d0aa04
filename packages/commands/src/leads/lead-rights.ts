import type { Rights } from '../rights/rights.ts';
import type { LeadSaid } from './lead-messages.ts';

const PARTNER: Rights = { partnerUser: 'own' };
const PLACER: Rights = { channelManager: 'all', decider: 'held' };

export const LEAD_RIGHTS: Readonly<Record<LeadSaid['type'], Rights>> = {
  accept: PARTNER,
  decline: PARTNER,
  feedback: { ...PARTNER, ...PLACER },
  recall: PLACER,
  place: PLACER,
};
export const BEGIN_LEAD_RIGHTS: Rights = { channelManager: 'all' };
export const READ_LEADS_RIGHTS: Rights = { partnerUser: 'own', channelManager: 'all', decider: 'held', auditor: 'all' };
