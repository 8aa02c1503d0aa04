import { type StateTable, stateTable } from '../machine/table.ts';

/** The states of a step, of an approval chain or of an onboarding: what leaves each of them, and where to. */
export const stepTable: StateTable = stateTable(
  {
    waiting: {
      after: ['open'],
      when: ['skipped'],
      fastTrack: ['skipped'],
      skip: ['skipped'],
      over: ['cancelled'],
    },
    open: {
      need: ['approved', 'done'],
      reject: ['rejected', 'waiting'],
      return: ['returned'],
      overdue: ['open'],
      escalate: ['open'],
      silence: ['approved', 'rejected', 'skipped', 'timedOut'],
      skip: ['skipped'],
      over: ['cancelled'],
      rework: ['waiting'],
    },
    returned: { rework: ['waiting'] },
    skipped: { rework: ['waiting'] },
    done: { rework: ['undone'], close: ['undone'] },
    undone: { rework: ['waiting'] },
  },
  ['approved', 'rejected', 'cancelled', 'timedOut'],
);
