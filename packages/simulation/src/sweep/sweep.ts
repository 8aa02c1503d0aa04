import type { CompiledProgram } from '@tierwright/engine';
import { hasBit } from '../columns/bits.ts';
import { decideAsRead } from '../outcome/decide-version.ts';
import { OutcomeBuilder } from '../outcome/outcome-builder.ts';
import type { VersionOutcome } from '../outcome/version-outcome.ts';
import { ratesOn } from '../report/rates-on.ts';
import type { TierOrder } from '../report/tier-order.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Steps } from '../steps/steps.ts';
import type { Axis } from '../thresholds/axis.ts';
import { trialVersion } from '../thresholds/threshold.ts';
import { Counting, NamedSums } from './counting.ts';
import { findPieces, thresholdDay } from './find-pieces.ts';
import { heldTiersSteps } from './held-tiers.ts';
import { everyPiece, type Pieces } from './pieces.ts';
import { readingsOf, type Wanted } from './readings.ts';
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

/** What versions give some partners that are kept as read: they are decided one by one. */
function* asReadSteps(snapshot: Snapshot, versions: readonly CompiledProgram[], partners: readonly number[]): Steps<VersionOutcome[]> {
  const outcomes: VersionOutcome[] = [];
  for (const version of versions) {
    const builder = new OutcomeBuilder(version, snapshot.count);
    for (const partner of partners) {
      const data = snapshot.asRead.get(partner);
      if (data) builder.set(partner, decideAsRead(version, data, snapshot.made), ratesOn(data, version.program, snapshot.made.asOf));
      yield;
    }
    outcomes.push(builder.outcome);
  }
  return outcomes;
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
  const turning = new Counting(sums, axes.length, snapshot.count, everywhere.some((word) => word !== 0) ? everywhere : null);
  const left = [...snapshot.asRead.keys()].filter((partner) => hasBit(everywhere, partner));
  if (left.length < snapshot.count) {
    const asRead = new Map([...snapshot.asRead].filter(([partner]) => !hasBit(everywhere, partner)));
    const some = left.length === 0 ? snapshot : { ...snapshot, asRead };
    // Where everybody is kept as read versions may be in columns or not.
    const isInColumns = snapshot.asRead.size < snapshot.count;
    for (const trials of inBatches(combinations(pieces.map(({ decided }) => decided.length)))) {
      const versions = trials.map((trial) => versionAt(pieces, trial));
      const outcomes = isInColumns
        ? yield* heldTiersSteps(some, versions, withLines)
        : yield* asReadSteps(snapshot, versions, [...some.asRead.keys()]);
      for (const [index, outcome] of outcomes.entries()) {
        turning.add(readingsOf(outcome, before, order, wanted), pieces, trials[index] as readonly number[]);
        yield;
      }
    }
  }
  if (left.length > 0) {
    const every = axes.map(({ values }) => everyPiece(values.length));
    const counting = new Counting(
      sums,
      axes.length,
      snapshot.count,
      everywhere.map((word) => ~word),
    );
    for (const trial of combinations(every.map(({ decided }) => decided.length))) {
      const [outcome] = yield* asReadSteps(snapshot, [versionAt(every, trial)], left);
      counting.add(readingsOf(outcome as VersionOutcome, before, order, wanted), every, trial);
    }
  }
  return sums.part(snapshot.count);
}
