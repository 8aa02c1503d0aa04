import type { WorkflowHandle } from '@temporalio/client';
import type { SimulationProgress, SimulationRunInput } from '@tierwright/workflows';
import { TENANT } from '../running/workflows/running-worker.ts';
import { until } from '../setup/until.ts';
import type { HistoryCase, Stage } from './cases.ts';
import { FakeShards } from './fake-shards.ts';

let n = 0;

async function begun({ shards, worker }: Stage, says: Partial<FakeShards>): Promise<WorkflowHandle> {
  Object.assign(shards, new FakeShards(), says);
  n += 1;
  const input: SimulationRunInput = {
    v: 1,
    tenant: TENANT,
    job: `job-${n}`,
    baseline: 'a'.repeat(64),
    candidate: 'b'.repeat(64),
    size: 10_000,
  };
  return worker.client.workflow.start('simulationRun', {
    taskQueue: worker.taskQueue,
    workflowId: `simulation/${TENANT}/${input.job}`,
    args: [input],
  });
}

const ended =
  (state: SimulationProgress['state'], says: Partial<FakeShards>): HistoryCase['run'] =>
  async (stage) => {
    const handle = await begun(stage, says);
    const end = (await handle.result()) as SimulationProgress;
    if (end.state !== state) throw new Error(`It ended as ${end.state}`);
    return handle;
  };

const many = (shards: number): number[] => Array.from({ length: shards }, (_, shard) => shard);

/** One for each path of a simulation. */
export const simulationCases: readonly HistoryCase[] = [
  { workflow: 'simulationRun', name: 'merged', run: ended('over', { plans: [many(3)] }) },
  { workflow: 'simulationRun', name: 'by-another-release', run: ended('over', { plans: [many(2), [1]], merges: [false] }) },
  { workflow: 'simulationRun', name: 'over', run: ended('over', { plans: [null] }) },
  { workflow: 'simulationRun', name: 'stopped', run: ended('over', { plans: [many(20), null], each: 'over' }) },
  // Besides what waits for a worker is left once one says that the job is over.
  { workflow: 'simulationRun', name: 'left-waiting', run: ended('over', { plans: [many(20), null], each: 'over' }) },
  { workflow: 'simulationRun', name: 'failed', run: ended('failed', { plans: [[0]], each: 'broken' }) },
  {
    workflow: 'simulationRun',
    name: 'cancelled',
    async run(stage) {
      const handle = await begun(stage, { plans: [[0]], each: 'waits' });
      await until(
        () => stage.shards.waiting,
        (waiting) => waiting === 1,
      );
      await handle.cancel();
      const end = (await handle.result()) as SimulationProgress;
      if (end.state !== 'cancelled') throw new Error(`It ended as ${end.state}`);
      return handle;
    },
  },
  {
    workflow: 'simulationRun',
    name: 'begun-anew',
    async run(stage) {
      const handle = await begun(stage, { plans: [many(60), many(60).slice(50)] });
      const { runId } = await handle.describe();
      await handle.result();
      return stage.worker.client.workflow.getHandle(handle.workflowId, runId);
    },
  },
];
