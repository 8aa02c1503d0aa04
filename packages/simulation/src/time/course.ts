import type { CompiledProgram } from '@tierwright/engine';

/** A version, and the first day on which it is in force. */
export interface InForce {
  readonly compiled: CompiledProgram;
  /** Of the first version of a course this does not count: it is in force before all others. */
  readonly from: string;
}

/** Versions one after the other: each is in force until the next one begins. */
export type Course = readonly InForce[];

/** One version all along. */
export const allAlong = (compiled: CompiledProgram): Course => [{ compiled, from: compiled.program.effective?.from ?? '0001-01-01' }];

/** Versions in the order of the days from which they say they are effective; those that do not say so come first. */
export const historyOf = (versions: readonly CompiledProgram[]): Course =>
  versions.flatMap((compiled) => allAlong(compiled)).sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));

/** The place of the version that is in force on a day. */
export function inForceOn(course: Course, day: string): number {
  let at = 0;
  while (at + 1 < course.length && (course[at + 1] as InForce).from <= day) at += 1;
  return at;
}
