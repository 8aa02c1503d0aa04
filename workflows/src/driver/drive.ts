import { condition, defineQuery, defineSignal, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { queuesOf } from '../queues.ts';
import type { Changed, Driven, DriverActivities, DriverInput, DriverStatus, ItemRef } from './contract.ts';
import { effectRuns } from './effects.ts';
import { problemOf } from './problem-of.ts';
import { sayForSearch } from './search.ts';

const changedSignal = defineSignal<[Changed]>('changed');
const statusQuery = defineQuery<DriverStatus>('status');

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
/** A step that fails is a bug or a database that is away: neither is better a second later. */
const AFTER_FAILED_TIMERS = HOUR;
/** So long a history is begun anew even while effects are under way; those are begun again and change nothing twice. */
const TOO_LONG = 20_000;

/** What the types of driver differ in. */
export interface DriverSettings {
  /** A driver does not stay for what is due later than in so many days: the daily sweep starts it again. */
  readonly days?: number;
}

/**
 * Drives one item: asks for its plan, carries out its effects, and waits for the first of a change, the due instant and a
 * settled effect. The row is the truth; what is lost here is asked for again.
 */
export async function drive(
  input: DriverInput,
  again: (input: DriverInput) => Promise<never>,
  settings: DriverSettings = {},
): Promise<Driven> {
  const item: ItemRef = { tenant: input.tenant, kind: input.kind, id: input.id };
  const queues = queuesOf(workflowInfo().taskQueue);
  const { planOf } = proxyActivities<DriverActivities>({
    taskQueue: queues.driver,
    startToCloseTimeout: '10s',
    retry: { initialInterval: '200ms', maximumInterval: '20s' },
  });
  const { fireDue } = proxyActivities<DriverActivities>({
    taskQueue: queues.driver,
    startToCloseTimeout: '15s',
    retry: { initialInterval: '200ms', maximumInterval: '20s', maximumAttempts: 20 },
  });
  const days = input.days ?? settings.days;
  const status: { -readonly [K in keyof DriverStatus]: DriverStatus[K] } = {
    revision: null,
    state: null,
    waitsFor: 'plan',
    since: Date.now(),
    until: null,
    trying: [],
    failed: [],
    problem: null,
  };
  let isChanged = false;
  let failedUntil = 0;
  let said = '';
  const effects = effectRuns(item, queues, (revision) => {
    // A step of its own is told by a hint as well, but that may be long under way.
    if (effects.running === 0 || revision === undefined || revision !== status.revision) isChanged = true;
  });
  const waitFor = (what: DriverStatus['waitsFor'], until: number | null = null): void => {
    if (status.waitsFor !== what) status.since = Date.now();
    status.waitsFor = what;
    status.until = until;
  };
  setHandler(changedSignal, () => {
    isChanged = true;
  });
  setHandler(statusQuery, () => ({ ...status, trying: effects.trying, failed: effects.failed }));

  for (;;) {
    if (workflowInfo().continueAsNewSuggested && (effects.running === 0 || workflowInfo().historyLength > TOO_LONG)) return again(input);
    // Cleared before the plan is asked for: a hint that comes meanwhile is of something that the plan may not know.
    isChanged = false;
    effects.planIsAsked();
    waitFor('plan');
    const plan = await planOf(item);
    if (plan === null) return { ended: 'gone', revision: null };
    status.revision = plan.revision;
    status.state = plan.state;
    said = sayForSearch(item, plan, said);
    effects.begin(plan.effects);

    const { due } = plan;
    if (due !== null && due <= Date.now() && Date.now() >= failedUntil) {
      waitFor('timers', due);
      try {
        const { revision } = await fireDue({ ...item, at: Date.now() });
        status.problem = null;
        // Nothing was due after all: asking again at once would not end.
        if (revision === plan.revision) failedUntil = Date.now() + MINUTE;
      } catch (error) {
        status.problem = problemOf(error);
        failedUntil = Date.now() + AFTER_FAILED_TIMERS;
      }
      continue;
    }
    const until = due === null ? null : Math.max(due, failedUntil);
    const isFar = until !== null && days !== undefined && until > Date.now() + days * DAY;
    if (isChanged) continue;
    if (effects.running === 0 && (until === null || isFar)) {
      waitFor('nothing');
      return { ended: plan.isOver ? 'over' : until === null ? 'idle' : 'later', revision: plan.revision };
    }
    waitFor(until === null || isFar ? 'effects' : 'due', until);
    if (until === null || isFar) await condition(() => isChanged);
    else await condition(() => isChanged, until - Date.now());
  }
}
