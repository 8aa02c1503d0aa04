import { fromDay, TimeZone, toDay } from '@tierwright/facts';
import type { Condition, Hours, Program, Term } from '@tierwright/program';
import { businessLength } from './business-length.ts';
import { afterOpenTime, beforeOpenTime, closeAfter, morningAfter, openingBefore } from './business-time.ts';
import { elapsedBefore, elapsedEnd } from './elapsed-time.ts';
import { type Instant, localText } from './instant.ts';
import { OpenDays } from './open-days.ts';
import { weeklyHours } from './weekly-hours.ts';

const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;

/** What a calendar is made of, as documents write it. */
interface CalendarParts {
  /** IANA name. */
  readonly timeZone: string;
  /** Without it Monday to Friday, 09:00 to 17:00. */
  readonly hours?: Hours | undefined;
  /** Days `YYYY-MM-DD`. */
  readonly holidays?: readonly string[] | undefined;
  /** Holidays are listed through this day. */
  readonly through?: string | undefined;
}

/** Local time and business time of one time zone, with open hours and holidays: terms to instants (S1). Immutable; days are `YYYY-MM-DD`. */
export class WorkCalendar {
  readonly #zone: TimeZone;
  readonly #days: OpenDays;
  readonly #certainUntil: Instant;

  constructor({ timeZone, hours, holidays = [], through }: CalendarParts) {
    this.#zone = new TimeZone(timeZone);
    this.#days = new OpenDays(this.#zone, weeklyHours(hours), new Set(holidays.map(toDay)));
    this.#certainUntil = through === undefined ? Number.POSITIVE_INFINITY : this.endOfDay(through);
  }

  /** IANA name of the time zone. */
  get timeZone(): string {
    return this.#zone.id;
  }

  /** When a term ends that begins at `from`. */
  endOf(term: Term, from: Instant): Instant {
    if (typeof term === 'string') return elapsedEnd(this.#zone, term, from);
    const length = businessLength(term.business);
    return 'days' in length ? closeAfter(this.#days, from, length.days) : afterOpenTime(this.#days, from, length.openTime);
  }

  /** The instant a term before `end`: when to remind or warn of it. */
  before(term: Term, end: Instant): Instant {
    if (typeof term === 'string') return elapsedBefore(this.#zone, term, end);
    const length = businessLength(term.business);
    return 'days' in length ? openingBefore(this.#days, end, length.days) : beforeOpenTime(this.#days, end, length.openTime);
  }

  isOpen(at: Instant): boolean {
    return this.#days.spansOf(this.#days.dayOf(at)).some(({ opens, closes }) => opens <= at && at < closes);
  }

  /** The first instant of open time that is not before `at`: `at` itself in open hours. */
  nextOpening(at: Instant): Instant {
    return afterOpenTime(this.#days, at, 0);
  }

  /** The first opening of a business day that comes after `after`. */
  nextBusinessMorning(after: Instant): Instant {
    return morningAfter(this.#days, after);
  }

  /** When a business day closes for the last time; nothing on a day without open hours. */
  closeOf(day: string): Instant | undefined {
    return this.#days.spansOf(toDay(day)).at(-1)?.closes;
  }

  /** Whether the holidays up to an instant are listed. If not, the calendar answers as if there were none beyond. */
  isCertain(at: Instant): boolean {
    return at <= this.#certainUntil;
  }

  /** The local day of an instant. */
  dayOf(at: Instant): string {
    return fromDay(this.#days.dayOf(at));
  }

  startOfDay(day: string): Instant {
    return this.#zone.toInstant(toDay(day) * MS_PER_DAY);
  }

  /** The start of the next day. */
  endOfDay(day: string): Instant {
    return this.#zone.toInstant((toDay(day) + 1) * MS_PER_DAY);
  }

  /** A time `HH:MM` of a local day: the first instant at which a clock shows it, or the jump past it. */
  instantOf(day: string, time: string): Instant {
    const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
    return this.#zone.toInstant(toDay(day) * MS_PER_DAY + minutes * MS_PER_MINUTE);
  }

  /** What a local clock shows, to the minute, such as `2027-03-01 14:00`. */
  textOf(at: Instant): string {
    return localText(at, this.#zone);
  }
}

/** A program's own calendar and those of its variants in document order; the caller knows for whom a condition is met. */
export interface WorkCalendars {
  readonly base: WorkCalendar;
  readonly variants: readonly { readonly when: Condition; readonly calendar: WorkCalendar }[];
}

/** The calendars of a parsed program. What a variant leaves out is the base's. */
export function workCalendars({ timeZone, calendar = {} }: Pick<Program, 'timeZone' | 'calendar'>): WorkCalendars {
  const { hours, holidays, through, variants = [] } = calendar;
  const parts = { timeZone, hours, holidays, through };
  return {
    base: new WorkCalendar(parts),
    variants: variants.map((variant) => ({
      when: variant.when,
      calendar: new WorkCalendar({
        timeZone: variant.timeZone ?? timeZone,
        hours: variant.hours ?? hours,
        holidays: variant.holidays ?? holidays,
        through,
      }),
    })),
  };
}
