import type { Instant } from '../time/instant.ts';
import { inWords } from './in-words.ts';
import type { Letter } from './letter.ts';
import type { MailRules } from './mailbox.ts';

/** What one channel of a digest says. */
interface DigestPart {
  readonly channel: string;
  readonly subject: string;
  readonly text: string;
}

/** Letters that go out together, in the order in which they happened. */
export interface Digest {
  /** When it was due. */
  readonly at: Instant;
  readonly letters: readonly Letter[];
  /** One for each channel that one of the letters has, each with the letters of its channel. */
  readonly parts: readonly DigestPart[];
}

/** The first time of digest after an instant. */
export function nextDigest(after: Instant, { digest, calendar }: MailRules): Instant {
  const today = calendar.dayOf(after);
  const at = calendar.instantOf(today, digest);
  if (at > after) return at;
  const tomorrow = calendar.endOfDay(today);
  return calendar.instantOf(calendar.dayOf(tomorrow), digest);
}

/** N1.9: a digest of what waits. */
export function composeDigest(at: Instant, waiting: readonly Letter[], { calendar }: MailRules): Digest {
  const letters = waiting.toSorted((a, b) => a.at - b.at);
  const channels = [...new Set(letters.flatMap((letter) => letter.channels))];
  const day = inWords({ day: calendar.dayOf(at) }, calendar);
  return {
    at,
    letters,
    parts: channels.map((channel) => {
      const own = letters.filter((letter) => letter.channels.includes(channel));
      return {
        channel,
        subject: own.length === 1 ? `${own[0]?.subject ?? ''}` : `${own.length} notices, ${day}`,
        text: own.map(({ subject, text }) => `${subject}\n${text}`).join('\n\n'),
      };
    }),
  };
}
