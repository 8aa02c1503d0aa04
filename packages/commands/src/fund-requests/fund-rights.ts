import type { Rights } from '../rights/rights.ts';
import type { FundSaid } from './fund-messages.ts';

const PARTNER: Rights = { partnerUser: 'own' };
const ASKED: Rights = { channelManager: 'all', decider: 'held' };

export const FUND_RIGHTS: Readonly<Record<FundSaid['type'], Rights>> = {
  edit: PARTNER,
  submit: PARTNER,
  resubmit: PARTNER,
  withdraw: PARTNER,
  activityDone: PARTNER,
  proof: PARTNER,
  claim: PARTNER,
  decide: ASKED,
  delegate: ASKED,
};
export const BEGIN_FUND_RIGHTS: Rights = PARTNER;
export const READ_FUNDS_RIGHTS: Rights = { partnerUser: 'own', channelManager: 'all', decider: 'held', auditor: 'all' };
export const READ_BALANCES_RIGHTS: Rights = { partnerUser: 'own', channelManager: 'all', auditor: 'all' };
