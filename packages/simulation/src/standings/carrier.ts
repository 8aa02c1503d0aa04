import type { Day } from '@tierwright/facts';
import { NO_DAY, type Rows } from '../snapshot/snapshot.ts';
import { AT_RISK, type CarriedStates, HELD, NONE, REMOVED } from './carried-states.ts';
import type { Policy } from './policy.ts';
import { NEVER } from './review-days.ts';
import { rowAt, rowsEnd } from './row-at.ts';
import type { TierHistory } from './tier-history.ts';

/** What rows say of a track, or of a group of one, while parameters stay as they are. */
export interface PeriodRows {
  readonly from: Day;
  /** By row: the tier that is met. */
  readonly qualified: Int8Array;
  /** By row: 0 where the track applies; null: everywhere. */
  readonly applies: Int8Array | null;
  /** That of no tier first. */
  readonly policies: readonly Policy[];
}

/**
 * Carries states of a track, or of a group of one, on from day to day (ENG-S1 to ENG-S8): only days are looked at on
 * which something can change.
 */
export class Carrier {
  readonly #rows: Rows;
  readonly #periods: readonly PeriodRows[];
  // The partner that is looked at.
  #tier = -1;
  #state = NONE;
  #since = NO_DAY;
  #until = NO_DAY;
  #highest = -1;
  #partner = 0;
  #history: TierHistory | null = null;

  constructor(rows: Rows, periods: readonly PeriodRows[]) {
    this.#rows = rows;
    this.#periods = periods;
  }

