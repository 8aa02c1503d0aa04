import type { coresdk, temporal } from '@temporalio/proto';

type Payload = temporal.api.common.v1.IPayload;

/** What a workflow asked for, whether told by its commands or by its history: what replay does not compare is in here. */
export type Said = Readonly<Record<string, unknown>> & { readonly what: string };

const textOf = (payload: Payload): string => new TextDecoder().decode(payload.data ?? new Uint8Array());
const textsOf = (payloads: readonly Payload[] | null | undefined): readonly string[] => (payloads ?? []).map(textOf);

/** A long number, even one that has crossed from the sandbox and lost what made it one. */
const numberOf = (value: unknown): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return Number(value);
  if (value !== null && typeof value === 'object' && 'low' in value && 'high' in value) {
    return Number(value.high) * 2 ** 32 + (Number(value.low) >>> 0);
  }
  return 0;
};

const msOf = (duration: { seconds?: unknown; nanos?: unknown } | null | undefined): number =>
  duration ? numberOf(duration.seconds) * 1000 + numberOf(duration.nanos) / 1e6 : 0;

const retryOf = (retry: temporal.api.common.v1.IRetryPolicy | null | undefined): unknown =>
  retry && {
    first: msOf(retry.initialInterval),
    // What a command leaves open the server fills in.
    by: retry.backoffCoefficient || 2,
    longest: msOf(retry.maximumInterval),
    attempts: retry.maximumAttempts ?? 0,
  };

const fieldsOf = (fields: { [key: string]: Payload } | null | undefined): unknown =>
  Object.entries(fields ?? {})
    .map(([key, payload]) => `${key}: ${textOf(payload)}`)
    .sort();

/** The marker of a patch, and the field in which its name is noted beside it. */
const PATCH = 'core_patch';
const PATCHES = 'TemporalChangeVersion';

function patchOf({ details }: temporal.api.history.v1.IMarkerRecordedEventAttributes): string {
  const [data = '{}'] = textsOf(details?.['patch-data']?.payloads);
  return (JSON.parse(data) as { readonly id?: string }).id ?? '';
}

/** A queue as seen from the workflow's own, whose name is another in each installation. */
const queueOf = (name: string | null | undefined, own: string): string =>
  name?.startsWith(own) ? `own${name.slice(own.length)}` : (name ?? '');

/** The commands of one activation; a timer that was cancelled in the same one was never begun. */
export function saidByCommands(commands: readonly coresdk.workflow_commands.IWorkflowCommand[], own: string): readonly Said[] {
  const cancelled = new Set(commands.flatMap(({ cancelTimer }) => (cancelTimer ? [cancelTimer.seq] : [])));
  const begun = new Set(commands.flatMap(({ startTimer }) => (startTimer ? [startTimer.seq] : [])));
  return commands.flatMap((command): readonly Said[] => {
    const { scheduleActivity, startTimer, cancelTimer, upsertWorkflowSearchAttributes, setPatchMarker } = command;
    const { completeWorkflowExecution, continueAsNewWorkflowExecution, failWorkflowExecution } = command;
    if (scheduleActivity) {
      const { activityType, taskQueue, retryPolicy } = scheduleActivity;
      return [
        {
          ...{ what: 'activity', type: activityType, queue: queueOf(taskQueue, own), input: textsOf(scheduleActivity.arguments) },
          ...{ startToClose: msOf(scheduleActivity.startToCloseTimeout), heartbeat: msOf(scheduleActivity.heartbeatTimeout) },
          retry: retryOf(retryPolicy),
        },
      ];
    }
    if (setPatchMarker) return [{ what: 'patch', id: setPatchMarker.patchId }];
    if (startTimer) return cancelled.has(startTimer.seq) ? [] : [{ what: 'timer', ms: msOf(startTimer.startToFireTimeout) }];
    if (cancelTimer) return begun.has(cancelTimer.seq) ? [] : [{ what: 'cancel timer' }];
    if (upsertWorkflowSearchAttributes) {
      const attributes = upsertWorkflowSearchAttributes.searchAttributes;
      return [{ what: 'search', fields: fieldsOf(attributes?.indexedFields) }];
    }
    if (completeWorkflowExecution) {
      return [{ what: 'result', result: completeWorkflowExecution.result ? textOf(completeWorkflowExecution.result) : '' }];
    }
    if (continueAsNewWorkflowExecution) {
      const { workflowType } = continueAsNewWorkflowExecution;
      return [{ what: 'anew', type: workflowType, input: textsOf(continueAsNewWorkflowExecution.arguments) }];
    }
    return failWorkflowExecution ? [{ what: 'failure' }] : [];
  });
}

/** The same, as the history has it. */
export function saidByHistory(history: temporal.api.history.v1.IHistory): readonly Said[] {
  const own = history.events?.[0]?.workflowExecutionStartedEventAttributes?.taskQueue?.name ?? '';
  return (history.events ?? []).flatMap((event): readonly Said[] => {
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (scheduled) {
      return [
        {
          ...{ what: 'activity', type: scheduled.activityType?.name, queue: queueOf(scheduled.taskQueue?.name, own) },
          input: textsOf(scheduled.input?.payloads),
          ...{ startToClose: msOf(scheduled.startToCloseTimeout), heartbeat: msOf(scheduled.heartbeatTimeout) },
          retry: retryOf(scheduled.retryPolicy),
        },
      ];
    }
    const started = event.timerStartedEventAttributes;
    if (started) return [{ what: 'timer', ms: msOf(started.startToFireTimeout) }];
    if (event.timerCanceledEventAttributes) return [{ what: 'cancel timer' }];
    const marked = event.markerRecordedEventAttributes;
    if (marked?.markerName === PATCH) return [{ what: 'patch', id: patchOf(marked) }];
    const searched = event.upsertWorkflowSearchAttributesEventAttributes;
    // Beside a patch the SDK's core notes which there are; the workflow does not say so.
    if (searched && Object.keys(searched.searchAttributes?.indexedFields ?? {}).join() === PATCHES) return [];
    if (searched) return [{ what: 'search', fields: fieldsOf(searched.searchAttributes?.indexedFields) }];
    const completed = event.workflowExecutionCompletedEventAttributes;
    if (completed) return [{ what: 'result', result: textsOf(completed.result?.payloads).join() }];
    const anew = event.workflowExecutionContinuedAsNewEventAttributes;
    if (anew) return [{ what: 'anew', type: anew.workflowType?.name, input: textsOf(anew.input?.payloads) }];
    return event.workflowExecutionFailedEventAttributes ? [{ what: 'failure' }] : [];
  });
}

/** The first place where a replay said something else than the history; nothing where there is none. */
export function firstDifference(commands: readonly Said[], events: readonly Said[]): string | undefined {
  for (let n = 0; n < Math.max(commands.length, events.length); n += 1) {
    const [command, event] = [commands[n], events[n]];
    if (JSON.stringify(command) !== JSON.stringify(event)) {
      return `command ${n + 1}: ${JSON.stringify(command)} instead of ${JSON.stringify(event)}`;
    }
  }
  return undefined;
}
