import type { Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { Deal, DealState } from './deal.ts';
import type { DealMessage } from './messages.ts';

const ALLOWED: Readonly<Record<DealMessage['type'], readonly DealState[]>> = {
  edit: ['draft'],
  submit: ['draft'],
  resubmit: ['returned', 'recalled', 'rejected', 'expired'],
  withdraw: ['pending', 'returned', 'recalled'],
  recall: ['pending'],
  research: ['pending'],
  decide: ['pending', 'approved'],
  delegate: ['pending', 'approved'],
  activity: ['pending', 'returned', 'recalled', 'approved'],
  report: ['approved'],
  requestExtension: ['approved'],
  change: ['approved'],
  withdrawRequest: ['approved'],
  close: ['approved', 'rejected', 'expired'],
  reportBreach: ['approved'],
  taskDone: ['approved'],
  recheck: ['pending', 'approved'],
  displaced: ['approved'],
  moveUp: ['approved'],
  partnerEnded: ['draft', 'pending', 'returned', 'recalled', 'approved'],
  redecide: ['pending', 'approved'],
};

/** Whether a message has a meaning in the deal's state. */
export const isAllowed = ({ state }: Deal, { type }: DealMessage): boolean => ALLOWED[type].includes(state);

/** What people may do with the deal as it is. */
export function notAllowed({ state }: Deal, { type }: DealMessage): Problem {
  const possible = Object.entries(ALLOWED).flatMap(([name, states]) => (states.includes(state) ? [name] : []));
  const expected = possible.length > 0 ? `one of ${possible.join(', ')}` : 'nothing: it has ended';
  return refusal('OPS102', `The deal is ${state}.`, { pointer: '/type', value: type, expected });
}
