import type { CompiledProgram } from '@tierwright/engine';
import { hasBit } from '../columns/bits.ts';
import { decideAsRead, versionsSteps } from '../outcome/decide-version.ts';
import { OutcomeBuilder } from '../outcome/outcome-builder.ts';
import type { VersionOutcome } from '../outcome/version-outcome.ts';
import { ratesOn } from '../report/rates-on.ts';
import type { TierOrder } from '../report/tier-order.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Steps } from '../steps/steps.ts';
import type { Axis } from '../thresholds/axis.ts';
import { trialVersion } from '../thresholds/threshold.ts';
import { findPieces, thresholdDay } from './find-pieces.ts';
import { everyPiece, type Pieces, pieceOf } from './pieces.ts';
import { type Readings, readingsOf, type Wanted } from './readings.ts';
import { Sums } from './sums.ts';
import type { SweepPart } from './sweep-part.ts';

/** What is moved, and what is counted. */
export interface SweepQuestion {
  /** The version whose thresholds are moved. */
  readonly compiled: CompiledProgram;
  /** What the other version gives the same partners; null where no directions are wanted. */
  readonly before: VersionOutcome | null;
  readonly order: TierOrder;
  readonly axes: readonly Axis[];
  readonly wanted: Wanted;
}

/** Sums by name, made when something is first added to one. */
class NamedSums {
  readonly #shape: readonly number[];
  readonly #sums = new Map<string, Sums>();

  constructor(shape: readonly number[]) {
    this.#shape = shape;
  }

