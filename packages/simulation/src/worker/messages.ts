import type { Problem } from '@tierwright/program';
import type { FoundPartners, Page } from '../impact/drill-down/partners-of.ts';
import type { ImpactReport } from '../impact/impact.ts';
import type { SnapshotQuestion } from '../snapshot/snapshot.ts';

/** Days that a question is about. */
export type DaysAsked = Omit<SnapshotQuestion, 'base'>;

/** Two documents, as texts. Without days those that the base was loaded for. */
export interface VersionsAsked {
  readonly baseline: string;
  readonly candidate: string;
  readonly days?: DaysAsked;
}

/** What a page says to the worker. `id` comes back with each answer. */
export type WorkerAsked =
  /** Files of snapshots (`writeSnapshot`), one for each shard of a base: in place of what was there before. */
  | { readonly type: 'load'; readonly id: number; readonly shards: readonly ArrayBuffer[] }
  /**
   * Partners, in place of what was there before: a partner a line as JSON, in UTF-8, cut into pieces anywhere. Columns are
   * made of them for the versions that are asked about.
   */
  | { readonly type: 'partners'; readonly id: number; readonly pieces: readonly ArrayBuffer[]; readonly days: DaysAsked }
  /** What runs already is cancelled: who types on wants the last answer. */
  | ({ readonly type: 'simulate'; readonly id: number } & VersionsAsked)
  /** The partners behind a number of the report on the same versions. Waits for what runs. */
  | ({ readonly type: 'behind'; readonly id: number; readonly selector: unknown; readonly page: Page } & VersionsAsked)
  | { readonly type: 'cancel'; readonly id: number };

/** What the worker answers. */
export type WorkerSaid =
  /** `base`: SHA-256 of what the partners were read from. */
  | { readonly type: 'loaded'; readonly id: number; readonly partners: number; readonly base: string }
  | { readonly type: 'progress'; readonly id: number; readonly done: number; readonly of: number }
  /** `milliseconds`: what the report took, from the first shard on; documents were read before. */
  | { readonly type: 'report'; readonly id: number; readonly report: ImpactReport; readonly milliseconds: number }
  | { readonly type: 'found'; readonly id: number; readonly found: FoundPartners }
  /** The document is no program, the base is damaged or does not fit the versions, or no number is asked about. */
  | {
      readonly type: 'refused';
      readonly id: number;
      readonly of: 'baseline' | 'candidate' | 'snapshot' | 'partners' | 'selector';
      readonly problems: readonly Problem[];
    }
  | { readonly type: 'cancelled'; readonly id: number }
  /** A mistake of ours. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
