import type { CompiledProgram } from '@tierwright/engine';
import { toDay } from '@tierwright/facts';
import type { Standings } from '../outcome/version-outcome.ts';
import { NO_DAY, type Snapshot } from '../snapshot/snapshot.ts';
import { type CarriedStates, newStates } from './carried-states.ts';
import { ownersOn } from './owners.ts';
import type { RowEvaluator } from './row-evaluator.ts';
import { standingsOn } from './standings-on.ts';
import { startIn } from './start-states.ts';
import { TierHistory } from './tier-history.ts';
import { rowsUnder, type VersionRows } from './version-rows.ts';

/**
 * What each partner of a snapshot that is not kept as read holds on its day under versions, which are worked out in one
 * pass. Throws `NotInColumns` where a version asks for more than columns have.
 */
export function standingsUnder(snapshot: Snapshot, versions: readonly CompiledProgram[], evaluator?: RowEvaluator): Standings[][] {
  const { asOf, parametersAsOf } = snapshot.made;
  const day = toDay(asOf);
  const first = firstReplayed(snapshot, day);
  const isReplayed = first !== null;
  return rowsUnder(snapshot, versions, { asOf, parametersAsOf, isReplayed, isLastDayAlone: first === null || first >= day, evaluator }).map(
    (rows) => {
      const owners = ownersOn(snapshot, rows, day);
      const histories = rows.places.map(() => (isReplayed && looksBack(rows) ? new TierHistory(day) : null));
      const states = isReplayed ? replayed(snapshot, rows, owners, day, histories) : rows.places.map(() => null);
      return standingsOn(snapshot, rows, day, states, histories);
    },
  );
}

/** The first day after a state of a partner that is decided in columns; null where none has a state before the day, or of it. */
function firstReplayed({ previous, count, asRead }: Snapshot, day: number): number | null {
  let first: number | null = null;
  if (previous === null) return first;
  for (let partner = 0; partner < count; partner += 1) {
    const on = previous.on[partner] as number;
    if (on !== NO_DAY && on <= day && !asRead.has(partner) && (first === null || on + 1 < first)) first = on + 1;
  }
  return first;
}

/** Whether benefits ask for the tier of other days. */
const looksBack = ({ compiled }: VersionRows): boolean => (compiled.program.benefits ?? []).some(({ tierAt }) => tierAt !== undefined);

/** ENG-S: the state of each partner before, carried on to the day in the track that it belongs to. */
function replayed(
  snapshot: Snapshot,
  { compiled, places, carriers }: VersionRows,
  owners: Int16Array,
  day: number,
  histories: readonly (TierHistory | null)[],
): (CarriedStates | null)[] {
  const { previous, count } = snapshot;
  return places.map((place, index) => {
    const carrier = carriers[index];
    if (previous === null || carrier === undefined) return null;
    const track = (compiled.program.tracks ?? []).indexOf(place.track);
    const states = newStates(count);
    const history = histories[index] ?? null;
    const start = startIn(previous, place);
    for (let partner = 0; partner < count; partner += 1) {
      if (owners[partner] !== track) continue;
      start(states, partner);
      const on = states.on[partner] as number;
      if (history !== null && on !== NO_DAY)
        history.start(partner, { tier: states.tier[partner] as number, on, since: previous.since[partner] as number });
      carrier.carry(states, partner, day, history);
    }
    return states;
  });
}
