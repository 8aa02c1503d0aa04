import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import { queuesOf } from '../queues.ts';
import type { PageActivities } from './contract.ts';

/** Cancelling reaches a page with its next heartbeat; a worker that is gone is noticed within the timeout. */
export function pageActivities(): Pick<PageActivities, 'reviewPage' | 'tellPage' | 'movePage' | 'sweepPage'> {
  return proxyActivities<PageActivities>({
    taskQueue: queuesOf(workflowInfo().taskQueue).pages,
    startToCloseTimeout: '15m',
    heartbeatTimeout: '30s',
    retry: { initialInterval: '1s', maximumInterval: '1m' },
  });
}

/** Every partner is tried under the version before it comes into force. */
export function activation(): Pick<PageActivities, 'activateDue'> {
  return proxyActivities<PageActivities>({
    taskQueue: queuesOf(workflowInfo().taskQueue).pages,
    startToCloseTimeout: '2h',
    heartbeatTimeout: '30s',
    retry: { initialInterval: '1s', maximumInterval: '5m' },
  });
}
