import type { Day } from '@tierwright/facts';
import type { Standings } from '../outcome/version-outcome.ts';
import { NO_DAY, type Snapshot } from '../snapshot/snapshot.ts';
import { type CarriedStates, HELD, NONE } from './carried-states.ts';
import { emptyStandings } from './empty-standings.ts';
import { headlineOf } from './headline.ts';
import type { VersionRows } from './version-rows.ts';

/** What partners hold on a day: states that were carried on to it; who has none holds the tier that is met (ENG-T4). */
export function standingsOn(
  { count, asRead }: Snapshot,
  { compiled, places, carriers }: VersionRows,
  day: Day,
  states: readonly (CarriedStates | null)[],
): Standings[] {
  return (compiled.program.tracks ?? []).flatMap((track) => {
    const own = places.flatMap((place, index): Standings[] => {
      const carrier = carriers[index];
      if (place.track !== track) return [];
      const standings = emptyStandings(track.id, place.group, count);
      if (carrier === undefined) return [standings];
      const carried = states[index] ?? null;
      for (let partner = 0; partner < count; partner += 1) {
        if (asRead.has(partner) || !carrier.appliesOn(partner, day)) continue;
        const qualified = carrier.qualifiedOn(partner, day);
        standings.qualified[partner] = qualified;
        if (carried !== null && carried.on[partner] !== NO_DAY) {
          standings.tier[partner] = carried.tier[partner] as number;
          standings.state[partner] = carried.state[partner] as number;
          standings.until[partner] = carried.until[partner] as number;
          standings.since[partner] = carried.since[partner] as number;
        } else {
          standings.tier[partner] = qualified;
          standings.state[partner] = qualified < 0 ? NONE : HELD;
        }
      }
      return [standings];
    });
    return track.per === undefined ? own : [headlineOf(track, own, count), ...own];
  });
}
