import type { TierState } from '@tierwright/program';
import type { Item } from '../machine/item.ts';
import type { Instant } from '../time/instant.ts';

export type MemberState = 'applied' | 'managed' | 'onboarding' | 'active' | 'suspended' | 'ended';

/** How a partner stands in a track, or in a group of it, at the end of a day. Days are `YYYY-MM-DD`. */
export interface Standing {
  readonly on: string;
  readonly tier: string | null;
  readonly state: TierState;
  /** The day the present tier began; null where that is not known. */
  readonly since: string | null;
  /** At risk: the day on which the tier is lost. */
  readonly until: string | null;
  /** A loss was due and waits for these facts, which are not loaded. */
  readonly deferred: readonly string[];
  /** The highest tier held so far, which probations ask for. */
  readonly highest: string | null;
}

/** The standing of the last day that was reviewed, and the one it was reviewed from; null on the first day. */
export interface TrackStanding {
  readonly track: string;
  readonly group: string | null;
  readonly before: Standing | null;
  readonly now: Standing;
}

export interface MilestoneRun {
  readonly id: string;
  readonly state: 'open' | 'passed' | 'missed';
  readonly due: Instant;
}

/** An exception that was granted: a tier that is kept, or a requirement that is waived. Days are `YYYY-MM-DD`, `until` the first outside. */
export interface MemberException {
  readonly id: string;
  readonly effect: 'keepTier' | 'waive';
  /** The tier or the requirement. */
  readonly item: string;
  readonly track: string | null;
  readonly group: string | null;
  readonly reason: string;
  readonly from: string;
  readonly until: string;
  readonly askedBy: string;
  readonly grantedBy: string;
  readonly revokedBy: string | null;
}

/** What a member keeps over a change of version (X1): the tiers it had, or only their benefits, until a day (the first outside). */
export interface Kept {
  /** The row of `transition.members`. */
  readonly row: string;
  readonly title: string;
  readonly keep: 'tier' | 'benefits';
  readonly tiers: readonly { readonly track: string; readonly group: string | null; readonly tier: string }[];
  readonly from: string;
  readonly until: string;
}

/** A partner's membership; its id is the partner's. */
export interface Member extends Item {
  readonly kind: 'member';
  readonly state: MemberState;
  /** What people call the partner. */
  readonly title: string;
  /** The person who applied. */
  readonly submitter: string | null;
  /** The partner type; null while it is not known, or where the program has none. */
  readonly type: string | null;
  readonly phase: string | null;
  /** The onboarding that it went through last; its number is counted up. */
  readonly onboarding: string | null;
  readonly onboardings: number;
  readonly activatedAt: Instant | null;
  /** In the order of tracks and groups in the document. */
  readonly standings: readonly TrackStanding[];
  readonly milestones: readonly MilestoneRun[];
  readonly exceptions: readonly MemberException[];
  readonly kept: Kept | null;
  /** The next day on which its tier, or the relation, is reviewed. */
  readonly reviewOn: string | null;
  /** Why it was suspended or ended. */
  readonly reason: string | null;
}