  of(name: string): Sums {
    let sums = this.#sums.get(name);
    if (sums === undefined) {
      sums = new Sums(this.#shape);
      this.#sums.set(name, sums);
    }
    return sums;
  }

  part(partners: number): SweepPart {
    const sorted = [...this.#sums.keys()].sort().map((name) => [name, this.of(name).sparse()] as const);
    return { partners, sums: Object.fromEntries(sorted.filter(([, { at }]) => at.length > 0)) };
  }
}

/** Every combination of places in lists, the last one fastest. */
function* combinations(sizes: readonly number[]): Generator<readonly number[]> {
  const at = sizes.map(() => 0);
  if (sizes.some((size) => size === 0)) return;
  for (;;) {
    yield [...at];
    let axis = sizes.length - 1;
    while (axis >= 0 && at[axis] === (sizes[axis] as number) - 1) {
      at[axis] = 0;
      axis -= 1;
    }
    if (axis < 0) return;
    at[axis] = (at[axis] as number) + 1;
  }
}

/** So many versions are decided at a time: what they have in common once. */
const BATCH = 8;

function* inBatches<T>(all: Iterable<T>): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const one of all) {
    batch.push(one);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Adds what partners are read as: all of them as in the first trial, then where a trial differs from it. */
class Counting {
  readonly #sums: NamedSums;
  readonly #wanted: (partner: number) => boolean;
  readonly #count: number;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #piece = { from: 0, to: 0 };
  #first: Readings | undefined;

  constructor(sums: NamedSums, axes: number, count: number, wanted: (partner: number) => boolean) {
    this.#sums = sums;
    this.#wanted = wanted;
    this.#count = count;
    this.#from = new Int32Array(axes);
    this.#to = new Int32Array(axes);
  }

  add(readings: Readings, pieces: readonly Pieces[], trial: readonly number[]): void {
    if (this.#first === undefined) {
      this.#first = readings;
      this.#addAll(readings);
    } else this.#addDifferences(readings, this.#first, pieces, trial);
  }

  #addAll({ codes, amounts }: Readings): void {
    for (const { names, of } of codes) {
      const totals = new Float64Array(names.length);
      for (let partner = 0; partner < this.#count; partner += 1)
        if (this.#wanted(partner)) totals[of[partner] as number] = (totals[of[partner] as number] as number) + 1;
      for (const [code, name] of names.entries()) if (name !== '') this.#sums.of(name).addToAll(totals[code] as number);
    }
    for (const { name, of } of amounts) {
      let total = 0;
      for (let partner = 0; partner < this.#count; partner += 1) if (this.#wanted(partner)) total += of[partner] as number;
      this.#sums.of(name).addToAll(total);
    }
  }

  #addDifferences({ codes, amounts }: Readings, first: Readings, pieces: readonly Pieces[], trial: readonly number[]): void {
    const named = codes.map(({ names }) => names.map((name) => (name === '' ? null : this.#sums.of(name))));
    const summed = amounts.map(({ name }) => this.#sums.of(name));
    const read = codes.map(({ of }, index): readonly [Uint8Array, Uint8Array] => [of, first.codes[index]?.of ?? of]);
    const added = amounts.map(({ of }, index): readonly [Float64Array, Float64Array] => [of, first.amounts[index]?.of ?? of]);
    const isOther = (partner: number): boolean => {
      for (const [is, was] of read) if (is[partner] !== was[partner]) return true;
      for (const [is, was] of added) if (is[partner] !== was[partner]) return true;
      return false;
    };
    for (let partner = 0; partner < this.#count; partner += 1) {
      if (!isOther(partner) || !this.#wanted(partner) || !this.#enter(pieces, partner, trial)) continue;
      for (let index = 0; index < codes.length; index += 1) {
        const is = codes[index]?.of[partner] as number;
        const was = first.codes[index]?.of[partner] as number;
        if (is === was) continue;
        named[index]?.[was]?.add(this.#from, this.#to, -1);
        named[index]?.[is]?.add(this.#from, this.#to, 1);
      }
      for (let index = 0; index < amounts.length; index += 1) {
        const by = (amounts[index]?.of[partner] as number) - (first.amounts[index]?.of[partner] as number);
        if (by !== 0) summed[index]?.add(this.#from, this.#to, by);
      }
    }
  }

  /** Whether a partner has cells that the trial is decided for. */
  #enter(pieces: readonly Pieces[], partner: number, trial: readonly number[]): boolean {
    const piece = this.#piece;
    for (let axis = 0; axis < pieces.length; axis += 1) {
      pieceOf(pieces[axis] as Pieces, partner, trial[axis] as number, piece);
      if (piece.from >= piece.to) return false;
      this.#from[axis] = piece.from;
      this.#to[axis] = piece.to;
    }
    return true;
  }
}

/** What partners of a snapshot add to each cell of the grid that the axes span. */
export function* sweepSteps(snapshot: Snapshot, question: SweepQuestion): Steps<SweepPart> {
  const { compiled, before, order, axes, wanted } = question;
  const withLines = wanted === null || [...wanted].some((name) => name.startsWith('line ') || name.startsWith('unknown '));
  const { pieces, everywhere } = findPieces(snapshot, compiled, axes, withLines);
  yield;
  const sums = new NamedSums(axes.map(({ values }) => values.length));
  const versionAt = (of: readonly Pieces[], trial: readonly number[]): CompiledProgram => {
    const values = axes.map(({ values: all }, axis) => all[of[axis]?.decided[trial[axis] as number] as number] as number);
    return trialVersion(
      compiled,
      axes.map(({ threshold }) => threshold),
      values,
      thresholdDay(snapshot),
    );
  };
  const turning = new Counting(sums, axes.length, snapshot.count, (partner) => !hasBit(everywhere, partner));
  const left = [...snapshot.asRead.keys()].filter((partner) => hasBit(everywhere, partner));
  if (left.length < snapshot.count) {
    const asRead = new Map([...snapshot.asRead].filter(([partner]) => !hasBit(everywhere, partner)));
    for (const trials of inBatches(combinations(pieces.map(({ decided }) => decided.length)))) {
      const versions = trials.map((trial) => versionAt(pieces, trial));
      const outcomes = yield* versionsSteps({ ...snapshot, asRead }, versions);
      for (const [index, outcome] of outcomes.entries()) {
        turning.add(readingsOf(outcome, before, order, wanted), pieces, trials[index] as readonly number[]);
        yield;
      }
    }
  }
  if (left.length > 0) {
    const every = axes.map(({ values }) => everyPiece(values.length));
    const counting = new Counting(sums, axes.length, snapshot.count, (partner) => hasBit(everywhere, partner));
    for (const trial of combinations(every.map(({ decided }) => decided.length))) {
      const version = versionAt(every, trial);
      const builder = new OutcomeBuilder(version, snapshot.count);
      for (const partner of left) {
        const data = snapshot.asRead.get(partner);
        if (data) builder.set(partner, decideAsRead(version, data, snapshot.made), ratesOn(data, version.program, snapshot.made.asOf));
        yield;
      }
      counting.add(readingsOf(builder.outcome, before, order, wanted), every, trial);
    }
  }
  return sums.part(snapshot.count);
}
