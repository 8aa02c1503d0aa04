import type { StatusId } from './node.ts';

/** A track of a version at a date, or a group of one, as nodes of a plan. */
export interface TrackPlan {
  readonly track: string;
  readonly group: string | null;
  /** Where it is missed or unknown the track is not decided; null: it applies to all. */
  readonly applies: StatusId | null;
  readonly award: 'highest' | 'ladder';
  /** From the lowest; `qualify` is null where the tier is open to all. */
  readonly tiers: readonly { readonly id: string; readonly qualify: StatusId | null }[];
}
