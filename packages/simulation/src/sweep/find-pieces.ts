import type { CompiledProgram } from '@tierwright/engine';
import { type Bits, newBits, setBit } from '../columns/bits.ts';
import { NotInColumns } from '../plan/not-in-columns.ts';
import { Plan } from '../plan/plan.ts';
import { type StandIn, TierPlanner } from '../plan/tier-planner.ts';
import { type ColumnSource, ofColumns } from '../run/column-source.ts';
import { columnsOfVersion, factColumns } from '../snapshot/fact-columns.ts';
import { factsAsRead } from '../snapshot/facts-as-read.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Axis } from '../thresholds/axis.ts';
import { readByBenefits, readByReviews } from '../thresholds/parameter-readers.ts';
import { ownValue } from '../thresholds/threshold.ts';
import { findPlaces, type PlaceTaker } from './break-places.ts';
import { breakTests, dependsOn } from './break-tests.ts';
import { everyPiece, type Pieces, piecesOf } from './pieces.ts';
import { PlacesBuilder } from './places.ts';

/** How partners of a snapshot turn along axes. */
export interface FoundPieces {
  /** By axis. */
  readonly pieces: readonly Pieces[];
  /** Partners that are decided at every value: where they turn does not follow from their facts on the day. */
  readonly everywhere: Bits;
}

const nameOf = (axis: number): string => `threshold ${axis}`;

/** The day whose parameters hold. */
export const thresholdDay = ({ made }: Snapshot): string => made.parametersAsOf ?? made.asOf;

function standIns({ program }: CompiledProgram, axes: readonly Axis[], day: string): StandIn {
  const all = axes.map(({ threshold }, index) => ({
    ...threshold,
    of: program.parameters?.[threshold.parameter],
    from: ownValue(program, threshold, day)?.from,
    name: nameOf(index),
  }));
  return (parameter, asked, from) => {
    // A tier without a value of its own has that of all.
    const values = asked.variant === undefined ? parameter : parameter.variants?.[asked.variant];
    const own = asked.tier !== undefined && ownValueIn(values?.byTier, asked.tier, asked.date) ? asked.tier : undefined;
    return all.find((one) => one.of === parameter && one.variant === asked.variant && one.tier === own && one.from === from)?.name;
  };
  function ownValueIn(byTier: object | undefined, tier: string, date: string): boolean {
    if (byTier === undefined || !Object.hasOwn(byTier, tier)) return false;
    const dated = (byTier as Record<string, unknown>)[tier];
    return (
      ownValue({ ...program, parameters: { it: { type: 'number', value: dated as number } } }, { parameter: 'it' }, date) !== undefined
    );
  }
}

/** Takes places of the partners of rows. */
function ofPartners(builder: PlacesBuilder, partners: Int32Array | readonly number[]): PlaceTaker {
  return { add: (row, place) => builder.add(partners[row] as number, place) };
}

/** The partner of each row; null: a row is a partner. */
function partnersOf({ rows, count }: Snapshot): Int32Array | null {
  const { starts } = rows;
  if (starts === null) return null;
  const partners = new Int32Array(rows.count);
  for (let partner = 0; partner < count; partner += 1) partners.fill(partner, starts[partner] as number, starts[partner + 1] as number);
  return partners;
}

/** A version whose thresholds are columns, and the tests of each of them; null where it is not in columns. */
function planned(compiled: CompiledProgram, { made }: Snapshot, standIn: StandIn, columnOf?: (fact: string) => string): Plan | null {
  const plan = new Plan();
  const { asOf, parametersAsOf = asOf } = made;
  try {
    const isNamed = columnOf === undefined ? {} : { columnOf };
    new TierPlanner(plan, compiled, { day: asOf, parametersOn: parametersAsOf, standIn, ...isNamed }).tracks();
    return plan;
  } catch (error) {
    if (error instanceof NotInColumns) return null;
    throw error;
  }
}

/** SIM-Q3, SIM-Q4: where partners turn along each axis. `withLines`: lines of the bill are asked for. */
export function findPieces(snapshot: Snapshot, compiled: CompiledProgram, axes: readonly Axis[], withLines: boolean): FoundPieces {
  const { program } = compiled;
  const everywhere = newBits(snapshot.count);
  const standIn = standIns(compiled, axes, thresholdDay(snapshot));
  const inColumns = planned(compiled, snapshot, standIn, columnsOfVersion(compiled));
  // Names of columns apart both are the same.
  const asRead = snapshot.asRead.size === 0 ? inColumns : planned(compiled, snapshot, standIn);
  if (inColumns === null || asRead === null) return { pieces: axes.map(({ values }) => everyPiece(values.length)), everywhere };
  const read = new Set([...readByReviews(program), ...(withLines ? readByBenefits(program) : [])]);
  const names = axes.map((_, axis) => nameOf(axis));
  const asReadTests = breakTests(asRead, names);
  const isTold = asReadTests.map((tests, axis) => tests !== null && !read.has((axes[axis] as Axis).threshold.parameter));
  const builders = isTold.map((is) => (is ? new PlacesBuilder(snapshot.count) : null));
  const find = (plan: Plan, source: ColumnSource, partners: Int32Array | readonly number[] | null): void => {
    const tests = plan === asRead ? asReadTests : breakTests(plan, names);
    for (const [axis, builder] of builders.entries())
      if (builder !== null)
        findPlaces(
          plan,
          source,
          tests[axis] ?? [],
          (axes[axis] as Axis).inside,
          partners === null ? builder : ofPartners(builder, partners),
        );
  };
  if (snapshot.asRead.size < snapshot.count) find(inColumns, ofColumns(factColumns(snapshot)), partnersOf(snapshot));
  for (const partner of snapshot.asRead.keys()) setBit(everywhere, partner);
  const others = asReadTests.flatMap((tests) => (tests ?? []).map(({ other }) => other));
  const isAny = snapshot.asRead.size > 0;
  if (isAny && snapshot.made.from === undefined && !dependsOn(asRead, others, (fact) => program.facts?.[fact] === undefined)) {
    const { source, partners } = factsAsRead(compiled, snapshot, false);
    find(asRead, source, partners);
    for (const partner of partners) everywhere[partner >>> 5] = (everywhere[partner >>> 5] as number) & ~(1 << (partner & 31));
  }
  const pieces = axes.map(({ values }, axis) => {
    const builder = builders[axis];
    return builder ? piecesOf(values.length, builder.places()) : everyPiece(values.length);
  });
  return { pieces, everywhere };
}
