import type { Rights } from '../rights/rights.ts';

/** Who asks what a program would decide: of stored partners those within reach, of given facts everybody who is named. */
export const ASK_RIGHTS: Rights = {
  partnerUser: 'own',
  channelManager: 'all',
  programDesigner: 'all',
  approver: 'all',
  auditor: 'all',
};
/** Who has a decision about a stored partner kept. */
export const KEEP_DECISIONS_RIGHTS: Rights = { channelManager: 'all' };
/** Who reads decisions that were kept: of partners, own ones too. */
export const READ_DECISIONS_RIGHTS: Rights = { ...ASK_RIGHTS };
