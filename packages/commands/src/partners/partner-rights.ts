import type { Rights } from '../rights/rights.ts';

/** Who sees partners and what is recorded of them: partners themselves, and who has to judge programs by them. */
export const READ_PARTNERS_RIGHTS: Rights = {
  partnerUser: 'own',
  channelManager: 'all',
  programDesigner: 'all',
  approver: 'all',
  auditor: 'all',
};
/** Who makes partners and says what happened: the vendor, never the partner itself. */
export const CHANGE_PARTNERS_RIGHTS: Rights = { channelManager: 'all' };
/** Who reads whole bases as they are decided: who has versions tried on them, and who looks over their shoulder. */
export const READ_BASE_RIGHTS: Rights = { channelManager: 'all', programDesigner: 'all', approver: 'all', auditor: 'all' };
