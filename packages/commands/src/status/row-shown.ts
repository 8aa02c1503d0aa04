import { formatInstant } from '@tierwright/lifecycle';
import type { StoredItem } from '@tierwright/store';
import type { Static } from 'typebox';
import { closed, count, id, instant, orNull, text } from '../shapes/vocabulary.ts';
import { partnerShape } from './status-shapes.ts';

/** What every row of a list of items says, to everybody who may read it. */
export const rowMembers = {
  id: id('The item.'),
  revision: count('Its revision.'),
  state: text('Its state.', 40),
  partner: orNull(partnerShape),
  since: instant('Since when it is in its state.'),
  dueAt: orNull(instant('What is next due.')),
  program: closed({ id: id('The program.'), hash: text('Its version.', 100) }),
} as const;

export const rowShape = closed(rowMembers, 'An item in a list.');
export type RowShown = Static<typeof rowShape>;

export function rowShown(row: StoredItem, titleOf: (partner: string) => string): RowShown {
  return {
    id: row.id,
    revision: row.revision,
    state: row.state,
    partner: row.partner === null ? null : { id: row.partner, title: titleOf(row.partner) },
    since: formatInstant(row.since),
    dueAt: row.due_at === null ? null : formatInstant(row.due_at),
    program: { id: row.program, hash: row.program_hash },
  };
}
