import type { Instant } from './instant.ts';
import type { OpenDays } from './open-days.ts';

// Each search begins at the local day of its instant and ends, because some weekday is open and holidays are finite.

/** The instant at which `length` milliseconds of open time from `from` on are used up; 0: `from`, or the next opening. */
export function afterOpenTime(days: OpenDays, from: Instant, length: number): Instant {
  let left = length;
  for (let day = days.dayOf(from); ; day += 1) {
    for (const { opens, closes } of days.spansOf(day)) {
      if (closes <= from) continue;
      const start = Math.max(opens, from);
      if (left <= closes - start) return start + left;
      left -= closes - start;
    }
  }
}

/** The last instant from which `length` milliseconds of open time are left until `end`. */
export function beforeOpenTime(days: OpenDays, end: Instant, length: number): Instant {
  if (length === 0) return end;
  let left = length;
  for (let day = days.dayOf(end); ; day -= 1) {
    for (const { opens, closes } of days.spansOf(day).toReversed()) {
      if (opens >= end) continue;
      const stop = Math.min(closes, end);
      if (left <= stop - opens) return stop - left;
      left -= stop - opens;
    }
  }
}

/** The close of the `count`-th business day after the one on which something that comes at `from` is received. */
export function closeAfter(days: OpenDays, from: Instant, count: number): Instant {
  let left = count;
  for (let day = days.dayOf(from); ; day += 1) {
    const last = days.spansOf(day).at(-1);
    // The first day that is still to close is the day of receipt.
    if (last === undefined || last.closes <= from) continue;
    if (left === 0) return last.closes;
    left -= 1;
  }
}

/** The opening of the `count`-th business day before the one on which the last open time before `end` lies. */
export function openingBefore(days: OpenDays, end: Instant, count: number): Instant {
  let left = count;
  for (let day = days.dayOf(end); ; day -= 1) {
    const [first] = days.spansOf(day);
    if (first === undefined || first.opens >= end) continue;
    if (left === 0) return first.opens;
    left -= 1;
  }
}

/** The first opening of a day that comes after an instant. */
export function morningAfter(days: OpenDays, after: Instant): Instant {
  for (let day = days.dayOf(after); ; day += 1) {
    const [first] = days.spansOf(day);
    if (first !== undefined && first.opens > after) return first.opens;
  }
}
