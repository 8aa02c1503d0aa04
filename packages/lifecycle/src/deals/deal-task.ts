import type { Instant } from '../time/instant.ts';

/** A task of an approved deal, such as a quote; `id` is that of the document. */
export interface DealTask {
  readonly id: string;
  readonly state: 'open' | 'done' | 'cancelled';
  readonly due: Instant | null;
  readonly isOverdue: boolean;
  /** The role that owns it, then those that escalation added. */
  readonly owners: readonly string[];
}
