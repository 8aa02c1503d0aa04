import { type CompiledProgram, readPartner, TierEvaluator } from '@tierwright/engine';
import { toDay } from '@tierwright/facts';
import { keptUntil, LifecycleProgram } from '@tierwright/lifecycle';
import type { Track, TransitionMember } from '@tierwright/program';
import { factsOn } from '../../benefits/facts-on.ts';
import { type Bits, hasBit } from '../../columns/bits.ts';
import { valueAt } from '../../columns/column.ts';
import { HeldColumns } from '../../held/held-columns.ts';
import { Plan } from '../../plan/plan.ts';
import { TierPlanner } from '../../plan/tier-planner.ts';
import { BlockRunner } from '../../run/block-runner.ts';
import { columnsOfVersion } from '../../snapshot/fact-columns.ts';
import { columnAt, factReader, otherDaysIn } from '../../snapshot/facts-at.ts';
import { rowsOnDay } from '../../snapshot/rows-on-day.ts';
import { rowsOf, type Snapshot } from '../../snapshot/snapshot.ts';
import { canPlan } from '../../standings/can-plan.ts';
import type { Hold } from './hold.ts';
import { withTracks } from './one-track.ts';

const JOINED = 'partner.joinedOn';

/** Which row is the first that fits each of some partners; nothing where none does. */
type FirstRows = (snapshot: Snapshot, tracks: CompiledProgram, partners: readonly number[]) => readonly (number | undefined)[];

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Rows as tracks of one tier: what is met is what fits. A row without condition fits everybody. */
const asTracks = (rows: readonly TransitionMember[]) => (): Track[] =>
  rows.map(({ id, title, when }) => ({ id, title, tiers: [{ id: 'fits', title, ...(when === undefined ? {} : { qualify: when }) }] }));

/** The facts of those partners alone are looked at. */
const firstInColumns: FirstRows = (snapshot, tracks, partners) => {
  const { asOf } = snapshot.made;
  const plan = new Plan();
  const held = new HeldColumns({ asOf });
  const rows = new TierPlanner(plan, tracks, { day: asOf, columnOf: columnsOfVersion(tracks), held: held.of(tracks) }).tracks();
  const rowsOfAll = rowsOnDay(snapshot.rows, toDay(asOf));
  const rowAt = Int32Array.from(partners, (partner) => (rowsOfAll === null ? partner : (rowsOfAll[partner] as number)));
  const runner = new BlockRunner(plan, { ...factsOn(snapshot, rowAt, held.in(snapshot)), count: partners.length });
  const found: (number | undefined)[] = new Array(partners.length).fill(undefined);
  for (let from = 0; from < runner.total; from += runner.room) {
    runner.enter(from);
    const fits = rows.map(({ tiers: [tier] }) => (!tier || tier.qualify === null ? null : runner.status(tier.qualify).met));
    // The first row is written last.
    for (let row = fits.length - 1; row >= 0; row -= 1) putFitting(fits[row] ?? null, row, from, runner.count, found);
  }
  return found;
};

/** Writes a row for those of a block whom it fits; null: it fits everybody. */
function putFitting(met: Bits | null, row: number, from: number, count: number, found: (number | undefined)[]): void {
  for (let at = 0; at < count; at += 1) if (met === null || hasBit(met, at)) found[from + at] = row;
}

const firstInRows: FirstRows = (snapshot, tracks, partners) => {
  const evaluator = new TierEvaluator(tracks, snapshot.made.asOf, otherDaysIn(snapshot, tracks));
  const factsAt = factReader(snapshot, tracks);
  return partners.map((index) => {
    const found = evaluator.met(factsAt(index)).findIndex(({ met }) => met[0] === true);
    return found < 0 ? undefined : found;
  });
};

/** The first row that fits a partner, and when it joined. */
interface Fitting {
  readonly row: TransitionMember | undefined;
  readonly joinedOn: string | null;
}

/** Reads of partners in columns, and of those kept as read, which row of `transition.members` fits them first. */
function fittingIn(
  snapshot: Snapshot,
  compiled: CompiledProgram,
  rows: readonly TransitionMember[],
  partners: readonly number[],
): readonly Fitting[] {
  const { asRead, made } = snapshot;
  const { asOf } = made;
  const tracks = withTracks(compiled, 'transition', asTracks(rows));
  const first = (canPlan(tracks, false) ? firstInColumns : firstInRows)(snapshot, tracks, partners);
  const joined = compiled.program.facts?.[JOINED] === undefined ? undefined : columnAt(snapshot, tracks, JOINED);
  return partners.map((index, at) => {
    const partner = asRead.get(index);
    if (!partner) {
      const row = rows[first[at] ?? -1];
      return { row, joinedOn: joined === undefined ? null : asText(valueAt(joined, rowsOf(snapshot.rows, index)[1] - 1)) };
    }
    const read = readPartner(compiled, partner, { asOf });
    if (!read.ok) return { row: undefined, joinedOn: null };
    const reading = read.value.about({});
    const row = rows.find(({ when }) => when === undefined || reading.status(when) === 'met');
    return { row, joinedOn: asText(reading.value(JOINED)) };
  });
}

/** X1: what the first fitting row keeps of the tiers of some partners; nothing where it keeps none, or it is not known until when. */
export function rowsThatKeep(snapshot: Snapshot, compiled: CompiledProgram, partners: readonly number[]): readonly (Hold | undefined)[] {
  const rows = compiled.program.transition?.members ?? [];
  if (!rows.some(({ keep }) => keep === 'tier')) return [];
  const { baseCalendar: calendar } = new LifecycleProgram(compiled);
  const effective = snapshot.made.asOf;
  // Few rows, and few days of joining.
  const known = new Map<TransitionMember, Map<string | null, Hold | undefined>>();
  const holdOf = (row: TransitionMember, joinedOn: string | null): Hold | undefined => {
    const until = keptUntil(row, { effective, joinedOn: () => joinedOn, calendar });
    return until === null || until <= effective ? undefined : { by: 'keep', row: row.id, until };
  };
  return fittingIn(snapshot, compiled, rows, partners).map(({ row, joinedOn }) => {
    if (row?.keep !== 'tier') return undefined;
    let holds = known.get(row);
    if (holds === undefined) {
      holds = new Map();
      known.set(row, holds);
    }
    if (!holds.has(joinedOn)) holds.set(joinedOn, holdOf(row, joinedOn));
    return holds.get(joinedOn);
  });
}
