import type { Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { Deal } from './deal.ts';
import type { DealRequest } from './deal-request.ts';
import type { DealWork } from './deal-work.ts';
import type { Reason } from './reason.ts';

type Kind = DealRequest['kind'];
type RequestOf<K extends Kind> = Extract<DealRequest, { kind: K }>;

/** The open request of a kind: there is at most one. */
export function openRequest<K extends Kind>({ requests }: Deal, kind: K): RequestOf<K> | undefined {
  return requests.find((request): request is RequestOf<K> => request.kind === kind && request.state === 'open');
}

/** Whether something about it is still to be decided: a submission, or a change. */
export const isUndecided = (deal: Deal): boolean => deal.state === 'pending' || openRequest(deal, 'change') !== undefined;

export function addRequest({ item }: DealWork, request: DealRequest): void {
  item.requests = [...item.requests, request];
}

/** Puts a request back in its new shape. */
export function replaceRequest({ item }: DealWork, before: DealRequest, after: DealRequest): void {
  item.requests = item.requests.map((request) => (request === before ? after : request));
}

export function closeRequest(work: DealWork, request: DealRequest, state: DealRequest['state'], reasons: readonly Reason[] = []): void {
  replaceRequest(work, request, { ...request, state, reasons });
}

/** A message about a request that is not open. */
export function noRequest({ requests }: Deal): Problem {
  const open = requests.filter(({ kind, state }) => state === 'open' && kind !== 'breach').map(({ kind }) => kind);
  const expected = open.length > 0 ? `one of ${open.join(', ')}` : 'none: nothing is asked for';
  return refusal('OPS104', 'No such request is open.', { pointer: '/request', expected });
}
