import type { TrackDecision } from '@tierwright/engine';
import { type Day, fromDay, toDay } from '@tierwright/facts';
import type { Standings } from '../outcome/version-outcome.ts';
import { NO_DAY, type Snapshot } from '../snapshot/snapshot.ts';
import { type CarriedStates, newStates } from '../standings/carried-states.ts';
import { ownersIn, ownersOn } from '../standings/owners.ts';
import { standingsOn } from '../standings/standings-on.ts';
import { StandingsWriter } from '../standings/standings-writer.ts';
import { startIn, tierBefore } from '../standings/start-states.ts';
import type { VersionRows } from '../standings/version-rows.ts';
import { AsReadStates } from './as-read-states.ts';
import { changedStates } from './changed-states.ts';
import { type Course, type InForce, inForceOn } from './course.ts';
import { addCount, type TrackCounts } from './timeline-part.ts';

/** What one course gives on a day. */
export interface HeldOnDay {
  readonly version: InForce;
  readonly standings: readonly Standings[];
  /** Tiers that partners are known to have held on a day since the one asked about before, and those here (SIM-T7). */
  readonly known: TrackCounts;
}

/** Carries the states of a snapshot's partners over the days of a course of versions. */
export class CourseRun {
  readonly #snapshot: Snapshot;
  readonly #course: Course;
  readonly #rows: readonly VersionRows[];
  readonly #asRead: ReadonlyMap<number, AsReadStates>;
  readonly #first: Day;
  #version: number;
  /** By place of the version in force. */
  #states: readonly CarriedStates[];
  /** The day up to which states are carried. */
  #through: Day;
  #known: TrackCounts = {};

  /** `rows` are those of each version of the course. */
  constructor(snapshot: Snapshot, course: Course, rows: readonly VersionRows[]) {
    const { from = snapshot.made.asOf } = snapshot.made;
    this.#snapshot = snapshot;
    this.#course = course;
    this.#rows = rows;
    this.#version = inForceOn(course, from);
    this.#first = toDay(from);
    this.#through = this.#first;
    this.#states = this.#started();
    this.#carry(this.#through, this.#through);
    const { compiled } = this.#inForce;
    this.#asRead = new Map(
      [...snapshot.asRead].map(([index, data]) => [index, new AsReadStates(compiled, data, { ...snapshot.made, from })]),
    );
  }

  get #inForce(): VersionRows {
    return this.#rows[this.#version] as VersionRows;
  }

  /** The states before, each in the track that it belongs to on the first day. */
  #started(): CarriedStates[] {
    const { previous, count } = this.#snapshot;
    const { places, compiled } = this.#inForce;
    const owners = ownersOn(this.#snapshot, this.#inForce, this.#through);
    return places.map((place) => {
      const states = newStates(count);
      const track = (compiled.program.tracks ?? []).indexOf(place.track);
      const start = previous === null ? null : startIn(previous, place);
      if (start !== null) for (let partner = 0; partner < count; partner += 1) if (owners[partner] === track) start(states, partner);
      return states;
    });
  }

  /** Carries states through a day; who has none yet begins on one of the days from `from` on. */
  #carry(from: Day, through: Day): void {
    const { count, asRead, previous } = this.#snapshot;
    const { carriers, places, compiled } = this.#inForce;
    const ownerOf = ownersIn(this.#snapshot, this.#inForce);
    for (const [at, states] of this.#states.entries()) {
      const [carrier, place] = [carriers[at], places[at]];
      if (carrier === undefined || place === undefined) continue;
      const track = (compiled.program.tracks ?? []).indexOf(place.track);
      const carry = (partner: number, day: Day): void => {
        if (states.on[partner] === NO_DAY) carrier.begin(states, partner, from, day);
        carrier.carry(states, partner, day);
      };
      const real = previous === null ? null : tierBefore(previous, place);
      for (let partner = 0; partner < count; partner += 1) {
        if (asRead.has(partner)) continue;
        const on = previous?.on[partner] ?? NO_DAY;
        if (real !== null && on > this.#first && on >= from && on <= through && ownerOf(partner, on) === track) {
          carry(partner, on);
          const nameOf = (tier: number | undefined): string => place.track.tiers[tier ?? -1]?.id ?? '';
          const key = place.group === null ? place.track.id : `${place.track.id}/`;
          addCount(this.#known, key, `${nameOf(real(partner))}>${nameOf(states.tier[partner])}`, 1);
        }
        carry(partner, through);
      }
    }
  }

  /** The same for partners that are kept as read: what each of them holds on the day. */
  *#carryAsRead(from: Day, through: Day): Generator<readonly [partner: number, tracks: readonly TrackDecision[]]> {
    for (const [partner, states] of this.#asRead) {
      const on = states.knownOn === undefined ? NO_DAY : toDay(states.knownOn);
      if (on > this.#first && on >= from && on <= through)
        for (const { key, real, here } of states.compared(states.through(fromDay(on), fromDay(from))))
          addCount(this.#known, key, `${real}>${here}`, 1);
      yield [partner, states.through(fromDay(through), fromDay(from))];
    }
  }

  /** What partners hold on a day that is not before the one asked about last. */
  on(date: string): HeldOnDay {
    const day = toDay(date);
    this.#known = {};
    for (let next = this.#course[this.#version + 1]; next !== undefined && next.from <= date; next = this.#course[this.#version + 1]) {
      const last = toDay(next.from) - 1;
      if (last > this.#through) {
        this.#carry(this.#through + 1, last);
        for (const _ of this.#carryAsRead(this.#through + 1, last));
        this.#through = last;
      }
      const before = this.#inForce;
      this.#version += 1;
      this.#states = changedStates(before, this.#states, this.#inForce, this.#snapshot.count);
      for (const states of this.#asRead.values()) states.change(this.#inForce.compiled);
    }
    const from = Math.min(this.#through + 1, day);
    this.#carry(from, day);
    const rows = this.#inForce;
    const standings = standingsOn(this.#snapshot, rows, day, this.#states);
    const writer = new StandingsWriter(rows.compiled, standings);
    for (const [index, tracks] of this.#carryAsRead(from, day)) for (const entry of tracks) writer.set(index, entry);
    this.#through = day;
    return { version: this.#course[this.#version] as InForce, standings, known: this.#known };
  }
}
