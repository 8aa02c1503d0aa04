import type { Day } from '../dates/day.ts';

/** A granted exception: `item` is a tier (keepTier) or a requirement (waive). */
export interface PartnerException {
  id: string;
  item: string;
  track: string | null;
  group: string | null;
  effect: 'keepTier' | 'waive';
  reason: string | null;
  from: Day | null;
  /** First day outside; null is open. */
  until: Day | null;
  askedBy: string | null;
  grantedBy: string | null;
  /** The day it was recorded; null where nothing says so. */
  recordedOn: Day | null;
  /** Null, or why it does not apply whatever the day: nobody grants an exception to themselves. */
  refused: 'grantedByAsker' | null;
}
