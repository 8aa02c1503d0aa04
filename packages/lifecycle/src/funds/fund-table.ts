import { type StateTable, stateTable } from '../machine/table.ts';

/** The states of a request for money: what leaves each of them, and where to. */
export const fundTable: StateTable = stateTable(
  {
    draft: { submit: ['pending', 'rejected'], withdraw: ['withdrawn'] },
    returned: { resubmit: ['pending', 'rejected'], withdraw: ['withdrawn'], due: ['rejected'] },
    pending: { approve: ['approved', 'rejected'], reject: ['rejected'], return: ['returned'], withdraw: ['withdrawn'] },
    approved: { claim: ['claimed'], due: ['forfeited'], withdraw: ['withdrawn'] },
    claimed: { approve: ['payable'], reject: ['approved', 'forfeited'] },
    payable: { paid: ['paid'] },
  },
  ['rejected', 'withdrawn', 'paid', 'forfeited'],
);
