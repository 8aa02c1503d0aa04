import type { Json, Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { OnboardingMessage } from './messages.ts';

/** What a member of a message has to be; those with `?` may be missing. */
type Shape = 'text' | 'text?' | 'answers?';

const IS: Readonly<Record<Shape, { readonly fits: (value: Json | undefined) => boolean; readonly expected: string }>> = {
  text: { fits: (value) => typeof value === 'string' && value.trim() !== '', expected: 'a text' },
  'text?': { fits: (value) => value === undefined || (typeof value === 'string' && value.trim() !== ''), expected: 'a text, or nothing' },
  'answers?': {
    fits: (value) => value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value)),
    expected: 'answers by field',
  },
};

/** The members of each message besides `type`; those of approvals are checked by them. */
const MEMBERS: Readonly<Record<OnboardingMessage['type'], Readonly<Record<string, Shape>>>> = {
  complete: { by: 'text', step: 'text', answers: 'answers?', evidence: 'text?' },
  signed: { step: 'text', by: 'text?' },
  countersign: { by: 'text', step: 'text' },
  reject: { by: 'text', step: 'text', reason: 'text' },
  return: { by: 'text', step: 'text', reason: 'text' },
  skip: { by: 'text', step: 'text', reason: 'text' },
  provisioned: { step: 'text' },
  provisioningFailed: { step: 'text', reason: 'text' },
  retry: { by: 'text', step: 'text' },
  recheck: {},
  withdraw: { by: 'text', reason: 'text?' },
  leave: {},
  close: { by: 'text', reason: 'text' },
  decide: { by: 'text', chain: 'text', step: 'text' },
  delegate: { by: 'text', chain: 'text', to: 'text' },
};

/** What is wrong with a message as it came in, whatever state the onboarding is in: its type, and the kinds of its members. */
export function messageProblem(message: OnboardingMessage): Problem | undefined {
  const given: unknown = message;
  if (typeof given !== 'object' || given === null) {
    return refusal('OPS105', 'The message is no object.', { value: given, expected: 'an object with `type`' });
  }
  const members = given as { readonly [member: string]: Json };
  const { type } = members;
  if (typeof type !== 'string' || !Object.hasOwn(MEMBERS, type)) {
    const expected = `one of ${Object.keys(MEMBERS).join(', ')}`;
    return refusal('OPS103', 'An onboarding has no such message.', { pointer: '/type', value: type, expected });
  }
  for (const [member, shape] of Object.entries(MEMBERS[type as OnboardingMessage['type']])) {
    const { fits, expected } = IS[shape];
    const value = members[member];
    if (!fits(value))
      return refusal('OPS105', `\`${member}\` is missing or of the wrong kind.`, { pointer: `/${member}`, value, expected });
  }
  return undefined;
}
