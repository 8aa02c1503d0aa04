import type { OrderedTrack, TierOrder } from './tier-order.ts';

/** The moves between the tiers of a track: a cell for each pair that occurs, from the highest tier down; `null` is no tier. */
export interface TrackMoves {
  track: string;
  title: string;
  /** Counted by group (one partner counts once for each of its groups), beside the headline tiers. */
  byGroup: boolean;
  /** Lowest first. */
  tiers: { tier: string; title: string; before: number; after: number }[];
  noTier: { before: number; after: number };
  moves: { from: string | null; to: string | null; partners: number }[];
}

type Cells = Readonly<Record<string, number>>;

function trackMoves({ track, title, tiers }: OrderedTrack, order: TierOrder, cells: Cells, byGroup: boolean): TrackMoves {
  const rank = (tier: string | null) => order.rank(track, tier);
  const moves = Object.entries(cells).map(([cell, partners]) => {
    const [from = '', to = ''] = cell.split('>');
    return { from: from || null, to: to || null, partners };
  });
  moves.sort((a, b) => rank(b.from) - rank(a.from) || rank(b.to) - rank(a.to));
  const sum = (side: 'from' | 'to', tier: string | null) =>
    moves.filter((move) => move[side] === tier).reduce((total, { partners }) => total + partners, 0);
  const counts = (tier: string | null) => ({ before: sum('from', tier), after: sum('to', tier) });
  return { track, title, byGroup, tiers: tiers.map((one) => ({ ...one, ...counts(one.tier) })), noTier: counts(null), moves };
}

/** The matrix of each track that any partner is in. */
export function allTrackMoves(matrices: Readonly<Record<string, Cells>>, order: TierOrder): TrackMoves[] {
  return order.tracks.flatMap((track) => {
    const headline = matrices[track.track];
    const groups = matrices[`${track.track}/`];
    return [...(headline ? [trackMoves(track, order, headline, false)] : []), ...(groups ? [trackMoves(track, order, groups, true)] : [])];
  });
}
