import { type CarriedState, type CompiledProgram, carryTracks, startStates, type TrackDecision } from '@tierwright/engine';
import type { PartnerData, PreparedPartner } from '@tierwright/facts';
import type { SnapshotMaking } from '../snapshot/snapshot.ts';

/** Carries the states of partners that are kept as read from day to day, one partner after the other. */
export class AsReadStates {
  readonly #partner: PartnerData;
  readonly #days: Pick<SnapshotMaking, 'parametersAsOf' | 'asKnownOn'>;
  #compiled: CompiledProgram;
  #prepared: PreparedPartner;
  #states: readonly CarriedState[];

  /** The state before belongs to a track of the version on the first day. */
  constructor(
    compiled: CompiledProgram,
    partner: PartnerData,
    { from, parametersAsOf, asKnownOn }: SnapshotMaking & { readonly from: string },
  ) {
    this.#partner = partner;
    this.#days = { ...(parametersAsOf !== undefined && { parametersAsOf }), ...(asKnownOn !== undefined && { asKnownOn }) };
    this.#compiled = compiled;
    this.#prepared = this.#prepare();
    this.#states = startStates(compiled, this.#prepared, { ...this.#days, through: from });
  }

  #prepare(): PreparedPartner {
    const prepared = this.#compiled.facts.prepare(this.#partner, { extra: 'ignore' });
    // Who cannot be decided is not taken into a snapshot.
    if (!prepared.ok) throw new Error(`partner ${this.#partner.id} cannot be read`);
    return prepared.value;
  }

  /** The tier that the partner is known to have held on a day, in each group of a track or in a track, and the one here. */
  compared(tracks: readonly TrackDecision[]): readonly { readonly key: string; readonly real: string; readonly here: string }[] {
    const { previous } = this.#partner;
    if (previous === undefined) return [];
    const { groups, tier = null } = previous;
    const declared = this.#compiled.program.tracks ?? [];
    const owner = declared.find(({ id, per, tiers }) => {
      const isOwn = groups ? per !== undefined : tier === null || (per === undefined && tiers.some((one) => one.id === tier));
      return isOwn && tracks.some(({ track }) => track === id);
    });
    const isTier = (id: string | null | undefined): id is string => owner?.tiers.some((one) => one.id === id) === true;
    return tracks
      .filter(({ track, group }) => track === owner?.id && (group === undefined) === (owner?.per === undefined))
      .map(({ track, group, tier: held }) => {
        const known = previous.state === 'removed' ? null : group === undefined || !groups ? tier : groups[group];
        return { key: group === undefined ? track : `${track}/`, real: isTier(known) ? known : '', here: held ?? '' };
      });
  }

  /** The day on which the tier that the partner really held is known. */
  get knownOn(): string | undefined {
    return this.#partner.previous?.on;
  }

  /** What the partner holds on a day; states go on from the one looked at before, from a day after it on. */
  through(day: string, from: string): readonly TrackDecision[] {
    const { states, tracks } = carryTracks(this.#compiled, this.#prepared, this.#states, { ...this.#days, from, through: day });
    this.#states = states;
    return tracks;
  }

  /** Another version is in force: states in tracks and tiers that it has too go on. */
  change(compiled: CompiledProgram): void {
    const before = this.#compiled.program.tracks ?? [];
    this.#states = this.#states.flatMap((state): CarriedState[] => {
      const from = before.find(({ id }) => id === state.track);
      const to = compiled.program.tracks?.find(({ id }) => id === state.track);
      if (from === undefined || to === undefined) return [];
      const placeOf = (tier: number): number => to.tiers.findIndex(({ id }) => id === from.tiers[tier]?.id);
      const { held } = state;
      const tier = placeOf(held.tier);
      if (held.tier >= 0 && tier < 0) return [];
      return [{ ...state, held: { ...held, tier, highest: Math.max(tier, placeOf(held.highest)) } }];
    });
    this.#compiled = compiled;
    this.#prepared = this.#prepare();
  }
}
