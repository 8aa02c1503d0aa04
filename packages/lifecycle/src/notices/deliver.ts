import type { Instant } from '../time/instant.ts';
import { composeDigest, type Digest, nextDigest } from './digest.ts';
import type { Letter } from './letter.ts';
import type { Mailbox, MailRules } from './mailbox.ts';

/** What goes to a person now, what is held, and the mailbox as it is afterwards. */
export interface Delivery {
  readonly sendNow: readonly Letter[];
  /** The digest, where one was due. */
  readonly digest: Digest | null;
  /** What came now and has to be released first. */
  readonly held: readonly Letter[];
  readonly mailbox: Mailbox;
}

/**
 * N1.8: letters come to a person, or only time passes: the digest that is due goes out with what waited, then each letter is
 * sent, waits for the digest or is held. Those that came before are left out. An instant before the last one counts as it.
 */
export function deliver(mailbox: Mailbox, letters: readonly Letter[], now: Instant, rules: MailRules): Delivery {
  const at = Math.max(now, mailbox.at);
  const isDue = mailbox.digestAt !== null && mailbox.digestAt <= at;
  const digest = isDue && mailbox.digestAt !== null ? composeDigest(mailbox.digestAt, mailbox.waiting, rules) : null;
  const fresh = unknownTo(mailbox, letters);
  const held = fresh.filter(({ holds }) => holds.length > 0);
  const free = fresh.filter(({ holds }) => holds.length === 0);
  const before: Mailbox = {
    ...mailbox,
    at,
    taken: [...mailbox.taken, ...fresh.map(({ id }) => id)],
    waiting: isDue ? [] : mailbox.waiting,
    held: [...mailbox.held, ...held],
    digestAt: isDue ? null : mailbox.digestAt,
  };
  return { digest, held, ...send(before, free, rules) };
}

/** Letters that never came before, each once. */
function unknownTo({ taken }: Mailbox, letters: readonly Letter[]): readonly Letter[] {
  const known = new Set(taken);
  const fresh = new Map(letters.map((letter) => [letter.id, letter]));
  return [...fresh.values()].filter(({ id }) => !known.has(id));
}

/** Sends what goes at once, up to the cap of the local day; the rest waits for the next digest. */
export function send(mailbox: Mailbox, letters: readonly Letter[], rules: MailRules): Pick<Delivery, 'sendNow' | 'mailbox'> {
  const day = rules.calendar.dayOf(mailbox.at);
  const before = mailbox.day === day ? mailbox.sent : 0;
  const room = Math.max(rules.cap - before, 0);
  const sendNow = letters.filter((letter) => letter.send === 'now').slice(0, room);
  if (letters.length === 0) return { sendNow, mailbox };
  const late = letters.filter((letter) => !sendNow.includes(letter));
  const waiting = [...mailbox.waiting, ...late];
  return {
    sendNow,
    mailbox: {
      ...mailbox,
      day,
      sent: before + sendNow.length,
      waiting,
      digestAt: waiting.length === 0 ? null : (mailbox.digestAt ?? nextDigest(mailbox.at, rules)),
    },
  };
}
