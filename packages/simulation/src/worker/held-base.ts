import type { Problem } from '@tierwright/program';
import type { Versions } from '../impact/decided-shard.ts';
import type { Shards } from '../run-impact/run-impact.ts';
import type { DaysAsked } from './messages.ts';

/** How the making of columns is ended, and lets others have a turn. */
export interface Making {
  readonly signal: { throwIfAborted(): void };
  readonly pause: () => Promise<void> | undefined;
}

/** A base that a worker has in memory. */
export interface HeldBase {
  readonly base: string;
  readonly partners: number;
  /** Why it cannot answer about versions. */
  unfit(versions: Versions, days: DaysAsked | undefined): readonly Problem[];
  /** Its shards, for versions that it can answer about. */
  shards(versions: Versions, days: DaysAsked | undefined, making: Making): Shards;
}
