import type { Rights } from '../rights/rights.ts';

/** Who says what stands in the way of deals. */
export const PUT_OPPOSING_RIGHTS: Rights = { channelManager: 'all', administrator: 'all' };
/** Who sees it: never partners, whose deals it stands in the way of. */
export const READ_OPPOSING_RIGHTS: Rights = { ...PUT_OPPOSING_RIGHTS, auditor: 'all' };
