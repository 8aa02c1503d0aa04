import type { Status } from '@tierwright/facts';
import type { Tier, Track } from '@tierwright/program';
import type { Context, Group } from './context.ts';
import type { Evaluated } from './evaluated.ts';
import type { Session } from './session.ts';

/** A track, for one of its groups where it is decided by group. */
export interface Ladder {
  track: Track;
  group: Group | null;
}

export interface TierEvaluated {
  tier: Tier;
  context: Context;
  status: Status;
  /** `null` for a tier open to all. */
  qualify: Evaluated | null;
}

export interface Qualification {
  tiers: TierEvaluated[];
  /** Rank of the highest tier that qualifies; -1 for none. */
  rank: number;
}

export const ladderContext = ({ track, group }: Ladder, day: string, parametersAsOf: string, tier: string | null): Context => ({
  day,
  parametersAsOf,
  track: track.id,
  tier,
  group,
  inner: [],
  band: null,
});

export const rankOf = (track: Track, tier: string | null): number => track.tiers.findIndex(({ id }) => id === tier);
export const tierAt = (track: Track, rank: number): string | null => track.tiers[rank]?.id ?? null;

/** ENG-T2: every tier in its own context, and the highest that qualifies. */
export async function qualification(session: Session, ladder: Ladder, day: string, parametersAsOf: string): Promise<Qualification> {
  const tiers = await Promise.all(
    ladder.track.tiers.map(async (tier): Promise<TierEvaluated> => {
      const context = ladderContext(ladder, day, parametersAsOf, tier.id);
      const qualify = tier.qualify ? await session.evaluate(tier.qualify, context) : null;
      return { tier, context, status: qualify?.status ?? 'met', qualify };
    }),
  );
  const met = tiers.map(({ status }) => status === 'met');
  const firstNot = met.indexOf(false);
  const rank = ladder.track.award === 'ladder' && firstNot >= 0 ? firstNot - 1 : met.lastIndexOf(true);
  return { tiers, rank };
}

/** ENG-T1: the status of a track's `appliesTo`. No tier is held yet where it is asked. */
export async function applies(session: Session, track: Track, day: string, parametersAsOf: string): Promise<Evaluated | null> {
  if (!track.appliesTo) return null;
  return session.evaluate(track.appliesTo, ladderContext({ track, group: null }, day, parametersAsOf, null));
}
