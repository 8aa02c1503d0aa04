import type { Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { itemsOf, textsOf } from '../document/reading.ts';
import { removeMember } from '../document/remove-member.ts';
import { valueAt } from '../document/value-at.ts';
import { documentOf } from '../parameters/dated.ts';
import { nextSpan, type Span, spansOf, USUAL_HOURS, type Weekday, writtenSpan } from './open-hours.ts';

export const CALENDAR: Path = ['calendar'];
export const VARIANTS: Path = ['calendar', 'variants'];

/** Open hours of a calendar's own, which begin as the usual ones; or none, so that the usual ones hold. */
export function setOwnHours(edits: JsonEdits, calendar: Path, isOwn: boolean): void {
  const path = [...calendar, 'hours'];
  if (isOwn) edits.set(path, Object.fromEntries(Object.entries(USUAL_HOURS).map(([day, spans]) => [day, [...spans]])));
  else removeMember(edits, documentOf(edits), path);
}

/** The open hours of a day; without any the day is closed. */
export function setSpans(edits: JsonEdits, calendar: Path, day: Weekday, spans: readonly Span[]): void {
  const path = [...calendar, 'hours', day];
  if (spans.length === 0) edits.remove(path);
  else edits.set(path, spans.map(writtenSpan));
}

export function addSpan(edits: JsonEdits, calendar: Path, day: Weekday): void {
  const spans = spansOf(valueAt(documentOf(edits), [...calendar, 'hours']), day);
  setSpans(edits, calendar, day, spans.length === 0 ? [{ from: '09:00', to: '17:00' }] : [...spans, nextSpan(spans)]);
}

/** Adds a day in its place among the others; false where it is there already. */
export function addHoliday(edits: JsonEdits, calendar: Path, day: string): boolean {
  const path = [...calendar, 'holidays'];
  const days = itemsOf(valueAt(documentOf(edits), path));
  if (days.includes(day)) return false;
  const later = days.findIndex((other) => typeof other === 'string' && other > day);
  if (later < 0) edits.set([...path, days.length], day);
  else edits.insert([...path, later], day);
  return true;
}

/** Takes a day away; with the last one the list goes. */
export function removeHoliday(edits: JsonEdits, calendar: Path, day: string): void {
  const path = [...calendar, 'holidays'];
  const program = documentOf(edits);
  const days = textsOf(valueAt(program, path));
  if (days.length < 2) removeMember(edits, program, path);
  else edits.remove([...path, itemsOf(valueAt(program, path)).indexOf(day)]);
}

/** A calendar for some partners: those that a first condition is about. */
export function addVariant(edits: JsonEdits, title: string, test: Json): void {
  const list = itemsOf(valueAt(documentOf(edits), VARIANTS));
  edits.set([...VARIANTS, list.length], { title, when: { all: [test] } });
}

/** 2 and 1 are 02-01; a day that the month never has is its last one. */
export function monthDay(month: number, day: number): string {
  const last = new Date(Date.UTC(2027, month, 0)).getUTCDate();
  return `${String(month).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
}
