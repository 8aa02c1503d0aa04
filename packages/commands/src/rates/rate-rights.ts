import type { Rights } from '../rights/rights.ts';

/** Who says what currencies are worth. */
export const PUT_RATES_RIGHTS: Rights = { channelManager: 'all', administrator: 'all' };
/** Who sees it: all of the vendor's people. */
export const READ_RATES_RIGHTS: Rights = { ...PUT_RATES_RIGHTS, programDesigner: 'all', approver: 'all', decider: 'all', auditor: 'all' };
