import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import { queuesOf } from '../queues.ts';
import type { ShardActivities } from './contract.ts';

/** A worker that is gone is noticed within the timeout, and its shard decided by another. */
export function shardActivities(): Omit<ShardActivities, 'leaveSimulation'> {
  return proxyActivities<ShardActivities>({
    taskQueue: queuesOf(workflowInfo().taskQueue).shards,
    startToCloseTimeout: '1h',
    heartbeatTimeout: '10s',
    retry: { initialInterval: '1s', maximumInterval: '1m', maximumAttempts: 20 },
  });
}

/** Not behind shards that are being decided: it is what ends them. */
export function leaving(): Pick<ShardActivities, 'leaveSimulation'> {
  return proxyActivities<ShardActivities>({
    taskQueue: queuesOf(workflowInfo().taskQueue).driver,
    startToCloseTimeout: '15s',
    retry: { initialInterval: '1s', maximumInterval: '1m' },
  });
}
