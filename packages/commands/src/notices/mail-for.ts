import { deliver, emptyMailbox, type Letter, type LifecycleProgram, mailRules } from '@tierwright/lifecycle';
import { mailOf, releaseDigests, type StoredNotice, type Tx } from '@tierwright/store';
import { whenLoaded } from '../facts/not-loaded.ts';
import type { StepBook } from '../facts/step-book.ts';

/** A letter, and what becomes of it in its person's mailbox. */
export type Placed = { readonly letter: Letter } & Pick<StoredNotice, 'state' | 'digest_at' | 'sent_on'>;

/** N1.8: of letters that come to a person some go at once, up to the cap of the day, some wait for the digest, some are held. */
export async function mailFor(
  tx: Tx,
  book: StepBook,
  mail: { readonly program: LifecycleProgram; readonly person: string; readonly letters: readonly Letter[]; readonly at: number },
): Promise<readonly Placed[]> {
  const { program, person, letters, at } = mail;
  const calendar = await whenLoaded(() => {
    const partner = book.people.find(person)?.partner;
    const { baseCalendar } = program;
    return partner === undefined ? baseCalendar : program.calendarOf(book.partners.reading(program, partner, baseCalendar.dayOf(at)));
  });
  const day = calendar.dayOf(at);
  await releaseDigests(tx, at, person);
  const { sentToday, waiting } = await mailOf(tx, person, day);
  const digests = waiting.flatMap(({ digest_at: digest }) => digest ?? []);
  const before = { ...emptyMailbox(person, at), day, sent: sentToday, digestAt: digests.length === 0 ? null : Math.min(...digests) };
  const { sendNow, held, mailbox } = deliver(before, letters, at, mailRules(program, calendar));
  return letters.map((letter): Placed => {
    if (held.includes(letter)) return { letter, state: 'held', digest_at: null, sent_on: null };
    if (sendNow.includes(letter)) return { letter, state: 'ready', digest_at: null, sent_on: day };
    return { letter, state: 'waiting', digest_at: mailbox.digestAt, sent_on: null };
  });
}
