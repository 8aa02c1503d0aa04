import type { CountedRequirements, Decision, Explanation, Lapse, Path } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Problem } from '@tierwright/program';

/** A partner, the text of a program, and the day that is decided. */
export interface PartnerQuestion {
  readonly text: string;
  readonly partner: PartnerData;
  readonly asOf: string;
}

/** `decide`: what the partner has; `outlook`, which takes longer: the way to the next tiers, and when those that it has are lost. */
export type DecideAsked = { readonly id: number; readonly type: 'decide' | 'outlook' } & PartnerQuestion;

export interface Decided {
  /** With its trace. */
  readonly decision: Decision;
  readonly explanation: Explanation;
  /** What the trace does not hold of the requirements that are counted. */
  readonly counted: readonly CountedRequirements[];
}

export interface Outlook {
  readonly paths: readonly Path[];
  readonly lapse: Lapse | null;
  /** Why a way or a day is not told. */
  readonly problems: readonly Problem[];
}

export type DecideSaid =
  | ({ readonly id: number; readonly type: 'decided' } & Decided)
  | ({ readonly id: number; readonly type: 'outlook' } & Outlook)
  | { readonly id: number; readonly type: 'refused'; readonly of: 'program' | 'partner'; readonly problems: readonly Problem[] };
