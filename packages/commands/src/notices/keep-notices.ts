import {
  type AnyItem,
  address,
  deliver,
  type Effect,
  emptyMailbox,
  type Letter,
  type LifecycleProgram,
  mailRules,
} from '@tierwright/lifecycle';
import { addNotices, lockMail, mailOf, releaseDigests, type StoredNotice, type Tx } from '@tierwright/store';
import { whenLoaded } from '../facts/not-loaded.ts';
import type { StepBook } from '../facts/step-book.ts';
import { partnerOf } from '../items/item-row.ts';

/**
 * Keeps the notices of a step: for each person what goes at once, waits for the digest or is held (N1.6–N1.10). `elsewhere`
 * counts, by notice, the people who get it through other calls.
 */
export async function keepNotices(
  tx: Tx,
  book: StepBook,
  item: AnyItem,
  effects: readonly Effect[],
  program: LifecycleProgram,
  elsewhere: Readonly<Record<string, number>> = {},
): Promise<void> {
  if (!effects.some((effect) => effect.do === 'notice')) return;
  const letters = new Map<string, Letter[]>();
  for (const { person, letter } of await whenLoaded(() => address(program, effects, book.people, elsewhere))) {
    letters.set(person, [...(letters.get(person) ?? []), letter]);
  }
  if (letters.size === 0) return;
  await lockMail(tx);
  for (const person of [...letters.keys()].sort()) await keepFor(tx, book, { item, program, person, letters: letters.get(person) ?? [] });
}

interface Mail {
  readonly item: AnyItem;
  readonly program: LifecycleProgram;
  readonly person: string;
  readonly letters: readonly Letter[];
}

async function keepFor(tx: Tx, book: StepBook, { item, program, person, letters }: Mail): Promise<void> {
  const { at } = item;
  const calendar = await whenLoaded(() => {
    const partner = book.people.find(person)?.partner;
    const { baseCalendar } = program;
    return partner === undefined ? baseCalendar : program.calendarOf(book.partners.reading(program, partner, baseCalendar.dayOf(at)));
  });
  const rules = mailRules(program, calendar);
  const day = calendar.dayOf(at);
  await releaseDigests(tx, at, person);
  const { sentToday, waiting } = await mailOf(tx, person, day);
  const digestAt = waiting.reduce<number | null>(
    (first, { digest_at: its }) => (first === null ? its : Math.min(first, its ?? first)),
    null,
  );
  const before = { ...emptyMailbox(person, at), day, sent: sentToday, digestAt };
  const { sendNow, held, mailbox } = deliver(before, letters, at, rules);
  const rows = letters.map((letter): StoredNotice => {
    const isHeld = held.includes(letter);
    const isNow = sendNow.includes(letter);
    return {
      effect: letter.id,
      person,
      kind: item.kind,
      item: item.id,
      notice: letter.notice,
      event: letter.event,
      partner: partnerOf(item),
      channels: [...letter.channels],
      subject: letter.subject,
      body: letter.text,
      send: letter.send,
      state: isHeld ? 'held' : isNow ? 'ready' : 'waiting',
      holds: [...letter.holds],
      digest_at: isHeld || isNow ? null : mailbox.digestAt,
      sent_on: isNow ? day : null,
      at: letter.at,
      settled_at: null,
    };
  });
  await addNotices(tx, rows);
}
