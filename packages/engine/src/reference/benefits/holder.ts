import type { Benefit, Program, Track } from '@tierwright/program';
import type { Context, Group } from '../context.ts';
import { rankOf, tierAt } from '../qualification.ts';
import type { Reading } from '../reading.ts';
import { headlineRank, type LadderDecided, type TrackDecided } from '../tracks.ts';

/** Who has a benefit: a track's partner, or a group of it, with the tier now and on other days. */
export interface Holder {
  track: Track;
  group: Group | null;
  tier: string | null;
  /** `null` for none, undefined where nobody knows (ENG-B5). */
  tierOn(day: string): string | null | undefined;
}

export type BuiltIns = ReadonlyMap<string, Reading>;

const holderOf = ({ ladder, history }: LadderDecided): Holder => ({
  track: ladder.track,
  group: ladder.group,
  tier: history.now.tier,
  tierOn: history.tierOn,
});

/** The partner as a whole; in a grouped track the headline tier of the day. */
export function headlineHolder({ track, ladders, headline }: TrackDecided): Holder {
  const [only] = ladders;
  if (track.per === undefined && only) return holderOf(only);
  const tierOn = (day: string) => {
    const tiers = ladders.map(({ history }) => history.tierOn(day));
    const ranks = tiers.flatMap((tier) => (tier === undefined ? [] : [rankOf(track, tier)]));
    return ranks.length < tiers.length ? undefined : tierAt(track, headlineRank(track, ranks));
  };
  return { track, group: null, tier: headline.tier, tierOn };
}

export const groupHolders = ({ ladders }: TrackDecided): Holder[] => ladders.map(holderOf);

/** ENG-B1: the decided track that a benefit belongs to. */
export function trackOf(benefit: Benefit, decided: readonly TrackDecided[]): TrackDecided | undefined {
  if (benefit.track !== undefined) return decided.find(({ track }) => track.id === benefit.track);
  const { atLeast } = benefit;
  return atLeast === undefined ? decided[0] : decided.find(({ track }) => rankOf(track, atLeast) >= 0);
}

export const holderContext = ({ track, group, tier }: Holder, day: string, parametersAsOf: string, builtIns: BuiltIns): Context => ({
  day,
  parametersAsOf,
  track: track.id,
  tier,
  group,
  inner: [],
  band: null,
  builtIns,
});

/** The value of a benefit as a literal or the parameter it refers to. */
export const parameterOf = (program: Program, { value }: Benefit) =>
  value !== null && typeof value === 'object' && 'fact' in value ? program.parameters?.[(value as { fact: string }).fact] : undefined;
