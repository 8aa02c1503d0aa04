import { type Client, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import {
  type Changed,
  type DriverInput,
  driverId,
  driverOf,
  type RolloutInput,
  rolloutId,
  type SimulationRunInput,
  simulationId,
} from '@tierwright/workflows';

/** A running workflow gets the signal; where none runs, one begins with it, however often that item had one before. */
const policies = {
  workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
} as const;

const PATIENCE = 5000;

/** Tells workflows, starting them where they do not run; throws where Temporal has not acknowledged it within five seconds. */
export interface Teller {
  item(input: DriverInput, revision: number): Promise<void>;
  /** Starts the driver where none runs; one that runs is left alone. */
  start(input: DriverInput): Promise<void>;
  release(input: RolloutInput): Promise<void>;
  simulation(input: SimulationRunInput): Promise<void>;
}

export function teller(client: Client, taskQueue: string): Teller {
  return {
    async item(input, revision) {
      const hint: Changed = { revision };
      await client.withDeadline(Date.now() + PATIENCE, () =>
        client.workflow.signalWithStart(driverOf(input.kind), {
          ...policies,
          taskQueue,
          workflowId: driverId(input),
          args: [input],
          signal: 'changed',
          signalArgs: [hint],
        }),
      );
    },
    async start(input) {
      await client.withDeadline(Date.now() + PATIENCE, () =>
        client.workflow.start(driverOf(input.kind), { ...policies, taskQueue, workflowId: driverId(input), args: [input] }),
      );
    },
    async simulation(input) {
      await client.withDeadline(Date.now() + PATIENCE, () =>
        client.workflow.start('simulationRun', {
          ...policies,
          taskQueue,
          workflowId: simulationId(input.tenant, input.job),
          args: [input],
        }),
      );
    },
    async release(input) {
      await client.withDeadline(Date.now() + PATIENCE, () =>
        client.workflow.signalWithStart('programRollout', {
          ...policies,
          taskQueue,
          workflowId: rolloutId(input.tenant, input.release),
          args: [input],
          signal: 'changed',
          signalArgs: [],
        }),
      );
    },
  };
}
