import { decideShard, leaveSimulation, mergeShards, planShards, type Service } from '@tierwright/commands';
import type { ShardActivities } from '@tierwright/workflows';

/** What activities of simulations ask of the commands; each done again changes nothing. */
export interface ShardCommands extends Omit<ShardActivities, 'decideShard'> {
  /** `signal`: the activity is to end. */
  decideShard(shard: Parameters<ShardActivities['decideShard']>[0], signal: AbortSignal): ReturnType<ShardActivities['decideShard']>;
}

/** The same over a service. */
export const shardsOver = (service: Service): ShardCommands => ({
  planShards: (of) => planShards(service, of),
  decideShard: (shard, signal) => decideShard(service, shard, signal),
  mergeShards: (of) => mergeShards(service, of),
  leaveSimulation: (of) => leaveSimulation(service, of),
});
