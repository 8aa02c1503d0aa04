import type { Json } from '@tierwright/program';
import { memberOf, stringOf } from '../document/reading.ts';

/** The day whose values are shown: today; of a program that begins later, its first. */
export function shownDay(program: Json): string {
  const begins = stringOf(memberOf(memberOf(program, 'effective'), 'from')) ?? '';
  const today = new Date().toISOString().slice(0, 10);
  return [begins, today].sort().at(-1) ?? today;
}
