import type { CompiledProgram } from '@tierwright/engine';
import { HeldColumns } from '../held/held-columns.ts';
import { Plan } from '../plan/plan.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { Carrier, type PeriodRows } from './carrier.ts';
import { PlannedTracks } from './planned-tracks.ts';
import { policyOf } from './policy.ts';
import { type RowEvaluator, wasmOver } from './row-evaluator.ts';
import { RowValues } from './row-values.ts';
import { type PeriodNodes, type PlannedDays, placesOf, planVersion, type StandingPlace } from './version-plan.ts';

/** What the rows of a snapshot say under a version. */
export interface VersionRows {
  readonly compiled: CompiledProgram;
  /** Tracks in document order, those with groups once for each. */
  readonly places: readonly StandingPlace[];
  /** One for each place. */
  readonly carriers: readonly Carrier[];
}

/** What is decided of rows, and how. */
export interface Deciding extends PlannedDays {
  readonly evaluator?: RowEvaluator | undefined;
}

interface PlannedRows {
  readonly name: string;
  readonly versions: readonly CompiledProgram[];
  readonly plan: Plan;
  readonly held: HeldColumns;
  /** By version. */
  readonly periods: readonly (readonly PeriodNodes[])[];
  readonly tracks: PlannedTracks;
}

/** By the first of the versions, as planned for the days that were asked for last. */
const planned = new WeakMap<CompiledProgram, PlannedRows>();

/** Shards of a base are asked the same: it is planned once, but where columns of days before are asked for. */
function plannedRows(versions: readonly CompiledProgram[], { evaluator: _, ...days }: Deciding): PlannedRows {
  const [first] = versions;
  const name = JSON.stringify(days);
  const known = first && planned.get(first);
  const isSame = known?.name === name && known.versions.length === versions.length;
  if (isSame && versions.every((one, at) => one === known.versions[at])) return known;
  const plan = new Plan();
  const held = new HeldColumns(days);
  const periods = versions.map((compiled) => planVersion(plan, compiled, days, held));
  const tracks = new PlannedTracks();
  for (const { standings } of periods.flat())
    for (const { qualified, applies, reviews } of standings) {
      tracks.add(qualified);
      if (applies !== null) tracks.add(applies);
      for (const { keep, probation } of reviews) for (const { when } of [...keep, ...probation]) if (when !== null) tracks.add(when);
    }
  const made = { name, versions: [...versions], plan, held, periods, tracks };
  if (first && !versions.some(({ readsOtherDays }) => readsOtherDays)) planned.set(first, made);
  return made;
}

/** Works out the rows of a snapshot under versions, all in one pass. Throws `NotInColumns`. */
export function rowsUnder(snapshot: Snapshot, versions: readonly CompiledProgram[], deciding: Deciding): VersionRows[] {
  const { plan, held, periods, tracks } = plannedRows(versions, deciding);
  const columns = held.in(snapshot);
  const found = tracks.run(plan, columns, wasmOver(columns, deciding.evaluator));
  const values = new RowValues(plan, columns);
  return versions.map((compiled, version): VersionRows => {
    const places = placesOf(compiled);
    const reading = { values, yearStarts: compiled.program.calendar?.yearStarts, flag: found };
    const periodsOf = (place: number): PeriodRows[] =>
      (periods[version] as readonly PeriodNodes[]).flatMap(({ from, standings }) => {
        const nodes = standings[place];
        if (nodes === undefined) return [];
        const { qualified, applies, reviews } = nodes;
        return {
          from,
          qualified: found(qualified),
          applies: applies === null ? null : found(applies),
          policies: reviews.map((review) => policyOf(review, reading)),
        };
      });
    return { compiled, places, carriers: places.map((_, place) => new Carrier(snapshot.rows, periodsOf(place))) };
  });
}
