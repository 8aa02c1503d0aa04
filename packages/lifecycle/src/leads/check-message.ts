import type { Problem } from '@tierwright/program';
import type { Person } from '../machine/people.ts';
import { refusal } from '../machine/refusal.ts';
import type { Lead, LeadState } from './lead.ts';
import type { LeadContext } from './lead-reading.ts';
import { leadRules } from './lead-rules.ts';

const WORKED_ON = ['feedback', 'recall'];
/** The messages of people that a state allows. */
const ALLOWED: Readonly<Record<LeadState, readonly string[]>> = {
  unplaced: ['place', 'feedback'],
  offered: ['accept', 'decline', 'recall'],
  declined: [],
  accepted: WORKED_ON,
  contacted: WORKED_ON,
  qualified: WORKED_ON,
  registered: WORKED_ON,
  won: [],
  lost: [],
  disqualified: [],
};
const BY_SYSTEM: readonly string[] = ['candidatesChanged', 'partnerEnded'];
const TYPES: readonly string[] = [...new Set(Object.values(ALLOWED).flat()), ...BY_SYSTEM];

/** Whether a message may come now and from whom it comes; what it says is read where it is taken. */
export function wrongMessage(lead: Lead, message: { readonly type: string }, x: LeadContext): Problem | undefined {
  const type: string | undefined = (message as typeof message | null)?.type;
  if (type === undefined || !TYPES.includes(type)) {
    const expected = `one of ${TYPES.join(', ')}`;
    return refusal('OPS103', 'A lead knows no such message.', { pointer: '/type', value: type, expected });
  }
  if (BY_SYSTEM.includes(type)) return undefined;
  const allowed = ALLOWED[lead.state];
  if (!allowed.includes(type)) {
    const expected = allowed.length > 0 ? `one of ${allowed.join(', ')}` : 'nothing: the lead is closed';
    return refusal('OPS102', `The lead is ${lead.state}.`, { pointer: '/type', value: type, expected });
  }
  return wrongPerson(lead, type, message, x) ?? wrongReason(type, message);
}

function wrongPerson(lead: Lead, type: string, message: object, x: LeadContext): Problem | undefined {
  const by: unknown = 'by' in message ? message.by : undefined;
  const person = typeof by === 'string' ? x.facts.people.find(by) : undefined;
  if (!person) return refusal('OPS104', 'Nobody has this id.', { pointer: '/by', value: by, expected: 'a person' });
  const { program } = x.program;
  const { otherwise } = leadRules(x.program);
  const title = program.roles?.[otherwise] ?? otherwise;
  if (type === 'recall' || lead.partner === null) {
    if (isPlacing(person, lead, otherwise, x)) return undefined;
    return refusal('OPS108', 'The lead is placed by others.', { pointer: '/by', value: by, expected: `one of ${title}` });
  }
  if (person.partner === lead.partner) return undefined;
  return refusal('OPS108', 'The partner does this itself.', { pointer: '/by', value: by, expected: 'a person of the partner' });
}

/** The role `otherwise`, and the account managers of the partner that has it. */
function isPlacing({ id, partner, roles }: Person, lead: Lead, otherwise: string, { facts }: LeadContext): boolean {
  if (partner !== undefined) return false;
  return (
    roles.includes(otherwise) || (lead.partner !== null && facts.people.accountManagersOf(lead.partner).some((person) => person.id === id))
  );
}

/** A reason is text; what ends a lead for a partner needs one. */
function wrongReason(type: string, message: object): Problem | undefined {
  const reason: unknown = 'reason' in message ? message.reason : undefined;
  const to: unknown = 'to' in message ? message.to : undefined;
  const isNeeded = type === 'recall' || to === 'lost' || to === 'disqualified';
  const isText = typeof reason === 'string' && reason.trim() !== '';
  if (reason === undefined ? !isNeeded : isText) return undefined;
  return refusal('OPS105', 'The reason is missing.', { pointer: '/reason', value: reason, expected: 'a sentence that says why' });
}
