import type { Person } from './queries.ts';

/** Whether somebody has one of these roles. */
export const hasRole = (who: Person | null | undefined, ...roles: readonly string[]): boolean =>
  who?.roles.some((role) => roles.includes(role)) ?? false;

/** Who may see programs at all: everybody of the vendor. */
export const seesPrograms = (who: Person | null | undefined): boolean =>
  hasRole(who, 'channelManager', 'programDesigner', 'approver', 'decider', 'administrator', 'auditor');

/** Who may see drafts and reviews. */
export const seesDrafts = (who: Person | null | undefined): boolean => hasRole(who, 'programDesigner', 'approver', 'auditor');

export const writesDrafts = (who: Person | null | undefined): boolean => hasRole(who, 'programDesigner');

export const approves = (who: Person | null | undefined): boolean => hasRole(who, 'approver');
