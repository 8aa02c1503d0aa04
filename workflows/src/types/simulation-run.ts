import { CancellationScope, continueAsNew, defineQuery, isCancellation, patched, setHandler, workflowInfo } from '@temporalio/workflow';
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
  /** Decides shards together. Once one says that the job is over, those that still wait for a worker are left to nobody. */
  const decideAll = (missing: readonly number[]): Promise<'go on' | 'stop'> => {
    const asked = new CancellationScope();
    let isLeft = false;
    return asked.run(() =>
      together(missing, AT_ONCE, async (shard) => {
        try {
          const { isOver } = await decideShard({ ...of, shard });
          progress = { ...progress, done: progress.done + 1 };
          if (isOver && !isLeft && patched('leave-waiting-shards')) {
            isLeft = true;
            asked.cancel();
          }
          return isOver || workflowInfo().continueAsNewSuggested ? 'stop' : 'go on';
        } catch (error) {
          if (isLeft && isCancellation(error)) return 'stop';
          throw error;
        }
      }),
    );
  };
  try {
    for (;;) {
      const { missing } = await planShards({ ...of, size });
      if (missing === null) return end('over');
      progress = { state: 'running', done: 0, shards: missing.length };
      const said = await decideAll(missing);
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
