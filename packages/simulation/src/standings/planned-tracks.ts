import type { FactColumns } from '../columns/partner-columns.ts';
import type { Plan } from '../plan/plan.ts';
import type { TrackPlan } from '../plan/track-plan.ts';
import { qualifiedTiers } from '../run/qualified-tiers.ts';
import type { WasmTiers } from '../wasm/wasm-tiers.ts';

const keyOf = ({ applies, award, tiers }: TrackPlan): string => JSON.stringify([applies, award, tiers.map(({ qualify }) => qualify)]);

/** By row the place of the highest tier that is met, of a track that was planned. */
export type FoundTracks = (track: TrackPlan) => Int8Array;

/** Tracks and flags of one or more versions that are worked out in one pass, those that are equal once. */
export class PlannedTracks {
  readonly #tracks: TrackPlan[] = [];
  readonly #places = new Map<string, number>();

  add(track: TrackPlan): void {
    const key = keyOf(track);
    if (!this.#places.has(key)) this.#places.set(key, this.#tracks.push(track) - 1);
  }

  /** Works out all that was added; by WebAssembly where there is any. */
  run(plan: Plan, columns: FactColumns, wasm: WasmTiers | null): FoundTracks {
    const all = wasm === null ? qualifiedTiers(plan, columns, this.#tracks) : wasm.qualified(plan, this.#tracks);
    return (track) => {
      const found = all[this.#places.get(keyOf(track)) ?? -1];
      if (found === undefined) throw new Error(`${track.track} was not planned`);
      return found.tiers;
    };
  }
}
