import type { Outcome } from '@tierwright/program';
import type { People } from '../machine/people.ts';
import { refusal } from '../machine/refusal.ts';
import type { Instant } from '../time/instant.ts';
import { type Delivery, deliver, send } from './deliver.ts';
import type { Letter } from './letter.ts';
import type { Mailbox, MailRules } from './mailbox.ts';

/** Somebody releases what is held of a notice of the document, or only letters with these ids. */
export interface ReleaseMessage {
  readonly type: 'release';
  /** The person. */
  readonly by: string;
  readonly notice: string;
  readonly letters?: readonly string[];
}

/**
 * N1.10: what a person’s roles hold is released; what no other role holds is sent as if it came now. Refused, with the mailbox
 * as it was: nobody has the id, or nothing of the notice is held (OPS104), others hold it (OPS108).
 */
export function release(
  mailbox: Mailbox,
  { by, notice, letters }: ReleaseMessage,
  now: Instant,
  rules: MailRules,
  people: People,
): Outcome<Delivery> {
  const person = people.find(by);
  if (!person) return refused('OPS104', 'Nobody has this id.', '/by', by, 'a person');
  const meant = mailbox.held.filter((letter) => letter.notice === notice && (letters?.includes(letter.id) ?? true));
  if (meant.length === 0) return refused('OPS104', 'Nothing of this notice is held.', '/notice', notice, 'a notice that is held');
  const mayRelease = (role: string): boolean => person.partner === undefined && person.roles.includes(role);
  if (!meant.some(({ holds }) => holds.some(mayRelease))) {
    const roles = [...new Set(meant.flatMap(({ holds }) => holds))].join(', ');
    return refused('OPS108', 'Others hold this notice.', '/by', by, `somebody who is ${roles}`);
  }
  const freed = (letter: Letter): Letter =>
    meant.includes(letter) ? { ...letter, holds: letter.holds.filter((role) => !mayRelease(role)) } : letter;
  const before = deliver(mailbox, [], now, rules);
  const after = before.mailbox.held.map(freed);
  const free = after.filter(({ holds }) => holds.length === 0);
  const held = after.filter(({ holds }) => holds.length > 0);
  const sent = send({ ...before.mailbox, held }, free, rules);
  return { ok: true, value: { ...before, ...sent }, problems: [] };
}

function refused(code: 'OPS104' | 'OPS108', message: string, pointer: string, value: string, expected: string): Outcome<Delivery> {
  return { ok: false, problems: [refusal(code, message, { pointer, value, expected })] };
}
