import type { Day, TimeZone } from '@tierwright/facts';
import type { Instant } from './instant.ts';
import { type WeeklyHours, weekdayOf } from './weekly-hours.ts';

/** Open time from `opens` until before `closes`. */
export interface OpenSpan {
  readonly opens: Instant;
  readonly closes: Instant;
}

const CLOSED: readonly OpenSpan[] = [];
const MS_PER_DAY = 86_400_000;
/** Days are kept until there are so many; running items look at a few years. */
const DAYS_KEPT = 4096;

/** When a desk is open, day by day, as instants: longer or shorter than on the clock where clocks change in open hours. */
export class OpenDays {
  readonly zone: TimeZone;
  readonly #hours: WeeklyHours;
  readonly #holidays: ReadonlySet<Day>;
  readonly #days = new Map<Day, readonly OpenSpan[]>();

  /** Throws a RangeError for hours that never open: the language refuses them, and a search for the next opening would not end. */
  constructor(zone: TimeZone, hours: WeeklyHours, holidays: ReadonlySet<Day>) {
    if (hours.every((spans) => spans.length === 0)) throw new RangeError('A calendar without open hours.');
    this.zone = zone;
    this.#hours = hours;
    this.#holidays = holidays;
  }

  /** The local day of an instant. */
  dayOf(at: Instant): Day {
    return this.zone.dayOfMilliseconds(at);
  }

  /** The open hours of a day in order; none on a closed day. */
  spansOf(day: Day): readonly OpenSpan[] {
    let spans = this.#days.get(day);
    if (spans === undefined) {
      if (this.#days.size >= DAYS_KEPT) this.#days.clear();
      spans = this.#compute(day);
      this.#days.set(day, spans);
    }
    return spans;
  }

  #compute(day: Day): readonly OpenSpan[] {
    const hours = this.#hours[weekdayOf(day)] ?? [];
    if (hours.length === 0 || this.#holidays.has(day)) return CLOSED;
    const midnight = day * MS_PER_DAY;
    return (
      hours
        .map(({ opens, closes }) => ({ opens: this.zone.toInstant(midnight + opens), closes: this.zone.toInstant(midnight + closes) }))
        // Hours that clocks jump over are none.
        .filter(({ opens, closes }) => opens < closes)
    );
  }
}
