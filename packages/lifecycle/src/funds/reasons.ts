import type { Reason } from '../deals/reason.ts';

/** Why a request was refused or ended, as the partner reads it. */
const FUND_REASONS = {
  notEligible: 'The fund is not open to the partner.',
  couldNotCheck: 'Whether the fund is open to the partner could not be checked.',
  tooLate: 'It was asked for too late before the activity.',
  noBudget: 'There is not enough money left for the period.',
  returned: 'The plan was returned.',
  notAnswered: 'It was returned and not handed in again in time.',
  notClaimed: 'The activity was not proved in time.',
  partnerEnded: 'The partner left the program.',
  planRefused: 'The plan was refused.',
  claimRefused: 'The claim was refused.',
} as const satisfies Readonly<Record<string, string>>;

export const fundReason = (by: keyof typeof FUND_REASONS, note?: string): Reason => ({
  by,
  title: FUND_REASONS[by],
  ...(note === undefined ? {} : { note }),
});
