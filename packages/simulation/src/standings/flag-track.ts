import type { StatusId } from '../plan/node.ts';
import type { TrackPlan } from '../plan/track-plan.ts';

/** A status as a track of one tier: its place is 0 where it is met, −1 elsewhere. */
export const flagTrack = (status: StatusId): TrackPlan => ({
  track: 'flag',
  group: null,
  applies: null,
  award: 'highest',
  tiers: [{ id: 'met', qualify: status }],
});
