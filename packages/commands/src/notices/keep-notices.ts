import { type AnyItem, address, type Effect, type Letter, type LifecycleProgram } from '@tierwright/lifecycle';
import { addNotices, lockMail, type StoredNotice, type Tx } from '@tierwright/store';
import { whenLoaded } from '../facts/not-loaded.ts';
import type { StepBook } from '../facts/step-book.ts';
import { partnerOf } from '../items/item-row.ts';
import { mailFor, type Placed } from './mail-for.ts';

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
  const inOrder = new Map([...letters].sort(([one], [other]) => (one < other ? -1 : 1)));
  const placed = await mailFor(tx, book, { program, letters: inOrder, at: item.at });
  await addNotices(
    tx,
    placed.map(({ letter, ...place }) => noticeOf(item, letter, place)),
  );
}

const noticeOf = (item: AnyItem, letter: Letter, place: Omit<Placed, 'letter'>): StoredNotice => ({
  effect: letter.id,
  kind: item.kind,
  item: item.id,
  notice: letter.notice,
  event: letter.event,
  partner: partnerOf(item),
  channels: [...letter.channels],
  subject: letter.subject,
  body: letter.text,
  send: letter.send,
  holds: [...letter.holds],
  at: letter.at,
  settled_at: null,
  ...place,
});
