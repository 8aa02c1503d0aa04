import { condition, continueAsNew, defineQuery, defineSignal, setHandler, workflowInfo } from '@temporalio/workflow';
import { activation, pageActivities } from '../pages/activities.ts';
import type { Progress, RolloutInput } from '../pages/contract.ts';
import { walk } from '../pages/walk.ts';

const pauseSignal = defineSignal('pause');
const resumeSignal = defineSignal('resume');
const abortSignal = defineSignal('abort');
/** Told of the release again; the row knows whether it is still to come. */
const changedSignal = defineSignal('changed');
const progressQuery = defineQuery<Progress>('progress');
const LIMIT = 100;

/**
 * A version comes into force at its date, then running work is moved as its `transition` says; partners whom it changes
 * something for are told so long before as it says. Abort before the date leaves
 * all as it is; afterwards it stops moving, and what was moved stays moved: rolling back is a release of its own.
 */
export async function programRollout(input: RolloutInput): Promise<Progress> {
  const { movePage, tellPage } = pageActivities();
  const { tenant, release, from, tellAt } = input;
  let isPaused = false;
  let isAborted = false;
  let isDue = false;
  let progress: Progress = { state: 'waiting', done: from?.done ?? 0, failed: from?.failed ?? 0 };
  setHandler(pauseSignal, () => {
    isPaused = true;
  });
  setHandler(resumeSignal, () => {
    isPaused = false;
  });
  setHandler(abortSignal, () => {
    isAborted = true;
  });
  setHandler(changedSignal, () => {});
  setHandler(progressQuery, () => progress);
  const end = (state: Progress['state']): Progress => ({ ...progress, state });
  const goOn = async (): Promise<'go on' | 'stop'> => {
    if (isPaused && !isAborted) {
      progress = { ...progress, state: 'paused' };
      await condition(() => !isPaused || isAborted);
    }
    return isAborted ? 'stop' : 'go on';
  };

  /** Beside the wait for the date, never before it: partners who cannot be told keep no version from coming. */
  const tell = async (at: number): Promise<void> => {
    if (at > Date.now()) await condition(() => isAborted || isDue, at - Date.now());
    await condition(() => !isPaused || isAborted || isDue);
    if (isAborted || isDue) return;
    const between = async () => {
      await condition(() => !isPaused || isAborted || isDue);
      return isAborted || isDue ? 'stop' : 'go on';
    };
    await walk({ after: null, done: 0, failed: 0 }, (after) => tellPage({ tenant, release, after, limit: LIMIT }), between);
  };

  if (!from) {
    if (tellAt !== undefined && input.at > Date.now()) tell(tellAt).catch(() => {});
    if (input.at > Date.now()) await condition(() => isAborted, input.at - Date.now());
    isDue = true;
    if ((await goOn()) === 'stop') return end('aborted');
    const { isActive } = await activation().activateDue({ tenant, release, at: Date.now() });
    // It was cancelled or suspended meanwhile, or something else holds by now.
    if (!isActive) return end('cancelled');
  }
  progress = { ...progress, state: 'running' };
  await walk(
    { after: from?.after ?? null, done: progress.done, failed: progress.failed },
    (after) => movePage({ tenant, release, after, limit: LIMIT }),
    async ({ after, done, failed }) => {
      progress = { state: 'running', done, failed };
      const next = await goOn();
      progress = { ...progress, state: 'running' };
      if (next === 'go on' && after !== null && workflowInfo().continueAsNewSuggested) {
        await continueAsNew<typeof programRollout>({ ...input, from: { after, done, failed } });
      }
      return next;
    },
  ).then(({ done, failed }) => {
    progress = { ...progress, done, failed };
  });
  return end(isAborted ? 'aborted' : 'done');
}