  periodAt(day: Day): number {
    let at = 0;
    while (at + 1 < this.#periods.length && (this.#periods[at + 1] as PeriodRows).from <= day) at += 1;
    return at;
  }

  /** Whether the track applies to a partner on a day. */
  appliesOn(partner: number, day: Day): boolean {
    const { applies } = this.#periods[this.periodAt(day)] as PeriodRows;
    return applies === null || applies[rowAt(this.#rows, partner, day)] === 0;
  }

  qualifiedOn(partner: number, day: Day): number {
    const { qualified } = this.#periods[this.periodAt(day)] as PeriodRows;
    return qualified[rowAt(this.#rows, partner, day)] as number;
  }

  /** What holds on a day, by partner; null where partners have several rows. */
  partnersOn(day: Day): PeriodRows | null {
    return this.#rows.starts === null ? (this.#periods[this.periodAt(day)] as PeriodRows) : null;
  }

  /** Gives a partner the tier that is met on the first day, from one day through another, on which the track applies. */
  begin(states: CarriedStates, partner: number, from: Day, through: Day): void {
    const { days } = this.#rows;
    const end = rowsEnd(this.#rows, partner);
    let row = rowAt(this.#rows, partner, from);
    let at = this.periodAt(from);
    for (let day = from; day <= through; ) {
      const { applies, qualified } = this.#periods[at] as PeriodRows;
      if (applies === null || applies[row] === 0) {
        const tier = qualified[row] as number;
        states.on[partner] = day;
        states.tier[partner] = tier;
        states.state[partner] = tier < 0 ? NONE : HELD;
        states.highest[partner] = tier;
        return;
      }
      const nextRow = row + 1 < end ? (days[row + 1] as number) : NEVER;
      const nextPeriod = at + 1 < this.#periods.length ? (this.#periods[at + 1] as PeriodRows).from : NEVER;
      day = Math.min(nextRow, nextPeriod);
      if (nextRow === day) row += 1;
      if (nextPeriod === day) at += 1;
    }
  }

  /** Carries the state of a partner on through a day; changes of its tier are told to `history`. */
  carry(states: CarriedStates, partner: number, through: Day, history: TierHistory | null = null): void {
    this.#history = history;
    this.#partner = partner;
    const on = states.on[partner] as number;
    if (on === NO_DAY || on >= through) return;
    states.on[partner] = through;
    this.#state = states.state[partner] as number;
    if (this.#state === REMOVED) return;
    this.#tier = states.tier[partner] as number;
    this.#since = states.since[partner] as number;
    this.#until = states.until[partner] as number;
    this.#highest = states.highest[partner] as number;
    this.#walk(partner, on + 1, through);
    states.state[partner] = this.#state;
    states.tier[partner] = this.#tier;
    states.since[partner] = this.#since;
    states.until[partner] = this.#until;
    states.highest[partner] = this.#highest;
  }

  #walk(partner: number, from: Day, through: Day): void {
    const { days } = this.#rows;
    const end = rowsEnd(this.#rows, partner);
    let row = rowAt(this.#rows, partner, from);
    let at = this.periodAt(from);
    for (let day = from; day <= through; ) {
      const nextRow = row + 1 < end ? (days[row + 1] as number) : NEVER;
      const nextPeriod = at + 1 < this.#periods.length ? (this.#periods[at + 1] as PeriodRows).from : NEVER;
      const next = Math.min(nextRow, nextPeriod);
      this.#stay(this.#periods[at] as PeriodRows, row, day, Math.min(next - 1, through));
      if (this.#state === REMOVED) return;
      day = next;
      if (nextRow === day) row += 1;
      if (nextPeriod === day) at += 1;
    }
  }

  /** Days from one through another, in which neither facts nor parameters change. */
  #stay({ qualified, policies }: PeriodRows, row: number, from: Day, through: Day): void {
    const met = qualified[row] as number;
    for (let day = from; day <= through; day += 1) {
      day = this.#nextEvent(policies[this.#tier + 1] as Policy, met, row, day, through);
      if (day > through) return;
      const before = this.#tier;
      this.#step(policies, met, row, day);
      if (this.#tier !== before) this.#history?.change(this.#partner, day, this.#tier);
      if (this.#state === REMOVED) return;
    }
  }

  /** The first day, not before one, on which a step can change something. */
  #nextEvent(policy: Policy, met: number, row: number, day: Day, through: Day): Day {
    let next = NEVER;
    for (const { reach, end } of policy.probation) {
      if (this.#highest >= reach) continue;
      const ends = end(row);
      if (ends >= day && ends < next) next = ends;
    }
    if (this.#state === AT_RISK) {
      if (met >= this.#tier) return day;
      return this.#until === NO_DAY ? next : Math.min(next, Math.max(this.#until, day));
    }
    if (met === this.#tier) return next;
    if (met > this.#tier) return Math.min(next, policy.nextPromotion(day, row));
    return Math.min(next, this.#nextLoss(policy, row, day, through));
  }

  /** The first demotion date, not before a day, on which nothing keeps the tier. */
  #nextLoss(policy: Policy, row: number, day: Day, through: Day): Day {
    for (let date = policy.nextDemotion(day, row); date <= through; ) {
      const until = policy.keptUntil(date, row);
      if (until === NO_DAY) return date;
      if (until > through) return NEVER;
      date = policy.nextDemotion(until, row);
    }
    return NEVER;
  }

  #step(policies: readonly Policy[], met: number, row: number, day: Day): void {
    const policy = policies[this.#tier + 1] as Policy;
    for (const { reach, applies, end } of policy.probation)
      if (this.#highest < reach && end(row) === day && applies(row)) {
        this.#hold(-1, NO_DAY);
        this.#state = REMOVED;
        return;
      }
    if (this.#state === AT_RISK) {
      if (met >= this.#tier) this.#settle();
      else if (this.#until === NO_DAY || day < this.#until) return;
      else if (policy.keptUntil(day, row) === NO_DAY) {
        this.#lose(policy, met, day);
        return;
      } else this.#settle();
    } else if (this.#state === HELD && met < this.#tier && policy.nextDemotion(day, row) === day && policy.keptUntil(day, row) === NO_DAY) {
      const until = policy.graceUntil(day, row);
      if (until === NO_DAY) return;
      if (until <= day) this.#lose(policy, met, day);
      else {
        this.#state = AT_RISK;
        this.#until = until;
      }
      return;
    }
    if (met <= this.#tier) return;
    if (policy.nextPromotion(day, row) === day) this.#hold(policy.isOneStep ? this.#tier + 1 : met, day);
  }

  #lose({ isOneBelow }: Policy, met: number, day: Day): void {
    this.#hold(isOneBelow ? this.#tier - 1 : met, day);
  }

  #settle(): void {
    this.#state = this.#tier < 0 ? NONE : HELD;
    this.#until = NO_DAY;
  }

  #hold(tier: number, day: Day): void {
    this.#tier = tier;
    this.#until = NO_DAY;
    if (tier < 0) {
      this.#state = NONE;
      this.#since = NO_DAY;
      return;
    }
    this.#state = HELD;
    this.#since = day;
    if (tier > this.#highest) this.#highest = tier;
  }
}
