import type { Day } from '@tierwright/facts';
import { hasBit } from '../columns/bits.ts';
import { NO_DAY, type Snapshot } from '../snapshot/snapshot.ts';
import type { VersionRows } from './version-rows.ts';

/** No track. */
const NOBODY = -1;

/** The place among the tracks of a version of the one that a partner's state before belongs to on a day (ENG-S12), or `NOBODY`. */
export function ownersIn({ previous }: Snapshot, { compiled, places, carriers }: VersionRows): (partner: number, day: Day) => number {
  if (previous === null) return () => NOBODY;
  const tracks = compiled.program.tracks ?? [];
  const { tier } = previous;
  const words = tier.kind === 'word' ? tier.words : [];
  const hasTier = tracks.map(({ tiers }) => words.map((word) => tiers.some(({ id }) => id === word)));
  // Whether a track applies is the same in each of its groups.
  const first = tracks.map((track) => carriers[places.findIndex((place) => place.track === track)]);
  return (partner, day) => {
    const isByGroup = hasBit(previous.isByGroup, partner);
    const isWithout = tier.kind !== 'word' || (tier.known !== null && !hasBit(tier.known, partner));
    const word = tier.kind === 'word' ? (tier.codes[partner] as number) : 0;
    return tracks.findIndex((track, index) => {
      const isOwn = isByGroup ? track.per !== undefined : isWithout || (track.per === undefined && hasTier[index]?.[word] === true);
      return isOwn && first[index]?.appliesOn(partner, day) === true;
    });
  };
}

/** The same of all partners that are decided in columns and whose state before is not after the day. */
export function ownersOn(snapshot: Snapshot, rows: VersionRows, day: Day): Int16Array {
  const { previous, count, asRead } = snapshot;
  const owners = new Int16Array(count).fill(NOBODY);
  if (previous === null) return owners;
  const ownerOf = ownersIn(snapshot, rows);
  for (let partner = 0; partner < count; partner += 1) {
    const on = previous.on[partner] as number;
    if (on !== NO_DAY && on <= day && !asRead.has(partner)) owners[partner] = ownerOf(partner, day);
  }
  return owners;
}
