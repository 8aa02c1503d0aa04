import type { Rights } from '../rights/rights.ts';

/** The vendor's people read the versions of programs; partners see what is decided for them. */
export const READ_PROGRAMS: Rights = {
  channelManager: 'all',
  programDesigner: 'all',
  approver: 'all',
  decider: 'all',
  administrator: 'all',
  auditor: 'all',
};
/** Drafts and reviews: those who write, those who approve, those who look over their shoulders. */
export const READ_DRAFTS: Rights = { programDesigner: 'all', approver: 'all', auditor: 'all' };
export const WRITE_DRAFTS: Rights = { programDesigner: 'all' };
export const COMMENT: Rights = { programDesigner: 'all', approver: 'all' };
/** Who may approve, publish and roll back by office; that a person wrote none of it the store sees to. */
export const APPROVE: Rights = { approver: 'all' };
/** What the service does by itself. */
export const SYSTEM_ONLY: Rights = {};
