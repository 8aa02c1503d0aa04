import { toPointer } from '@tierwright/program';
import { stepsOf } from './place.ts';

/** Where a place of a document that was read stands in the document as it is now. */
export interface PlaceNow {
  /** The place, or what is left around it. */
  readonly pointer: string;
  readonly isGone: boolean;
}

const idOf = (value: unknown): unknown => (typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : undefined);

const stepIn = (value: unknown, step: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined;

/** The same step now: of what is listed with ids the one with the same id, wherever it was moved. */
function stepNow(then: unknown, now: unknown, step: string): string | null {
  const id = idOf(stepIn(then, step));
  if (Array.isArray(now) && id !== undefined) {
    const index = now.findIndex((each) => idOf(each) === id);
    return index < 0 ? null : String(index);
  }
  return stepIn(now, step) === undefined ? null : step;
}

/** Follows a pointer into the document `then` to the same part of the document `now`. */
export function placeNow(then: unknown, now: unknown, pointer: string): PlaceNow {
  let [before, after] = [then, now];
  const path: string[] = [];
  for (const step of stepsOf(pointer) ?? []) {
    const found = stepNow(before, after, step);
    if (found === null) return { pointer: toPointer(path), isGone: true };
    path.push(found);
    [before, after] = [stepIn(before, step), stepIn(after, found)];
  }
  return { pointer: toPointer(path), isGone: false };
}
