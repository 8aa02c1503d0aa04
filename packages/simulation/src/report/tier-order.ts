import type { Program, Track } from '@tierwright/program';

/** The tiers of a track in two versions, lowest first. */
export interface OrderedTrack {
  track: string;
  title: string;
  tiers: { tier: string; title: string }[];
}

/** One order for two versions: that of the candidate, with the baseline's own tiers after the tier they follow there. */
function mergeTiers(baseline: Track | undefined, candidate: Track | undefined): OrderedTrack['tiers'] {
  const merged = (candidate?.tiers ?? []).map(({ id, title }) => ({ tier: id, title }));
  let after = -1;
  for (const { id, title } of baseline?.tiers ?? []) {
    const known = merged.findIndex(({ tier }) => tier === id);
    if (known >= 0) after = known;
    else {
      after += 1;
      merged.splice(after, 0, { tier: id, title });
    }
  }
  return merged;
}

/** The tracks and tiers of two versions in one order, so that a move can be called up or down. */
export class TierOrder {
  readonly tracks: readonly OrderedTrack[];
  readonly #ranks = new Map<string, Map<string, number>>();

  constructor(baseline: Pick<Program, 'tracks'>, candidate: Pick<Program, 'tracks'>) {
    const later = candidate.tracks ?? [];
    const gone = (baseline.tracks ?? []).filter(({ id }) => !later.some((track) => track.id === id));
    this.tracks = [...later, ...gone].map(({ id, title }) => {
      const of = (program: Pick<Program, 'tracks'>) => program.tracks?.find((track) => track.id === id);
      return { track: id, title, tiers: mergeTiers(of(baseline), of(candidate)) };
    });
    for (const { track, tiers } of this.tracks) this.#ranks.set(track, new Map(tiers.map(({ tier }, index) => [tier, index + 1])));
  }

  /** The order of several versions, each a candidate for those before it. */
  static of(programs: readonly Pick<Program, 'tracks'>[]): TierOrder {
    return programs.reduce((before: TierOrder, program) => new TierOrder(before.#asProgram(), program), new TierOrder({}, {}));
  }

  #asProgram(): Pick<Program, 'tracks'> {
    return {
      tracks: this.tracks.map(({ track, title, tiers }) => ({ id: track, title, tiers: tiers.map((one) => ({ ...one, id: one.tier })) })),
    };
  }

  /** 0 without a tier, 1 for the lowest. */
  rank(track: string, tier: string | null): number {
    return tier === null ? 0 : (this.#ranks.get(track)?.get(tier) ?? 0);
  }
}
