import { deliver, emptyMailbox, type Letter, type LifecycleProgram, mailRules, type WorkCalendar } from '@tierwright/lifecycle';
import { addToOutbox, type Mail, mailOf, releaseDigests, type StoredNotice, type Tx } from '@tierwright/store';
import { whenLoaded } from '../facts/not-loaded.ts';
import type { StepBook } from '../facts/step-book.ts';

/** A letter, whose it is, and what becomes of it in that mailbox. */
export type Placed = { readonly person: string; readonly letter: Letter } & Pick<StoredNotice, 'state' | 'digest_at' | 'sent_on'>;

/** Letters that come to people in one step. */
interface Post {
  readonly program: LifecycleProgram;
  /** By person. */
  readonly letters: ReadonlyMap<string, readonly Letter[]>;
  readonly at: number;
}

/**
 * N1.8: of letters that come to people some go at once, up to each one's cap of the day, some wait for the digest, some are
 * held. In the order of the people. Where something begins to wait, the outbox has the digest go out when it is due.
 */
export async function mailFor(tx: Tx, book: StepBook, post: Post): Promise<readonly Placed[]> {
  const { program, letters, at } = post;
  const people = await whenLoaded(() =>
    [...letters.keys()].map((person) => {
      const calendar = calendarOf(book, program, person, at);
      return { person, calendar, day: calendar.dayOf(at) };
    }),
  );
  const mail = await mailNow(tx, people, at);
  const all = people.flatMap(({ person, calendar, day }) => {
    const before = {
      ...emptyMailbox(person, at),
      day,
      sent: mail.get(person)?.sentToday ?? 0,
      digestAt: mail.get(person)?.digestAt ?? null,
    };
    return placed(before, letters.get(person) ?? [], program, calendar);
  });
  const due = all.flatMap(({ person, digest_at }): [string, number][] =>
    digest_at === null || (mail.get(person)?.digestAt ?? null) !== null ? [] : [[person, digest_at]],
  );
  for (const [person, digestAt] of new Map(due)) {
    await addToOutbox(tx, { subject: `digest/${person}`, revision: 0, kind: 'digest', body: { at: digestAt } }, at, digestAt);
  }
  return all;
}

function calendarOf({ people, partners }: StepBook, program: LifecycleProgram, person: string, at: number): WorkCalendar {
  const partner = people.find(person)?.partner;
  const { baseCalendar } = program;
  return partner === undefined ? baseCalendar : program.calendarOf(partners.reading(program, partner, baseCalendar.dayOf(at)));
}

/** What lies with people once the digests that are due have gone out. */
async function mailNow(
  tx: Tx,
  people: readonly { readonly person: string; readonly day: string }[],
  at: number,
): Promise<ReadonlyMap<string, Mail>> {
  const mail = await mailOf(tx, people);
  const due = people.flatMap(({ person }) => ((mail.get(person)?.digestAt ?? Infinity) <= at ? person : []));
  if (due.length === 0) return mail;
  await releaseDigests(tx, at, due);
  return mailOf(tx, people);
}

function placed(
  before: ReturnType<typeof emptyMailbox>,
  letters: readonly Letter[],
  program: LifecycleProgram,
  calendar: WorkCalendar,
): readonly Placed[] {
  const { person, day } = before;
  const { sendNow, held, mailbox } = deliver(before, letters, before.at, mailRules(program, calendar));
  return letters.map((letter): Placed => {
    if (held.includes(letter)) return { person, letter, state: 'held', digest_at: null, sent_on: null };
    if (sendNow.includes(letter)) return { person, letter, state: 'ready', digest_at: null, sent_on: day };
    return { person, letter, state: 'waiting', digest_at: mailbox.digestAt, sent_on: null };
  });
}
