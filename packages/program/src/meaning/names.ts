import type { Program } from '../document/schema.ts';
import type { Tier, Track } from '../tracks/schema.ts';

/** Who is found for each item and needs no role. */
export const RESOLVED_ROLES = ['partner', 'distributor', 'accountManager'] as const;

/** The ids that a document's parts refer to each other by, except values and requirements. */
export interface Names {
  requirements: ReadonlySet<string>;
  tracks: ReadonlyMap<string, Track>;
  /** Every tier id of any track, with its tier (of the first track that has it). */
  tiers: ReadonlyMap<string, Tier>;
  roles: ReadonlySet<string>;
  chains: ReadonlySet<string>;
  benefits: ReadonlySet<string>;
  stacking: ReadonlySet<string>;
  bands: ReadonlySet<string>;
}

export function namesOf(program: Program): Names {
  const tracks = new Map<string, Track>();
  const tiers = new Map<string, Tier>();
  for (const track of program.tracks ?? []) {
    if (!tracks.has(track.id)) tracks.set(track.id, track);
    for (const tier of track.tiers) if (!tiers.has(tier.id)) tiers.set(tier.id, tier);
  }
  return {
    requirements: new Set(Object.keys(program.requirements ?? {})),
    tracks,
    tiers,
    roles: new Set(Object.keys(program.roles ?? {})),
    chains: new Set(['review', ...Object.keys(program.approvals ?? {})]),
    benefits: new Set((program.benefits ?? []).map((benefit) => benefit.id)),
    stacking: new Set(Object.keys(program.stacking ?? {})),
    bands: new Set((program.dealRegistration?.bands?.list ?? []).map((band) => band.id)),
  };
}
