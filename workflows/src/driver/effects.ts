import { isCancellation, proxyActivities } from '@temporalio/workflow';
import type { TaskQueues } from '../queues.ts';
import type { DriverActivities, DriverStatus, ItemRef, PlannedEffect } from './contract.ts';
import { problemOf } from './problem-of.ts';

/** What other systems do; the rest is done by rows of our own. */
const OUTSIDE: readonly string[] = ['provision', 'revoke', 'pay', 'payBenefit'];

const retry = { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '10m', maximumAttempts: 16 } as const;

const KEPT_FAILURES = 20;

/** The effects of one item that are under way, beside whatever else the driver waits for. */
export interface EffectRuns {
  /** Begins those that are not under way yet. */
  begin(planned: readonly PlannedEffect[]): void;
  readonly running: number;
  /** Forgets which were settled before now: the plan that is asked for next knows of those. */
  planIsAsked(): void;
  readonly trying: DriverStatus['trying'];
  readonly failed: DriverStatus['failed'];
}

/** `settled` is called whenever one ended, with the item's revision where that is known. */
export function effectRuns(item: ItemRef, queues: TaskQueues, settled: (revision: number | undefined) => void): EffectRuns {
  const inside = proxyActivities<DriverActivities>({ taskQueue: queues.driver, startToCloseTimeout: '15s', retry });
  const outside = proxyActivities<DriverActivities>({ taskQueue: queues.outside, startToCloseTimeout: '30s', retry });
  const { giveUp } = proxyActivities<DriverActivities>({
    taskQueue: queues.driver,
    startToCloseTimeout: '15s',
    retry: { initialInterval: '1s', maximumInterval: '1m' },
  });
  const trying = new Map<string, DriverStatus['trying'][number]>();
  const failed: DriverStatus['failed'][number][] = [];
  // A plan that was read before an effect was settled still names it.
  const settledMeanwhile = new Set<string>();
  // Neither done nor given up: another run may try; this one would do nothing else.
  const stuck = new Set<string>();

  const run = async (effect: PlannedEffect): Promise<void> => {
    let revision: number | undefined;
    try {
      const { carryOut } = OUTSIDE.includes(effect.what) ? outside : inside;
      ({ revision } = await carryOut({ ...item, effect: effect.id, at: Date.now() }));
    } catch (error) {
      if (isCancellation(error)) return;
      const problem = problemOf(error);
      failed.push({ ...effect, at: Date.now(), problem });
      if (failed.length > KEPT_FAILURES) failed.shift();
      await giveUp({ ...item, effect: effect.id, problem });
    } finally {
      trying.delete(effect.id);
      settledMeanwhile.add(effect.id);
    }
    settled(revision);
  };

  return {
    begin(planned) {
      for (const effect of planned) {
        if (trying.has(effect.id) || settledMeanwhile.has(effect.id) || stuck.has(effect.id)) continue;
        trying.set(effect.id, { ...effect, since: Date.now() });
        run(effect).catch(() => {
          stuck.add(effect.id);
          settled(undefined);
        });
      }
    },
    get running() {
      return trying.size;
    },
    planIsAsked() {
      settledMeanwhile.clear();
    },
    get trying() {
      return [...trying.values()];
    },
    get failed() {
      return failed;
    },
  };
}
