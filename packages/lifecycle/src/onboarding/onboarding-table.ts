import { type StateTable, stateTable } from '../machine/table.ts';

/** The states of an onboarding; those of its steps are in the step table. A partner who leaves later closes it still (O3). */
export const onboardingTable: StateTable = stateTable(
  {
    open: {
      done: ['done'],
      over: ['closed'],
      silence: ['closed'],
      reject: ['closed'],
      withdraw: ['closed'],
      leave: ['closed'],
      close: ['closed'],
    },
    done: { leave: ['closed'] },
  },
  ['done', 'closed'],
);
