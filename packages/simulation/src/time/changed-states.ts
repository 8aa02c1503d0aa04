import { NO_DAY } from '../snapshot/snapshot.ts';
import { type CarriedStates, newStates } from '../standings/carried-states.ts';
import type { StandingPlace } from '../standings/version-plan.ts';
import type { VersionRows } from '../standings/version-rows.ts';

/** The places of one track's tiers in another, by place + 1; −1 where it has no such tier, or is none. */
const placesIn = (from: StandingPlace, to: StandingPlace): Int8Array =>
  Int8Array.from([-1, ...from.track.tiers.map(({ id }) => to.track.tiers.findIndex((tier) => tier.id === id))]);

/** States as another version takes them over: those in tracks, groups and tiers that it has too. */
export function changedStates(before: VersionRows, states: readonly CarriedStates[], after: VersionRows, count: number): CarriedStates[] {
  return after.places.map((place) => {
    const at = before.places.findIndex(({ track, group }) => track.id === place.track.id && group === place.group);
    const [from, own] = [before.places[at], states[at]];
    return from === undefined || own === undefined ? newStates(count) : taken(own, placesIn(from, place), count);
  });
}

function taken(own: CarriedStates, places: Int8Array, count: number): CarriedStates {
  const next = newStates(count);
  for (let partner = 0; partner < count; partner += 1) {
    const held = own.tier[partner] as number;
    const tier = places[held + 1] as number;
    if (own.on[partner] === NO_DAY || (held >= 0 && tier < 0)) continue;
    next.on[partner] = own.on[partner] as number;
    next.tier[partner] = tier;
    next.state[partner] = own.state[partner] as number;
    next.since[partner] = own.since[partner] as number;
    next.until[partner] = own.until[partner] as number;
    next.highest[partner] = Math.max(tier, places[(own.highest[partner] as number) + 1] as number);
  }
  return next;
}
