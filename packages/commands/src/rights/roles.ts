/** What somebody may do by office; `anonymous` is whoever has not signed in. */
export const ROLES = [
  'anonymous',
  'partnerUser',
  'channelManager',
  'programDesigner',
  'approver',
  'decider',
  'administrator',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];
