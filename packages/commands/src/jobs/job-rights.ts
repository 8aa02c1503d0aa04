import type { Rights } from '../rights/rights.ts';

/** Who has versions tried on the whole base. */
export const SIMULATE_RIGHTS: Rights = { channelManager: 'all', programDesigner: 'all', approver: 'all' };
export const READ_JOBS_RIGHTS: Rights = { ...SIMULATE_RIGHTS, auditor: 'all' };
