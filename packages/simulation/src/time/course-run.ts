import { type Day, fromDay, toDay } from '@tierwright/facts';
import type { Standings } from '../outcome/version-outcome.ts';
import { NO_DAY, type Snapshot } from '../snapshot/snapshot.ts';
import { type CarriedStates, newStates } from '../standings/carried-states.ts';
import { ownersOn } from '../standings/owners.ts';
import { standingsOn } from '../standings/standings-on.ts';
import { StandingsWriter } from '../standings/standings-writer.ts';
import { startIn } from '../standings/start-states.ts';
import type { VersionRows } from '../standings/version-rows.ts';
import { AsReadStates } from './as-read-states.ts';
import { changedStates } from './changed-states.ts';
import { type Course, type InForce, inForceOn } from './course.ts';

/** Carries the states of a snapshot's partners over the days of a course of versions. */
export class CourseRun {
  readonly #snapshot: Snapshot;
  readonly #course: Course;
  readonly #rows: readonly VersionRows[];
  readonly #asRead: ReadonlyMap<number, AsReadStates>;
  #version: number;
  /** By place of the version in force. */
  #states: readonly CarriedStates[];
  /** The day up to which states are carried. */
  #through: Day;

  /** `rows` are those of each version of the course. */
  constructor(snapshot: Snapshot, course: Course, rows: readonly VersionRows[]) {
    const { from = snapshot.made.asOf } = snapshot.made;
    this.#snapshot = snapshot;
    this.#course = course;
    this.#rows = rows;
    this.#version = inForceOn(course, from);
    this.#through = toDay(from);
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
    const { count, asRead } = this.#snapshot;
    const { carriers } = this.#inForce;
    for (const [place, states] of this.#states.entries()) {
      const carrier = carriers[place];
      if (carrier === undefined) continue;
      for (let partner = 0; partner < count; partner += 1) {
        if (asRead.has(partner)) continue;
        if (states.on[partner] === NO_DAY) carrier.begin(states, partner, from, through);
        carrier.carry(states, partner, through);
      }
    }
  }

  #carryThrough(day: Day): void {
    if (day <= this.#through) return;
    this.#carry(this.#through + 1, day);
    for (const states of this.#asRead.values()) states.through(fromDay(day), fromDay(this.#through + 1));
    this.#through = day;
  }

  /** What partners hold on a day that is not before the one asked about last. */
  on(date: string): { readonly version: InForce; readonly standings: readonly Standings[] } {
    const day = toDay(date);
    for (let next = this.#course[this.#version + 1]; next !== undefined && next.from <= date; next = this.#course[this.#version + 1]) {
      this.#carryThrough(toDay(next.from) - 1);
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
    for (const [index, states] of this.#asRead) for (const entry of states.through(date, fromDay(from))) writer.set(index, entry);
    this.#through = day;
    return { version: this.#course[this.#version] as InForce, standings };
  }
}
