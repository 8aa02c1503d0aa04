import type { Json, Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { MemberMessage } from './messages.ts';

/** What a member of a message has to be: a text, a text or nothing, or one of some words. */
type Shape = 'text' | 'text?' | readonly string[];

const isText = (value: Json | undefined): boolean => typeof value === 'string' && value.trim() !== '';

function fits(shape: Shape, value: Json | undefined): boolean {
  if (shape === 'text') return isText(value);
  return shape === 'text?' ? value === undefined || isText(value) : typeof value === 'string' && shape.includes(value);
}

const MEMBERS: Readonly<Record<MemberMessage['type'], Readonly<Record<string, Shape>>>> = {
  recheck: {},
  review: {},
  phaseMet: {},
  onboarded: { onboarding: 'text' },
  onboardingClosed: { onboarding: 'text', reason: 'text' },
  leave: { by: 'text', reason: 'text?' },
  end: { by: 'text', reason: 'text' },
  grantException: {
    by: 'text',
    askedBy: 'text',
    exception: 'text',
    effect: ['keepTier', 'waive'],
    item: 'text',
    track: 'text?',
    group: 'text?',
    reason: 'text',
    from: 'text?',
    until: 'text',
  },
  revokeException: { by: 'text', exception: 'text', reason: 'text' },
};

/** What is wrong with a message as it came in, whatever state the membership is in: its type, and the kinds of its members. */
export function messageProblem(message: MemberMessage): Problem | undefined {
  const given: unknown = message;
  if (typeof given !== 'object' || given === null) {
    return refusal('OPS105', 'The message is no object.', { value: given, expected: 'an object with `type`' });
  }
  const members = given as { readonly [member: string]: Json };
  const { type } = members;
  if (typeof type !== 'string' || !Object.hasOwn(MEMBERS, type)) {
    const expected = `one of ${Object.keys(MEMBERS).join(', ')}`;
    return refusal('OPS103', 'A membership has no such message.', { pointer: '/type', value: type, expected });
  }
  for (const [member, shape] of Object.entries(MEMBERS[type as MemberMessage['type']])) {
    const value = members[member];
    if (fits(shape, value)) continue;
    const expected = typeof shape === 'string' ? 'a text' : `one of ${shape.join(', ')}`;
    return refusal('OPS105', `\`${member}\` is missing or of the wrong kind.`, { pointer: `/${member}`, value, expected });
  }
  return undefined;
}
