import { type Bits, hasBit, newBits, setBit } from '../columns/bits.ts';
import { STATES, type Standings } from '../outcome/version-outcome.ts';
import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import type { HeldOnDay } from './course-run.ts';
import { addCount, type SidePart, type StepPart, type TimelinePart, type TrackCounts } from './timeline-part.ts';

const keyOf = ({ track, group }: Standings): string => (group === null ? track : `${track}/`);

const isSame = (one: Standings, other: Standings): boolean => one.track === other.track && one.group === other.group;

const tiersIn = ({ version }: HeldOnDay, track: string): readonly string[] =>
  version.compiled.program.tracks?.find(({ id }) => id === track)?.tiers.map(({ id }) => id) ?? [];

/** Counts days one after the other. */
export class StepCounts {
  readonly part: TimelinePart;
  readonly #count: number;
  #last: { readonly baseline: HeldOnDay; readonly candidate: HeldOnDay } | undefined;

  constructor(count: number) {
    this.#count = count;
    this.part = { partners: count, steps: [] };
  }

  add(on: string, baseline: HeldOnDay, candidate: HeldOnDay): void {
    const differs = newBits(this.#count);
    const between = this.#moves(baseline, candidate, differs);
    let differing = 0;
    for (let index = 0; index < this.#count; index += 1) if (hasBit(differs, index)) differing += 1;
    const step: StepPart = {
      on,
      baseline: this.#side(this.#last?.baseline, baseline),
      candidate: this.#side(this.#last?.candidate, candidate),
      between,
      differing,
    };
    this.part.steps.push(step);
    this.#last = { baseline, candidate };
  }

  #side(last: HeldOnDay | undefined, held: HeldOnDay): SidePart {
    return {
      version: held.version.compiled.program.version,
      held: this.#held(held),
      moved: last === undefined ? {} : this.#moves(last, held, null),
      known: held.known,
    };
  }

  #held(held: HeldOnDay): TrackCounts {
    const found: TrackCounts = {};
    for (const one of held.standings) {
      const tiers = tiersIn(held, one.track);
      const cells = new Uint32Array((tiers.length + 2) << 2);
      const { tier, state } = one;
      for (let index = 0; index < this.#count; index += 1) {
        const cell = (((tier[index] as number) + 2) << 2) | (state[index] as number);
        cells[cell] = (cells[cell] as number) + 1;
      }
      for (const [cell, count] of cells.entries()) {
        const place = (cell >>> 2) - 2;
        if (count > 0 && place !== NOT_DECIDED) addCount(found, keyOf(one), `${tiers[place] ?? ''} ${STATES[cell & 3]}`, count);
      }
    }
    return found;
  }

  /** Pairs of tiers, of those who are in the track on either side; sets the flags of partners for whom they differ. */
  #moves(from: HeldOnDay, to: HeldOnDay, differs: Bits | null): TrackCounts {
    const found: TrackCounts = {};
    const all = [...from.standings, ...to.standings.filter((one) => !from.standings.some((other) => isSame(one, other)))];
    for (const one of all) {
      const tierIn = ({ standings }: HeldOnDay): Int8Array =>
        standings.find((other) => isSame(one, other))?.tier ?? new Int8Array(this.#count).fill(NOT_DECIDED);
      const [earlier, later] = [tierIn(from), tierIn(to)];
      const [before, after] = [tiersIn(from, one.track), tiersIn(to, one.track)];
      const width = after.length + 2;
      const cells = new Uint32Array((before.length + 2) * width);
      for (let index = 0; index < this.#count; index += 1) {
        const cell = ((earlier[index] as number) + 2) * width + (later[index] as number) + 2;
        cells[cell] = (cells[cell] as number) + 1;
      }
      const isOther = new Uint8Array(cells.length);
      // Cell 0 has those who are in the track on neither side.
      for (let cell = 1; cell < cells.length; cell += 1) {
        const count = cells[cell] as number;
        if (count === 0) continue;
        const [name, next] = [before[Math.floor(cell / width) - 2] ?? '', after[(cell % width) - 2] ?? ''];
        addCount(found, keyOf(one), `${name}>${next}`, count);
        if (name !== next) isOther[cell] = 1;
      }
      if (differs === null || !isOther.includes(1)) continue;
      for (let index = 0; index < this.#count; index += 1)
        if (isOther[((earlier[index] as number) + 2) * width + (later[index] as number) + 2] === 1) setBit(differs, index);
    }
    return found;
  }
}
