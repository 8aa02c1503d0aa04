import { type CompiledProgram, heldPeriod } from '@tierwright/engine';
import { type Day, fromDay, toDay } from '@tierwright/facts';
import type { Column } from '../columns/column.ts';
import { columnOf } from '../columns/column-builder.ts';
import type { FactColumns } from '../columns/partner-columns.ts';
import { Plan } from '../plan/plan.ts';
import { type HeldColumn, TierPlanner } from '../plan/tier-planner.ts';
import type { TrackPlan } from '../plan/track-plan.ts';
import { columnsOfVersion, factColumns } from '../snapshot/fact-columns.ts';
import { type Rows, rowsOf, type Snapshot } from '../snapshot/snapshot.ts';
import { flagTrack } from '../standings/flag-track.ts';
import { type FoundTracks, PlannedTracks } from '../standings/planned-tracks.ts';

/** A span of days in which the parameters of a version stay as they are. */
interface Span {
  readonly from: Day;
  readonly met: TrackPlan;
  readonly missed: TrackPlan;
}

/** A requirement in a tier and a group, and the days over which it is asked for, both inside. */
interface Asked {
  readonly days: 'any' | 'every';
  readonly from: Day;
  readonly through: Day;
  readonly spans: readonly Span[];
}

/** The day that is decided. */
interface DecidedDay {
  readonly asOf: string;
  readonly parametersAsOf?: string | undefined;
}

/**
 * Whether requirements held over days (ENG-D6), as of one day: columns that are worked out from the rows of those days
 * before what reads them.
 */
export class HeldColumns {
  readonly #asOf: string;
  readonly #parametersAsOf: string;
  readonly #plan = new Plan();
  /** By the name of the column. */
  readonly #asked = new Map<string, Asked>();

  constructor({ asOf, parametersAsOf = asOf }: DecidedDay) {
    this.#asOf = asOf;
    this.#parametersAsOf = parametersAsOf;
  }

  /** Gives what a version asks for the names of columns. What is asked for by several, or by several versions, is one column. */
  of(compiled: CompiledProgram): HeldColumn {
    const known = new Map<string, string | null>();
    return (derived, place, trailing) => {
      const key = JSON.stringify([derived, place, trailing]);
      let name = known.get(key);
      if (name === undefined) {
        const period = heldPeriod(this.#asOf, trailing, derived.calendar, compiled.program.calendar?.yearStarts);
        // No day proves nothing.
        name = period === null || period.from > period.through ? null : this.#ask(compiled, derived, place, period);
        known.set(key, name);
      }
      return name;
    };
  }

  #ask(
    compiled: CompiledProgram,
    { held, days }: Parameters<HeldColumn>[0],
    place: Parameters<HeldColumn>[1],
    { from, through }: { from: string; through: string },
  ): string {
    const isFollowing = this.#parametersAsOf === this.#asOf;
    const at = (day: string) => {
      const parametersOn = isFollowing ? day : this.#parametersAsOf;
      const planner = new TierPlanner(this.#plan, compiled, { day, isOneDay: false, parametersOn, columnOf: columnsOfVersion(compiled) });
      return { met: planner.condition({ condition: held }, place), turns: planner.turns };
    };
    const isInside = (day: string) => day >= from && day <= through;
    const changes = [from, ...(isFollowing ? compiled.changes.filter(isInside) : [])];
    const turns = changes.flatMap((day) => [...at(day).turns].flatMap((turn) => [turn, fromDay(toDay(turn) + 1)]));
    const spans = [...new Set([...changes, ...turns.filter(isInside)])].sort().map((day): Span => {
      const { met } = at(day);
      return { from: toDay(day), met: flagTrack(met), missed: flagTrack(this.#plan.status({ op: 'not', part: met })) };
    });
    const asked: Asked = { days, from: toDay(from), through: toDay(through), spans };
    const name = `held ${JSON.stringify(asked)}`;
    this.#asked.set(name, asked);
    return name;
  }

  /** The columns of a snapshot and those that were asked for: the value of the day in the last row of each partner. */
  in(snapshot: Snapshot): FactColumns {
    const columns = factColumns(snapshot);
    if (this.#asked.size === 0) return columns;
    const tracks = new PlannedTracks();
    for (const { spans } of this.#asked.values())
      for (const { met, missed } of spans) {
        tracks.add(met);
        tracks.add(missed);
      }
    const found = tracks.run(this.#plan, columns, null);
    const held = [...this.#asked].map(([name, asked]) => [name, heldIn(snapshot, asked, found)] as const);
    return { ...columns, facts: new Map([...columns.facts, ...held]) };
  }
}

/** A span with what rows say in it: 0 where the requirement decides, and where it does not for sure. */
interface SpanRows {
  readonly from: Day;
  readonly through: Day;
  readonly decides: Int8Array;
  readonly isOtherwise: Int8Array;
}

function heldIn({ rows, count }: Snapshot, { days, from, through, spans }: Asked, foundOf: FoundTracks): Column {
  const found = spans.map(({ from: first, met, missed }, index): SpanRows => {
    const [is, isNot] = [foundOf(met), foundOf(missed)];
    return {
      from: first,
      through: (spans[index + 1]?.from ?? through + 1) - 1,
      decides: days === 'any' ? is : isNot,
      isOtherwise: days === 'any' ? isNot : is,
    };
  });
  const values = new Array<boolean | null>(rows.count).fill(null);
  for (let partner = 0; partner < count; partner += 1) {
    const [first, end] = rowsOf(rows, partner);
    const decided = foldedOver(found, rows, [first, end], [from, through]);
    values[end - 1] = decided === null ? null : decided === (days === 'any');
  }
  return columnOf('flag', values);
}

/** Whether some day decides; null where none does and one is unknown. */
function foldedOver(
  spans: readonly SpanRows[],
  { days }: Rows,
  [first, end]: readonly [number, number],
  [from, through]: readonly [Day, Day],
): boolean | null {
  let isUnknown = false;
  for (let row = first; row < end; row += 1) {
    const begins = row === first ? from : Math.max(from, days[row] as number);
    const ends = row + 1 < end ? Math.min(through, (days[row + 1] as number) - 1) : through;
    for (const span of spans) {
      if (Math.max(begins, span.from) > Math.min(ends, span.through)) continue;
      if (span.decides[row] === 0) return true;
      if (span.isOtherwise[row] !== 0) isUnknown = true;
    }
  }
  return isUnknown ? null : false;
}
