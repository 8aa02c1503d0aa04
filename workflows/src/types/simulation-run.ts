import { CancellationScope, continueAsNew, defineQuery, isCancellation, setHandler, workflowInfo } from '@temporalio/workflow';
import { problemOf } from '../driver/problem-of.ts';
import { leaving, shardActivities } from '../shards/activities.ts';
import type { SimulationOf, SimulationProgress, SimulationRunInput } from '../shards/contract.ts';
import { together } from '../shards/together.ts';

const progressQuery = defineQuery<SimulationProgress>('progress');
/** Shards that are asked for at once: the workers take as many as they can. */
const AT_ONCE = 16;

/**
 * A simulation over a large base: shards are decided by many workers, their parts kept in the store and merged at the end to
 * the bytes that one process gives. What is missing is asked for until nothing is, so a run that is begun anew goes on.
 */
export async function simulationRun(input: SimulationRunInput): Promise<SimulationProgress> {
  const { planShards, decideShard, mergeShards } = shardActivities();
  const { leaveSimulation } = leaving();
  const { tenant, job, baseline, candidate, size } = input;
  const of: SimulationOf = { tenant, job, baseline, candidate };
  let progress: SimulationProgress = { state: 'running', done: 0, shards: 0 };
  setHandler(progressQuery, () => progress);
  const end = (state: SimulationProgress['state']): SimulationProgress => {
    progress = { ...progress, state };
    return progress;
  };
  const decide = async (shard: number): Promise<'go on' | 'stop'> => {
    const { isOver } = await decideShard({ ...of, shard });
    progress = { ...progress, done: progress.done + 1 };
    return isOver || workflowInfo().continueAsNewSuggested ? 'stop' : 'go on';
  };
  try {
    for (;;) {
      const { missing } = await planShards({ ...of, size });
      if (missing === null) return end('over');
      progress = { state: 'running', done: 0, shards: missing.length };
      const said = await together(missing, AT_ONCE, decide);
      if (said === 'go on' && (await mergeShards(of)).isOver) return end('over');
      if (workflowInfo().continueAsNewSuggested) break;
    }
  } catch (error) {
    const problem = isCancellation(error) ? null : problemOf(error);
    await CancellationScope.nonCancellable(() => leaveSimulation({ ...of, problem }));
    return end(problem === null ? 'cancelled' : 'failed');
  }
  return continueAsNew<typeof simulationRun>(input);
}
