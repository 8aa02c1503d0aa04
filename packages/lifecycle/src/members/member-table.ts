import { type StateTable, stateTable } from '../machine/table.ts';

/** The states of a membership (O4, O5). */
export const memberTable: StateTable = stateTable(
  {
    applied: { type: ['managed', 'onboarding', 'active'], leave: ['ended'] },
    managed: { review: ['managed'], phase: ['managed', 'onboarding', 'active'], leave: ['ended'] },
    onboarding: { done: ['active'], closed: ['ended'], leave: ['ended'] },
    active: { milestone: ['suspended', 'ended'], phase: ['managed'], leave: ['ended'] },
    suspended: { passed: ['active'], milestone: ['ended'], phase: ['managed'], leave: ['ended'] },
  },
  ['ended'],
);
