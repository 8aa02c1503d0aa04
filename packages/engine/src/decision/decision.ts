import type { DayRange, Status } from '@tierwright/facts';
import type { Then, TierState } from '@tierwright/program';

/** Raised by every fix that changes a stored decision (architecture, rule 4). */
export const ENGINE_VERSION = '1.0.0';

/** A value as people and JSON see it: money in major units, unknown as `null`. */
export type Shown = null | boolean | number | string | readonly string[];
/** Money in the program's currency, or by currency where several occur. */
export type ShownMoney = number | Record<string, number>;

export interface TrackDecision {
  track: string;
  title: string;
  /** Present on the entries of a grouped track, after the headline entry. */
  group?: string;
  /** The tier held; without a previous state it is the one that qualifies. */
  tier: string | null;
  /** The highest tier whose conditions hold on the day, whatever the review says. */
  qualified: string | null;
  state: TierState;
  /** atRisk: the day on which the tier is lost. */
  until?: string;
  /** The day the present tier began, where the history shows it. */
  since?: string;
  /** A demotion was due and waits because a feed is not loaded; these facts are missing. */
  deferred?: string[];
}

export interface BenefitDecision {
  benefit: string;
  title: string;
  kind: string;
  granted: boolean;
  /** The value of the partner's tier; by group where the benefit is. Null where it is not granted or not known. */
  value: Shown | Record<string, Shown>;
  unit?: 'percent' | 'money' | 'count';
  amount?: ShownMoney | null;
  every?: string;
}

export interface StackDecision {
  stack: string;
  title: string;
  value: number | null | Record<string, number | null>;
  /** Where only some groups have a grouped benefit: the percentage of all other groups. */
  others?: number;
  amount?: ShownMoney | null;
}

export interface DealDecision {
  then: Then;
  /** The rule, `otherwise`, `conflict.<check>`, `notEligible` or `couldNotCheck`. */
  by: string;
  title?: string;
  /** Chains in the order in which they are asked. */
  chains: string[];
  place: number;
  band?: string | null;
  /** Percent for the first place, before the tier's benefit. */
  registered: number | null;
  percent: number | null;
  /** First day without protection, if it were approved on the day. */
  protectedUntil: string | null;
}

export interface ExceptionApplied {
  id: string;
  effect: 'keepTier' | 'waive';
  item: string;
  reason: string;
  until: string | null;
  applied: boolean;
  why?: string;
}

export interface Decision {
  program: string;
  version: string;
  hash: string;
  engineVersion: string;
  asOf: string;
  parametersAsOf?: string;
  partner: string;
  tracks: TrackDecision[];
  benefits: BenefitDecision[];
  stacking: StackDecision[];
  deal?: DealDecision;
  exceptions?: ExceptionApplied[];
  trace?: Trace;
}

export interface FactTrace {
  fact: string;
  group?: string;
  title: string;
  type: string;
  unit?: string;
  value: Shown;
  /** A lower bound was decided with; the value is at most this. */
  atMost?: number;
  given?: true;
  notLoaded?: true;
  windows?: DayRange[];
  records?: { ids: string[]; total: number };
}

/** Where a threshold came from. */
export interface ParameterTrace {
  parameter: string;
  tier?: string;
  value: Shown | Record<string, number>;
  /** First day of the value. */
  from?: string;
  variant?: string;
}

export type ConditionTrace =
  | { all: ConditionTrace[]; status: Status }
  | { any: ConditionTrace[]; status: Status }
  | { not: ConditionTrace; status: Status }
  | { requirement: string; title: string; status: Status; when: ConditionTrace; waived?: string }
  | LeafTrace;

export interface LeafTrace {
  fact: string;
  operator: string;
  measured: Shown;
  /** The literal, or the value of the parameter or fact on the right. */
  threshold: Shown;
  /** The id on the right where it is not a literal. */
  of?: string;
  status: Status;
  /** How much is missing, in the fact's unit, for numeric comparisons that are missed. */
  shortfall?: number;
}

export interface TierTrace {
  tier: string;
  title: string;
  status: Status;
  /** Innermost requirements that do not hold, in document order. */
  missed: string[];
  /** Facts, parameters and derived values that were read and are unknown. */
  unknown: string[];
  parameters: ParameterTrace[];
  /** Derived values in this tier's context. */
  derived: FactTrace[];
  qualify: ConditionTrace | null;
}

export interface TrackTrace {
  track: string;
  group?: string;
  tiers: TierTrace[];
}

export interface Trace {
  facts: FactTrace[];
  applies: { track: string; status: Status; when: ConditionTrace | null }[];
  tracks: TrackTrace[];
}
