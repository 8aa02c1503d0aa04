import { Temporal } from 'temporal-polyfill';
import type { Day } from './day.ts';
import { parseInstant } from './instant.ts';

const MS_PER_DAY = 86_400_000;
/** No offset from UTC is, or ever was, as large. */
const BEYOND_OFFSETS = MS_PER_DAY;

/** A stretch of time in which a zone's offset from UTC does not change, in milliseconds; the end is outside. */
interface Stretch {
  from: number;
  until: number;
  offset: number;
}

/** Tells local dates and times in one time zone. Offsets are asked from Temporal once for each stretch between changes. */
export class TimeZone {
  private readonly stretches: Stretch[] = [];
  private latest: Stretch | undefined;

  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  /** The local day of an ISO 8601 instant with `Z` or an offset; undefined if the text is none. */
  dayOfInstant(text: string): Day | undefined {
    const at = parseInstant(text);
    return at === undefined ? undefined : this.dayOfMilliseconds(at);
  }

  /** The local day of an instant in milliseconds since 1970-01-01T00:00Z. */
  dayOfMilliseconds(at: number): Day {
    return Math.floor(this.toLocal(at) / MS_PER_DAY);
  }

  /** What a clock shows at an instant, as milliseconds since 1970-01-01T00:00 on that clock. */
  toLocal(at: number): number {
    return at + this.stretchAt(at).offset;
  }

  /**
   * The first instant at which a clock shows `local` (milliseconds as of `toLocal`); where clocks jump past it, the
   * instant of the jump.
   */
  toInstant(local: number): number {
    let stretch = this.stretchAt(local - BEYOND_OFFSETS);
    while (local - stretch.offset >= stretch.until) stretch = this.stretchAt(stretch.until);
    return Math.max(local - stretch.offset, stretch.from);
  }

  private stretchAt(at: number): Stretch {
    const { latest } = this;
    if (latest && latest.from <= at && at < latest.until) return latest;
    const stretch = this.stretches.find(({ from, until }) => from <= at && at < until) ?? this.addStretch(at);
    this.latest = stretch;
    return stretch;
  }

  private addStretch(at: number): Stretch {
    const zoned = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(this.id);
    const here = zoned(at);
    // A change at this very instant is not "previous" to it, hence one millisecond later.
    const before = zoned(at + 1).getTimeZoneTransition('previous');
    const after = here.getTimeZoneTransition('next');
    const stretch = {
      from: before ? before.epochMilliseconds : Number.NEGATIVE_INFINITY,
      until: after ? after.epochMilliseconds : Number.POSITIVE_INFINITY,
      offset: here.offsetNanoseconds / 1_000_000,
    };
    this.stretches.push(stretch);
    return stretch;
  }
}
