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

/** Works out the rows of a snapshot under versions, all in one pass. Throws `NotInColumns`. */
export function rowsUnder(snapshot: Snapshot, versions: readonly CompiledProgram[], deciding: Deciding): VersionRows[] {
  const plan = new Plan();
  const held = new HeldColumns(deciding);
  const planned = versions.map((compiled) => planVersion(plan, compiled, deciding, held));
  const columns = held.in(snapshot);
  const tracks = new PlannedTracks();
  for (const { standings } of planned.flat())
    for (const { qualified, applies, reviews } of standings) {
      tracks.add(qualified);
      if (applies !== null) tracks.add(applies);
      for (const { keep, probation } of reviews) for (const { when } of [...keep, ...probation]) if (when !== null) tracks.add(when);
    }
  tracks.run(plan, columns, wasmOver(columns, deciding.evaluator));
  const values = new RowValues(plan, columns);
  return versions.map((compiled, version): VersionRows => {
    const places = placesOf(compiled);
    const reading = { values, yearStarts: compiled.program.calendar?.yearStarts, flag: tracks.of.bind(tracks) };
    const periodsOf = (place: number): PeriodRows[] =>
      (planned[version] as PeriodNodes[]).flatMap(({ from, standings }) => {
        const nodes = standings[place];
        if (nodes === undefined) return [];
        const { qualified, applies, reviews } = nodes;
        return {
          from,
          qualified: tracks.of(qualified),
          applies: applies === null ? null : tracks.of(applies),
          policies: reviews.map((review) => policyOf(review, reading)),
        };
      });
    return { compiled, places, carriers: places.map((_, place) => new Carrier(snapshot.rows, periodsOf(place))) };
  });
}
