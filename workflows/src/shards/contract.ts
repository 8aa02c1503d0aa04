// What the workflow of a simulation and the worker's activities say to each other. Ids and hashes only: parts are in the store.

export interface SimulationRunInput {
  readonly v: 1;
  readonly tenant: string;
  readonly job: string;
  /** Hashes of the two versions: a job that is of others is not run. */
  readonly baseline: string;
  readonly candidate: string;
  /** Partners of a shard. */
  readonly size: number;
}

/** The simulation that something is done for. */
export type SimulationOf = Pick<SimulationRunInput, 'tenant' | 'job' | 'baseline' | 'candidate'>;

/** Activities of a simulation; each done again changes nothing. */
export interface ShardActivities {
  /** Cuts the base, once. `missing`: shards that are not decided, by number; null: the job is over. */
  planShards(of: SimulationOf & { readonly size: number }): Promise<{ readonly missing: readonly number[] | null }>;
  /** Decides a shard and keeps its part. `isOver`: the job is not wanted any more. */
  decideShard(of: SimulationOf & { readonly shard: number }): Promise<{ readonly isOver: boolean }>;
  /** Merges the parts and ends the job; not over where parts are missing (again). */
  mergeShards(of: SimulationOf): Promise<{ readonly isOver: boolean }>;
  /** Ends a job that does not go on. `problem` null: it was cancelled. */
  leaveSimulation(of: SimulationOf & { readonly problem: string | null }): Promise<void>;
}

/** What a simulation answers when it is asked (query `progress`), and in the end. `done`: shards. */
export interface SimulationProgress {
  readonly state: 'running' | 'over' | 'failed' | 'cancelled';
  readonly done: number;
  readonly shards: number;
}
