import type { FactRef, Keep, ReviewDates } from '@tierwright/program';
import { moved } from '../calendar/dates.ts';
import { enter, type Frame } from '../compile/frame.ts';
import { reader } from '../compile/operand.ts';
import type { TierContext } from '../compile/scope.ts';
import type { CompiledTrack } from '../tracks/compiled-track.ts';
import { isReviewDate } from './review-dates.ts';

/** What a review asks about one track (and group) while facts and parameters stay as they are. */
export class DayView {
  readonly track: CompiledTrack;
  readonly frame: Frame;
  readonly qualified: number;
  /** No tier below this one is given: an exception keeps it (ENG-X1). */
  readonly floor: (day: string) => number;

  constructor(track: CompiledTrack, frame: Frame, floor: (day: string) => number) {
    this.track = track;
    this.frame = frame;
    this.qualified = track.qualified(frame);
    this.floor = floor;
  }

  #context(tier: number): TierContext {
    return this.track.at.context(this.track.track.id, this.track.track.tiers[tier]?.id ?? null);
  }

  #date(id: string | undefined, tier: number): string | null {
    if (id === undefined) return null;
    enter(this.frame);
    return reader(this.#context(tier).operand(id))(this.frame) as string | null;
  }

  #duration(value: string | FactRef | undefined, tier: number): string | null {
    if (value === undefined || typeof value === 'string') return value ?? null;
    enter(this.frame);
    return reader(this.#context(tier).operand(value.fact))(this.frame) as string | null;
  }

  isReviewDate(at: ReviewDates | undefined, day: string, tier: number): boolean {
    const since = at !== undefined && 'since' in at ? this.#date(at.since, tier) : null;
    return isReviewDate(at, day, since, this.track.at.compiled.program.calendar?.yearStarts);
  }

  /** The day grace ends for a tier whose demotion is due: the day itself without grace, nothing where it is unknown. */
  graceUntil(grace: string | FactRef | undefined, day: string, tier: number): string | null {
    if (grace === undefined) return day;
    const term = this.#duration(grace, tier);
    return term === null ? null : moved(day, term, 1);
  }

  #applies(entry: Keep, tier: number): boolean {
    if (entry.when === undefined) return true;
    enter(this.frame);
    return this.#context(tier).condition(entry.when).holds(this.frame);
  }

  /** First day on which an entry holds no more; null where it has no end or one that is unknown. */
  endOf(entry: Keep, tier: number): string | null {
    if (entry.until !== undefined) return entry.until;
    const since = this.#date(entry.since, tier);
    const term = this.#duration(entry.for, tier);
    return since === null || term === null ? null : moved(since, term, 1);
  }

  /** ENG-S7. */
  isKept(entry: Keep, day: string, tier: number): boolean {
    if (!this.#applies(entry, tier)) return false;
    if (entry.since !== undefined) {
      const since = this.#date(entry.since, tier);
      if (since === null || day < since) return false;
    }
    if (entry.until === undefined && entry.for === undefined) return true;
    const end = this.endOf(entry, tier);
    return end !== null && day < end;
  }

  /** ENG-S1: whether a probation ends on the day. */
  endsOn(entry: Keep, day: string, tier: number): boolean {
    return this.endOf(entry, tier) === day && this.#applies(entry, tier);
  }

  waitingFor(tier: number): string[] {
    return this.track.waitingFor(this.frame, tier);
  }
}
