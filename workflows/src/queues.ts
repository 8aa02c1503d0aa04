/** Where workflows and activities are taken from. */
export interface TaskQueues {
  /** Workflows, and what the database answers at once. */
  readonly driver: string;
  /** Effects on other systems, which may be slow or away. */
  readonly outside: string;
  /** Long walks over many partners. */
  readonly pages: string;
  /** Shards of large simulations, which keep a processor busy. */
  readonly shards: string;
}

/** The queues of one installation: several may share a namespace by different names. */
export const queuesOf = (base: string): TaskQueues => ({
  driver: base,
  outside: `${base}-outside`,
  pages: `${base}-pages`,
  shards: `${base}-shards`,
});
