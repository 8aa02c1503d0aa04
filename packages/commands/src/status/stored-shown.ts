import type { AnyItem, LifecycleProgram, WorkCalendar } from '@tierwright/lifecycle';
import { lastDecisionOf, type StoredItem, type Tx } from '@tierwright/store';
import type { ProgramShelf } from '../command/program-shelf.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import { bookOf, type StepBook } from '../facts/step-book.ts';
import type { KeptItem } from '../items/item-row.ts';
import { knownNames } from './known-names.ts';
import type { Shown } from './shown.ts';

/** The calendar of whoever the item is about. */
function calendarOf(program: LifecycleProgram, { partner, at }: StoredItem, book: StepBook): Promise<WorkCalendar> | WorkCalendar {
  if (partner === null || program.program.calendar?.variants === undefined) return program.baseCalendar;
  return whenLoaded(() => program.calendarOf(book.partners.reading(program, partner, program.baseCalendar.dayOf(at))));
}

/** A stored item with what it takes to show it; `book`: what was read of people and partners on the way. */
export async function storedShown<I extends AnyItem>(
  programs: ProgramShelf,
  tx: Tx,
  row: KeptItem,
): Promise<{ readonly shown: Shown<I>; readonly book: StepBook }> {
  const book = bookOf(tx);
  const item = row.body as unknown as I;
  const program = await programs.byHash(tx, row.program_hash);
  const shown: Shown<I> = {
    item,
    program,
    calendar: await calendarOf(program, row, book),
    holders: row.holders,
    decision: row.lastDecision === undefined ? await lastDecisionOf(tx, row) : row.lastDecision,
    ...(await knownNames(tx, item, [row.holders], (partner) => book.partners.titleRead(partner))),
  };
  return { shown, book };
}
