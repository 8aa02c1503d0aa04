import type { TierState } from '@tierwright/program';
import type { Shown } from '../decision/decision.ts';

/** A value that changes on the day: why, as far as records tell. */
export interface ValueChange {
  fact: string;
  group?: string;
  title: string;
  unit?: string;
  /** The value on the day that was asked about, on the day before it is no longer met, and on that day. */
  now: Shown;
  before: Shown;
  then: Shown;
  /** Ids of records that count on the day that was asked about and no longer then; `last` are those that go on the day itself. */
  left: string[];
  last: string[];
}

/** A threshold that changes on the day. */
export interface ThresholdChange {
  parameter: string;
  title: string;
  from: Shown | Record<string, number>;
  to: Shown | Record<string, number>;
}

/** What is no longer met. */
export interface LapseReason {
  /** The requirement; nothing for a test that stands beside requirements. */
  requirement?: string;
  title: string;
  facts: ValueChange[];
  parameters: ThresholdChange[];
  sentence: string;
}

/** A tier that is held, and what becomes of it while nothing else changes (ENG-V). */
export interface TierLapse {
  track: string;
  trackTitle: string;
  group?: string;
  tier: string;
  tierTitle: string;
  state: TierState;
  /** Whether the tier or a higher one is met on the day that is asked about. */
  isMet: boolean;
  /** The first day on which neither it nor a higher one is met; null where there is none, or it is not met already. */
  unmetOn: string | null;
  /** The first day on which the partner is at risk of losing it; null where that never is, or is already. */
  atRiskOn: string | null;
  /** The first day on which it is no longer held. */
  lostOn: string | null;
  /** What is held then. */
  becomes: string | null;
  /** Whether it is the track that no longer applies. */
  leavesTrack: boolean;
  reasons: LapseReason[];
  sentence: string;
}

/** What becomes of the tiers of a partner while nothing else changes. */
export interface Lapse {
  program: string;
  version: string;
  hash: string;
  engineVersion: string;
  partner: string;
  asOf: string;
  /** The last day that was looked at. */
  through: string;
  /** In document order; in a track by group one for each group that has a tier. */
  tiers: TierLapse[];
  sentence: string;
}
