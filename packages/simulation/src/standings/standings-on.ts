import type { Day } from '@tierwright/facts';
import type { Standings } from '../outcome/version-outcome.ts';
import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import { NO_DAY, type Snapshot } from '../snapshot/snapshot.ts';
import { type CarriedStates, HELD, NONE } from './carried-states.ts';
import type { PeriodRows } from './carrier.ts';
import { emptyStandings, standingsWithoutDays } from './empty-standings.ts';
import { headlineOf } from './headline.ts';
import type { TierHistory, TierOn } from './tier-history.ts';
import type { VersionRows } from './version-rows.ts';

/** The tier that is met, to all whom a track applies to and who are not kept as read. */
function writeMet({ tier, qualified, state }: Standings, met: PeriodRows, asRead: Iterable<number>): void {
  const { applies } = met;
  for (let partner = 0; partner < tier.length; partner += 1) {
    if (applies !== null && applies[partner] !== 0) continue;
    const place = met.qualified[partner] as number;
    qualified[partner] = place;
    tier[partner] = place;
    state[partner] = place < 0 ? NONE : HELD;
  }
  for (const partner of asRead) {
    qualified[partner] = NOT_DECIDED;
    tier[partner] = NOT_DECIDED;
    state[partner] = NONE;
  }
}

/** What partners hold on a day: states that were carried on to it; who has none holds the tier that is met (ENG-T4). */
export function standingsOn(
  { count, asRead }: Snapshot,
  { compiled, places, carriers }: VersionRows,
  day: Day,
  states: readonly (CarriedStates | null)[],
  histories: readonly (TierHistory | null)[] = [],
): Standings[] {
  return (compiled.program.tracks ?? []).flatMap((track) => {
    const own = places.flatMap((place, index): Standings[] => {
      const carrier = carriers[index];
      if (place.track !== track) return [];
      const carried = states[index] ?? null;
      const met = carried === null ? (carrier?.partnersOn(day) ?? null) : null;
      const isWithoutDays = met !== null && asRead.size === 0;
      const standings = (isWithoutDays ? standingsWithoutDays : emptyStandings)(track.id, place.group, count);
      if (carrier === undefined) return [standings];
      if (met !== null) {
        writeMet(standings, met, asRead.keys());
        return [standings];
      }
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
      const history = histories[index] ?? null;
      const tierOn: TierOn = (partner, on) => history?.tierOn(partner, on, standings.tier[partner] as number);
      return [history === null ? standings : { ...standings, tierOn }];
    });
    return track.per === undefined ? own : [headlineOf(track, own, count), ...own];
  });
}
