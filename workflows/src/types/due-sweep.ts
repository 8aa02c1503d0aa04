import { continueAsNew, defineQuery, setHandler, workflowInfo } from '@temporalio/workflow';
import { pageActivities } from '../pages/activities.ts';
import type { Progress, SweepInput } from '../pages/contract.ts';
import { walk } from '../pages/walk.ts';

const progressQuery = defineQuery<Progress>('progress');
const LIMIT = 500;

/**
 * Starts the drivers of what is due in the next month, and of whatever has effects to carry out: each day, and when a worker
 * starts. So nothing that a lost hint, or a lost workflow, left behind stays behind.
 */
export async function dueSweep(input: SweepInput): Promise<Progress> {
  const { sweepPage } = pageActivities();
  const { from } = input;
  const at = from?.at ?? Date.now();
  let progress: Progress = { state: 'running', done: from?.done ?? 0, failed: from?.failed ?? 0 };
  setHandler(progressQuery, () => progress);
  const walked = await walk(
    { after: from?.after ?? null, done: progress.done, failed: progress.failed },
    (after) => sweepPage({ at, after, limit: LIMIT }),
    async ({ after, done, failed }) => {
      progress = { state: 'running', done, failed };
      if (after !== null && workflowInfo().continueAsNewSuggested) {
        await continueAsNew<typeof dueSweep>({ ...input, from: { at, after, done, failed } });
      }
      return 'go on';
    },
  );
  return { state: 'done', done: walked.done, failed: walked.failed };
}
