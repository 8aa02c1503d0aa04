import type { Problem } from '@tierwright/program';
import type { ImpactReport } from '../impact/impact.ts';

/** What a page says to the worker. `id` comes back with each answer. */
export type WorkerAsked =
  /** Files of snapshots (`writeSnapshot`), one for each shard of a base: in place of those before. */
  | { readonly type: 'load'; readonly id: number; readonly shards: readonly ArrayBuffer[] }
  /** Two documents, as texts. What runs already is cancelled: who types on wants the last answer. */
  | { readonly type: 'simulate'; readonly id: number; readonly baseline: string; readonly candidate: string }
  | { readonly type: 'cancel'; readonly id: number };

/** What the worker answers. */
export type WorkerSaid =
  | { readonly type: 'loaded'; readonly id: number; readonly partners: number }
  | { readonly type: 'progress'; readonly id: number; readonly done: number; readonly of: number }
  | { readonly type: 'report'; readonly id: number; readonly report: ImpactReport }
  /** The document is no program, the snapshot is damaged, or does not fit the versions. */
  | {
      readonly type: 'refused';
      readonly id: number;
      readonly of: 'baseline' | 'candidate' | 'snapshot';
      readonly problems: readonly Problem[];
    }
  | { readonly type: 'cancelled'; readonly id: number }
  /** A mistake of ours. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
