import { hasBit } from '../columns/bits.ts';
import type { Column } from '../columns/column.ts';
import type { PreviousStates } from '../snapshot/snapshot.ts';
import { AT_RISK, type CarriedStates, HELD, NONE, REMOVED } from './carried-states.ts';
import type { StandingPlace } from './version-plan.ts';

/** The places of tiers that a column names, −1 where it names none of the track, for each of its words. */
type PlaceOf = (partner: number) => number;

function placeIn(column: Column | undefined, { track }: StandingPlace): PlaceOf {
  if (column?.kind !== 'word') return () => -1;
  const { codes, known, words } = column;
  const places = Int8Array.from(words, (word) => track.tiers.findIndex(({ id }) => id === word));
  return (partner) => (known === null || hasBit(known, partner) ? (places[codes[partner] as number] as number) : -1);
}

/** The tier that the state before of a partner has in a place that it belongs to, −1 for none. */
export function tierBefore(previous: PreviousStates, place: StandingPlace): PlaceOf {
  const alone = placeIn(previous.tier, place);
  const inGroup = place.group === null ? alone : placeIn(previous.groups.get(place.group), place);
  return (partner) => {
    if (previous.state[partner] === REMOVED) return -1;
    return (place.group !== null && hasBit(previous.isByGroup, partner) ? inGroup : alone)(partner);
  };
}

/** Puts the state before of a partner into states of a place that it belongs to (ENG-S12). */
export function startIn(previous: PreviousStates, place: StandingPlace): (states: CarriedStates, partner: number) => void {
  const tierOf = tierBefore(previous, place);
  return (states, partner) => {
    const state = previous.state[partner] as number;
    const tier = tierOf(partner);
    states.on[partner] = previous.on[partner] as number;
    states.tier[partner] = tier;
    states.highest[partner] = tier;
    if (tier < 0) {
      states.state[partner] = state === REMOVED ? REMOVED : NONE;
      return;
    }
    states.state[partner] = state === AT_RISK ? AT_RISK : HELD;
    states.since[partner] = previous.since[partner] as number;
    if (state === AT_RISK) states.until[partner] = previous.until[partner] as number;
  };
}
