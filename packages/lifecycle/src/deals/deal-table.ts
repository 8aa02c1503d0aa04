import { type StateTable, stateTable } from '../machine/table.ts';

const withPartner = { resubmit: ['pending'], withdraw: ['withdrawn'], due: ['expired'], partnerEnded: ['withdrawn'] };
const ended = { resubmit: ['pending'], order: ['won'] };

/** The stages of a registration: what leaves each of them, and where to. */
export const dealTable: StateTable = stateTable(
  {
    draft: { submit: ['pending'], partnerEnded: ['withdrawn'] },
    pending: {
      approve: ['approved'],
      refuse: ['rejected'],
      return: ['returned'],
      recall: ['recalled'],
      withdraw: ['withdrawn'],
      lapse: ['expired'],
      partnerEnded: ['withdrawn'],
    },
    returned: withPartner,
    recalled: withPartner,
    approved: {
      close: ['won', 'lost'],
      end: ['expired'],
      breach: ['revoked'],
      displaced: ['revoked'],
      partnerEnded: ['revoked'],
    },
    rejected: ended,
    expired: ended,
  },
  ['rejected', 'withdrawn', 'expired', 'won', 'lost', 'revoked'],
);
