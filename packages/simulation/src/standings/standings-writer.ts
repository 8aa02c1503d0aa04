import type { CompiledProgram, TrackDecision } from '@tierwright/engine';
import { toDay } from '@tierwright/facts';
import type { Track } from '@tierwright/program';
import { STATES, type Standings } from '../outcome/version-outcome.ts';
import { NO_DAY } from '../snapshot/snapshot.ts';

const dayOf = (day: string | undefined): number => (day === undefined ? NO_DAY : toDay(day));

/** Writes what decisions say into standings. */
export class StandingsWriter {
  readonly #tracks: ReadonlyMap<string, Track>;
  readonly #standings: ReadonlyMap<string, Standings>;

  constructor({ program }: CompiledProgram, standings: readonly Standings[]) {
    this.#tracks = new Map((program.tracks ?? []).map((track) => [track.id, track]));
    this.#standings = new Map(standings.map((one) => [JSON.stringify([one.track, one.group]), one]));
  }

  set(index: number, { track, group, tier, qualified, state, until, since }: TrackDecision): void {
    const standings = this.#standings.get(JSON.stringify([track, group ?? null]));
    const tiers = this.#tracks.get(track)?.tiers;
    if (!standings || !tiers) throw new Error(`${track} is no track of the version`);
    const place = (wanted: string | null) => tiers.findIndex(({ id }) => id === wanted);
    standings.tier[index] = place(tier);
    standings.qualified[index] = place(qualified);
    standings.state[index] = STATES.indexOf(state);
    standings.until[index] = dayOf(until);
    standings.since[index] = dayOf(since);
  }
}
