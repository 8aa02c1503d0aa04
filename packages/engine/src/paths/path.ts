import type { Shown } from '../decision/decision.ts';

/** One thing to be moved. Values as people see them: money in major units. */
export interface PathChange {
  fact: string;
  group?: string;
  /** The word of a set that is to be there, or not. */
  member?: string;
  title: string;
  unit?: string;
  from: Shown;
  to: Shown;
  /** How much more (or, below 0, less) of a number; days of a date. */
  change?: number;
  cost: number;
  /** The last day on which it counts for the next review (ENG-H8). */
  by?: string;
  sentence: string;
}

/** How far one value alone may move before the tier is lost. */
export interface Margin {
  fact: string;
  group?: string;
  member?: string;
  title: string;
  unit?: string;
  actionable: boolean;
  value: Shown;
  /** The last value with which the tier is still met, on the way to `lost`. */
  keeps: Shown;
  /** The nearest value with which it is not. */
  lost: Shown;
  sentence: string;
}

/** What stands in the way of a tier whatever is moved. */
export interface Blocker {
  /** The requirement; nothing for a test that stands beside requirements. */
  requirement?: string;
  title: string;
  /** Facts that it reads and that are unknown. */
  unknown: string[];
  sentence: string;
}

/** What it takes to reach a tier (ENG-H). */
export interface Path {
  program: string;
  version: string;
  hash: string;
  engineVersion: string;
  partner: string;
  asOf: string;
  parametersAsOf?: string;
  track: string;
  trackTitle: string;
  group?: string;
  tier: string;
  tierTitle: string;
  /** The tier held on the day, and the highest whose conditions hold. */
  held: string | null;
  qualified: string | null;
  /** `met`: the tier or a higher one is met already; `path`: by `changes`; `blocked`: not by what can be moved. */
  outcome: 'met' | 'path' | 'blocked';
  sentence: string;
  /** In the units in which the document counts costs; null where it is blocked. */
  cost: number | null;
  changes: PathChange[];
  /** The highest tier that is met after the changes. */
  reaches: string | null;
  /** The day on which the review gives the tier if the changes were there today; null where none of the next ten years does. */
  reachedOn: string | null;
  /** The earliest of the last days of the changes. */
  by?: string;
  margins: Margin[];
  blockers: Blocker[];
}
