import type { Problem } from '@tierwright/program';
import type { ImpactReport } from '@tierwright/simulation';

/** What a draft is compared with: the version in force, the one that it was made from, or one that gives nobody anything. */
export type Baseline =
  | { readonly kind: 'live' | 'earlier'; readonly version: string; readonly hash: string; readonly text: string }
  | { readonly kind: 'none' };

/** A report, and the texts that it is about. */
export interface Reported {
  readonly report: ImpactReport;
  /** Of the edition that it is about. */
  readonly number: number;
  readonly baseline: string;
  readonly candidate: string;
  /** From the change to the report, in milliseconds. */
  readonly took: number;
  /** Of that, the deciding of partners alone. */
  readonly deciding: number;
}

/** What the page knows of the impact of a draft. */
export interface ImpactState {
  readonly phase: 'idle' | 'loading' | 'ready' | 'failed';
  /** Why the base could not be had. */
  readonly error: unknown;
  readonly baseline: Baseline | null;
  /** Partners of the base; bytes that are read while it comes. */
  readonly partners: number | null;
  readonly bytes: number;
  /** The last report; of an earlier text where `number` is not that of the edition. */
  readonly reported: Reported | null;
  readonly progress: { readonly done: number; readonly of: number } | null;
  /** Why the present text has no report. */
  readonly refused: { readonly of: string; readonly problems: readonly Problem[] } | null;
}

export const IDLE: ImpactState = {
  ...{ phase: 'idle', error: null, baseline: null, partners: null, bytes: 0 },
  ...{ reported: null, progress: null, refused: null },
};
