import { type StateTable, stateTable } from '../machine/table.ts';

const over = ['won', 'lost', 'disqualified'];

/**
 * The states of a lead: what leaves each of them, and where to. `unplaced` is nobody’s for the moment; a lead on its way to
 * the next partner passes through it.
 */
export const leadTable: StateTable = stateTable(
  {
    unplaced: { place: ['offered', 'unplaced'], feedback: over },
    offered: { accept: ['accepted'], decline: ['declined'], due: ['unplaced'], recall: ['unplaced'] },
    declined: { next: ['unplaced'] },
    accepted: { feedback: ['contacted', 'qualified', 'registered', ...over], recall: ['unplaced'] },
    contacted: { feedback: ['qualified', 'registered', ...over], recall: ['unplaced'] },
    qualified: { feedback: ['registered', ...over], recall: ['unplaced'] },
    registered: { feedback: over, recall: ['unplaced'] },
  },
  ['won', 'lost', 'disqualified', 'unplaced'],
);
