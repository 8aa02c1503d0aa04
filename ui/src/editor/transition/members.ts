import type { Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { freeId, idsOf, isMembers, itemsOf, memberOf, stringOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';

export const MEMBERS: Path = ['transition', 'members'];
export const UNTIL = ['day', 'effective', 'joined'] as const;
export type Until = (typeof UNTIL)[number];

/** How the end of what is kept is said. */
export function untilOf(until: Json | undefined): Until {
  if (!isMembers(until)) return 'day';
  return until.from === 'joined' ? 'joined' : 'effective';
}

/** One more row, last: the tier for a quarter. */
export function addMember(edits: JsonEdits, program: Json, title: string): void {
  const list = valueAt(program, MEMBERS);
  const row = { id: freeId('keep', idsOf(list)), title, keep: 'tier', until: { for: 'P3M', from: 'effective' } };
  const count = itemsOf(list).length;
  edits.set(count === 0 ? MEMBERS : [...MEMBERS, count], count === 0 ? [row] : row);
}

/** Another way of saying the end; a length of time is kept. `day`: what a day begins as. */
export function setUntil(edits: JsonEdits, until: Json | undefined, path: Path, to: Until, day: string): void {
  const length = isMembers(until) ? (memberOf(until, 'for') ?? 'P3M') : 'P3M';
  edits.set([...path, 'until'], to === 'day' ? (stringOf(until) ?? day) : { for: length, from: to });
}
