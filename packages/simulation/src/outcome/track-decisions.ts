import type { TrackDecision } from '@tierwright/engine';
import { fromDay } from '@tierwright/facts';
import type { Program } from '@tierwright/program';
import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import { NO_DAY } from '../snapshot/snapshot.ts';
import { STATES, type Standings } from './version-outcome.ts';

/** What a partner holds in the tracks that are decided for it, as a decision tells it. */
export function trackDecisionsAt({ tracks = [] }: Program, standings: readonly Standings[], index: number): TrackDecision[] {
  return standings.flatMap(({ track: id, group, tier, qualified, state, until, since }): TrackDecision[] => {
    const track = tracks.find((one) => one.id === id);
    const held = tier[index] as number;
    if (track === undefined || held === NOT_DECIDED) return [];
    const tierAt = (place: number): string | null => track.tiers[place]?.id ?? null;
    const [ends, began] = [until[index] as number, since[index] as number];
    return [
      {
        track: id,
        title: track.title,
        ...(group === null ? {} : { group }),
        tier: tierAt(held),
        qualified: tierAt(qualified[index] as number),
        state: STATES[state[index] as number] ?? 'none',
        ...(ends === NO_DAY ? {} : { until: fromDay(ends) }),
        ...(began === NO_DAY ? {} : { since: fromDay(began) }),
      },
    ];
  });
}
