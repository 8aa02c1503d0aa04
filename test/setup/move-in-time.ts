import type { Client, WorkflowHandle } from '@temporalio/client';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Moves one workflow on in time by so many milliseconds; its timers up to there run, each at its own instant. Waits until
 * the server says that it is there. Other workflows, and the clock of the worker, stay where they are.
 */
export async function moveInTime(client: Client, handle: Pick<WorkflowHandle, 'workflowId'>, ms: number): Promise<void> {
  const { namespace } = client.options;
  const workflowExecution = { workflowId: handle.workflowId };
  const id = `move-${Date.now()}-${Math.random()}`;
  const duration = { seconds: Math.floor(ms / 1000), nanos: (ms % 1000) * 1_000_000 };
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true, fastForwardConfig: { id, duration } } },
    updateMask: { paths: ['time_skipping_config'] },
  } as unknown as Parameters<typeof client.workflowService.updateWorkflowExecutionOptions>[0]);
  for (let tries = 0; tries < 2_400; tries += 1) {
    const description = await client.workflowService.describeWorkflowExecution({ namespace, execution: workflowExecution });
    const info = description.workflowExtendedInfo?.timeSkippingInfo?.fastForwardInfo;
    if (!info || info.hasCompleted || description.workflowExecutionInfo?.closeTime) return;
    await wait(50);
  }
  throw new Error(`The workflow ${handle.workflowId} has not moved in time within 120 s`);
}
