import type { Rights } from '../rights/rights.ts';
import type { DealSaid } from './deal-messages.ts';

const PARTNER: Rights = { partnerUser: 'own' };
const VENDOR: Rights = { channelManager: 'all' };
const EITHER: Rights = { ...PARTNER, ...VENDOR };
/** Whoever a step or a task asks: of the vendor, or of the distributor that the deal names. */
const ASKED: Rights = { ...EITHER, decider: 'held' };

/** Who may say what to a deal: by office here; who may in this deal, by its parties, the lifecycle says. */
export const DEAL_RIGHTS: Readonly<Record<DealSaid['type'], Rights>> = {
  edit: PARTNER,
  submit: PARTNER,
  resubmit: PARTNER,
  withdraw: PARTNER,
  recall: PARTNER,
  report: PARTNER,
  requestExtension: PARTNER,
  change: PARTNER,
  withdrawRequest: PARTNER,
  research: { ...VENDOR, decider: 'held' },
  activity: EITHER,
  close: EITHER,
  reportBreach: EITHER,
  taskDone: ASKED,
  decide: ASKED,
  delegate: ASKED,
};

export const BEGIN_DEAL_RIGHTS: Rights = PARTNER;
/** Who reads deals: the auditor all, deciders those that wait for them. */
export const READ_DEALS_RIGHTS: Rights = { partnerUser: 'own', channelManager: 'all', decider: 'held', auditor: 'all' };
/** Trying a deal out, before it is registered. */
export const TRY_DEALS_RIGHTS: Rights = { partnerUser: 'own', channelManager: 'all', auditor: 'all' };
