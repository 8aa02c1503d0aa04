import { proxyActivities } from '@temporalio/workflow';
import { TASK_QUEUES } from '../queues.ts';
import type { PageActivities } from './contract.ts';

/** Cancelling reaches a page with its next heartbeat; a worker that is gone is noticed within the timeout. */
export const pages = proxyActivities<Pick<PageActivities, 'reviewPage' | 'movePage' | 'sweepPage'>>({
  taskQueue: TASK_QUEUES.pages,
  startToCloseTimeout: '15m',
  heartbeatTimeout: '30s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

export const { activateDue } = proxyActivities<Pick<PageActivities, 'activateDue'>>({
  taskQueue: TASK_QUEUES.driver,
  startToCloseTimeout: '5m',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});
