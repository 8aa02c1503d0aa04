import { continueAsNew, defineQuery, setHandler, workflowInfo } from '@temporalio/workflow';
import { pageActivities } from '../pages/activities.ts';
import type { Progress, ReviewInput } from '../pages/contract.ts';
import { walk } from '../pages/walk.ts';

const progressQuery = defineQuery<Progress>('progress');
const LIMIT = 200;

/** The day of a review calendar: every member that is due then, page by page. */
export async function tierReview(input: ReviewInput): Promise<Progress> {
  const { reviewPage } = pageActivities();
  const { tenant, from } = input;
  const at = from?.at ?? Date.now();
  let progress: Progress = { state: 'running', done: from?.done ?? 0, failed: from?.failed ?? 0 };
  setHandler(progressQuery, () => progress);
  const walked = await walk(
    { after: from?.after ?? null, done: progress.done, failed: progress.failed },
    (after) => reviewPage({ tenant, at, after, limit: LIMIT }),
    async ({ after, done, failed }) => {
      progress = { state: 'running', done, failed };
      if (after !== null && workflowInfo().continueAsNewSuggested) {
        await continueAsNew<typeof tierReview>({ ...input, from: { at, after, done, failed } });
      }
      return 'go on';
    },
  );
  return { state: 'done', done: walked.done, failed: walked.failed };
}
