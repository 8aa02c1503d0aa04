import type { Standings } from '../outcome/version-outcome.ts';
import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import { NO_DAY } from '../snapshot/snapshot.ts';

/** Nobody is decided. */
export const emptyStandings = (track: string, group: string | null, count: number): Standings => ({
  track,
  group,
  tier: new Int8Array(count).fill(NOT_DECIDED),
  qualified: new Int8Array(count).fill(NOT_DECIDED),
  state: new Uint8Array(count),
  until: new Int32Array(count).fill(NO_DAY),
  since: new Int32Array(count).fill(NO_DAY),
});

let noDays = new Int32Array();

/** The same where no day is ever written: all of them share the days that there are not. */
export function standingsWithoutDays(track: string, group: string | null, count: number): Standings {
  if (noDays.length !== count) noDays = new Int32Array(count).fill(NO_DAY);
  return {
    track,
    group,
    tier: new Int8Array(count).fill(NOT_DECIDED),
    qualified: new Int8Array(count).fill(NOT_DECIDED),
    state: new Uint8Array(count),
    until: noDays,
    since: noDays,
  };
}
