import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { loseSimulation, type Service } from '@tierwright/commands';
import { jobsOfWorkflows } from '@tierwright/store';
import { simulationId } from '@tierwright/workflows';

/** How a workflow stands that will do nothing more. One that completed has ended its job before. */
const OVER: readonly string[] = ['COMPLETED', 'FAILED', 'CANCELLED', 'TERMINATED', 'TIMED_OUT'];
const PATIENCE = 5000;

/** Whether the workflow of a job does nothing more. One that the server does not know may be still to come, until it has begun. */
async function isGone(client: Client, id: string, started: boolean): Promise<boolean> {
  try {
    const { status } = await client.withDeadline(Date.now() + PATIENCE, () => client.workflow.getHandle(id).describe());
    return OVER.includes(status.name);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return started;
    throw error;
  }
}

/** SIM-R12: ends the jobs of simulations whose workflow somebody ended in Temporal itself, which tells nobody. */
export async function endLostSimulations(service: Service, client: Client): Promise<void> {
  const { store } = service;
  for (const tenant of await store.walk({ of: 'jobs' })) {
    for (const { id: job, started } of await store.read(tenant, (tx) => jobsOfWorkflows(tx, 'simulation')))
      if (await isGone(client, simulationId(tenant, job), started)) await loseSimulation(service, { tenant, job });
  }
}
