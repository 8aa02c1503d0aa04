/** Why a scheduled release did not come into force. */
export const SUSPENSIONS = {
  baseMoved: 'Another version has become active since it was reviewed.',
  schemaUpgraded: 'The language or the engine has changed since it was checked.',
  documentFails: 'The document no longer passes its checks.',
  authorDisabled: 'An account that wrote some of it was disabled.',
  approvalsMissing: 'Approvals that were given do not count any more.',
  ruleError: 'There are partners that it cannot decide.',
  limitExceeded: 'It would do more than its `limits` allow.',
} as const;
export type Suspension = keyof typeof SUSPENSIONS;
