import { type CompiledProgram, readPartner, TierEvaluator } from '@tierwright/engine';
import { toDay } from '@tierwright/facts';
import { keptUntil, LifecycleProgram } from '@tierwright/lifecycle';
import type { Track, TransitionMember } from '@tierwright/program';
import { factsOn } from '../../benefits/facts-on.ts';
import { hasBit } from '../../columns/bits.ts';
import { valueAt } from '../../columns/column.ts';
import { HeldColumns } from '../../held/held-columns.ts';
import { Plan } from '../../plan/plan.ts';
import { TierPlanner } from '../../plan/tier-planner.ts';
import { BLOCK } from '../../run/block.ts';
import { BlockRunner } from '../../run/block-runner.ts';
import { columnsOfVersion } from '../../snapshot/fact-columns.ts';
import { columnAt, factReader, otherDaysIn } from '../../snapshot/facts-at.ts';
import { rowsOnDay } from '../../snapshot/rows-on-day.ts';
import { rowsOf, type Snapshot } from '../../snapshot/snapshot.ts';
import { canPlan } from '../../standings/can-plan.ts';
import type { Hold } from './hold.ts';
import { withTracks } from './one-track.ts';

const JOINED = 'partner.joinedOn';

/** Which row is the first that fits a partner; nothing where none does. */
type FirstRow = (index: number) => number | undefined;

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Rows as tracks of one tier: what is met is what fits. A row without condition fits everybody. */
const asTracks = (rows: readonly TransitionMember[]) => (): Track[] =>
  rows.map(({ id, title, when }) => ({ id, title, tiers: [{ id: 'fits', title, ...(when === undefined ? {} : { qualify: when }) }] }));

/** Of partners one after the other, block by block: a block is worked out when somebody of it is asked for. */
function firstInColumns(snapshot: Snapshot, tracks: CompiledProgram): FirstRow {
  const { asOf } = snapshot.made;
  const plan = new Plan();
  const held = new HeldColumns({ asOf });
  const rows = new TierPlanner(plan, tracks, { day: asOf, columnOf: columnsOfVersion(tracks), held: held.of(tracks) }).tracks();
  const runner = new BlockRunner(plan, factsOn(snapshot, rowsOnDay(snapshot.rows, toDay(asOf)), held.in(snapshot)));
  let from = -1;
  return (index) => {
    const at = index % BLOCK;
    if (index - at !== from) {
      from = index - at;
      runner.enter(from);
    }
    const found = rows.findIndex(({ tiers: [fits] }) => !fits || fits.qualify === null || hasBit(runner.status(fits.qualify).met, at));
    return found < 0 ? undefined : found;
  };
}

function firstInRows(snapshot: Snapshot, tracks: CompiledProgram): FirstRow {
  const evaluator = new TierEvaluator(tracks, snapshot.made.asOf, otherDaysIn(snapshot, tracks));
  const factsAt = factReader(snapshot, tracks);
  return (index) => {
    const found = evaluator.met(factsAt(index)).findIndex(({ met }) => met[0] === true);
    return found < 0 ? undefined : found;
  };
}

/** The first row that fits a partner, and when it joined. */
interface Fitting {
  readonly row: TransitionMember | undefined;
  readonly joinedOn: string | null;
}

/** Reads of partners in columns, and of those kept as read, which row of `transition.members` fits them first. */
function fittingIn(snapshot: Snapshot, compiled: CompiledProgram, rows: readonly TransitionMember[]): (index: number) => Fitting {
  const { asRead, made } = snapshot;
  const { asOf } = made;
  const tracks = withTracks(compiled, 'transition', asTracks(rows));
  const first = (canPlan(tracks, false) ? firstInColumns : firstInRows)(snapshot, tracks);
  const joined = compiled.program.facts?.[JOINED] === undefined ? undefined : columnAt(snapshot, tracks, JOINED);
  return (index) => {
    const partner = asRead.get(index);
    if (!partner) {
      const row = rows[first(index) ?? -1];
      return { row, joinedOn: joined === undefined ? null : asText(valueAt(joined, rowsOf(snapshot.rows, index)[1] - 1)) };
    }
    const read = readPartner(compiled, partner, { asOf });
    if (!read.ok) return { row: undefined, joinedOn: null };
    const reading = read.value.about({});
    const row = rows.find(({ when }) => when === undefined || reading.status(when) === 'met');
    return { row, joinedOn: asText(reading.value(JOINED)) };
  };
}

/** X1: what the first fitting row keeps of a partner’s tiers; nothing where it keeps none, or it is not known until when. */
export function rowsThatKeep(snapshot: Snapshot, compiled: CompiledProgram): (index: number) => Hold | undefined {
  const rows = compiled.program.transition?.members ?? [];
  if (!rows.some(({ keep }) => keep === 'tier')) return () => undefined;
  const fitting = fittingIn(snapshot, compiled, rows);
  const { baseCalendar: calendar } = new LifecycleProgram(compiled);
  const effective = snapshot.made.asOf;
  // Few rows, and few days of joining.
  const known = new Map<TransitionMember, Map<string | null, Hold | undefined>>();
  const holdOf = (row: TransitionMember, joinedOn: string | null): Hold | undefined => {
    const until = keptUntil(row, { effective, joinedOn: () => joinedOn, calendar });
    return until === null || until <= effective ? undefined : { by: 'keep', row: row.id, until };
  };
  return (index) => {
    const { row, joinedOn } = fitting(index);
    if (row?.keep !== 'tier') return undefined;
    let holds = known.get(row);
    if (holds === undefined) {
      holds = new Map();
      known.set(row, holds);
    }
    if (!holds.has(joinedOn)) holds.set(joinedOn, holdOf(row, joinedOn));
    return holds.get(joinedOn);
  };
}
