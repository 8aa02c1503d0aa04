import type { Problem } from '@tierwright/program';
import type { People } from '../machine/people.ts';
import { refusal } from '../machine/refusal.ts';
import type { FundRequest, FundState } from './fund-request.ts';

/** The messages that a state allows. That the partner left is told in any state. */
const ALLOWED: Readonly<Record<FundState, readonly string[]>> = {
  draft: ['edit', 'submit', 'withdraw'],
  returned: ['edit', 'resubmit', 'withdraw'],
  pending: ['decide', 'delegate', 'withdraw'],
  approved: ['activityDone', 'proof', 'claim', 'withdraw'],
  claimed: ['decide', 'delegate'],
  payable: ['paid'],
  rejected: [],
  withdrawn: [],
  paid: [],
  forfeited: [],
};
const TYPES: readonly string[] = ['partnerEnded', ...new Set(Object.values(ALLOWED).flat())];
const BY_PARTNER: readonly string[] = ['edit', 'submit', 'resubmit', 'withdraw', 'activityDone', 'proof', 'claim'];

/** Whether a message may come now and from whom it comes; what it says is read where it is taken. */
export function wrongMessage({ state, partner }: FundRequest, message: { readonly type: string }, people: People): Problem | undefined {
  const type: string | undefined = (message as typeof message | null)?.type;
  if (type === undefined || !TYPES.includes(type)) {
    const expected = `one of ${TYPES.join(', ')}`;
    return refusal('OPS103', 'A request for money knows no such message.', { pointer: '/type', value: type, expected });
  }
  const allowed = ALLOWED[state];
  if (type !== 'partnerEnded' && !allowed.includes(type)) {
    const expected = allowed.length > 0 ? `one of ${allowed.join(', ')}` : 'nothing: the request is over';
    return refusal('OPS102', `The request is ${state}.`, { pointer: '/type', value: type, expected });
  }
  return BY_PARTNER.includes(type) ? wrongPerson(partner, message, people) : undefined;
}

function wrongPerson(partner: string, message: object, people: People): Problem | undefined {
  const by: unknown = 'by' in message ? message.by : undefined;
  const person = typeof by === 'string' ? people.find(by) : undefined;
  if (!person) return refusal('OPS104', 'Nobody has this id.', { pointer: '/by', value: by, expected: 'a person' });
  if (person.partner === partner) return undefined;
  return refusal('OPS108', 'The partner does this itself.', { pointer: '/by', value: by, expected: 'a person of the partner' });
}
