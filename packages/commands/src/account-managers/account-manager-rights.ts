import { READ_PARTNERS_RIGHTS } from '../partners/partner-rights.ts';
import type { Rights } from '../rights/rights.ts';

/** Who says who looks after a partner. */
export const NAME_MANAGERS_RIGHTS: Rights = { channelManager: 'all', administrator: 'all' };
/** Who sees it: the partner itself too. */
export const READ_MANAGERS_RIGHTS: Rights = { ...READ_PARTNERS_RIGHTS, ...NAME_MANAGERS_RIGHTS };
