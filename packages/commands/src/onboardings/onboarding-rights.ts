import type { Rights } from '../rights/rights.ts';
import type { OnboardingSaid } from './onboarding-messages.ts';

const PARTNER: Rights = { partnerUser: 'own' };
const VENDOR: Rights = { channelManager: 'all', decider: 'held' };
const ASKED: Rights = { ...PARTNER, ...VENDOR };

/** Who may say what to an onboarding by office; who does a step, its document and the lifecycle say. */
export const ONBOARDING_RIGHTS: Readonly<Record<OnboardingSaid['type'], Rights>> = {
  complete: ASKED,
  signed: PARTNER,
  countersign: VENDOR,
  reject: VENDOR,
  return: VENDOR,
  skip: VENDOR,
  retry: ASKED,
  withdraw: PARTNER,
  close: VENDOR,
  decide: VENDOR,
  delegate: VENDOR,
};

/** An onboarding by itself, of a partner that is known; who applies anew begins a membership. */
export const BEGIN_ONBOARDING_RIGHTS: Rights = { channelManager: 'all' };
export const READ_ONBOARDINGS_RIGHTS: Rights = { partnerUser: 'own', channelManager: 'all', decider: 'held', auditor: 'all' };
