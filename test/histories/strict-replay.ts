import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import type { coresdk, temporal } from '@temporalio/proto';
import { type InjectedSinks, Worker } from '@temporalio/worker';
import { workflowBundle } from '@tierwright/worker';
import '../setup/quiet-temporal.ts';
import type { RecorderSinks } from './recorder.ts';
import { firstDifference, type Said, saidByCommands, saidByHistory } from './said-commands.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const recorder = fileURLToPath(new URL('./recorder.ts', import.meta.url));

/** A committed history: `<workflow>/<release>-<case>`. */
export interface KeptHistory {
  readonly name: string;
  readonly workflow: string;
  readonly history: temporal.api.history.v1.IHistory;
}

export function keptHistories(): readonly KeptHistory[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: workflow }) =>
      readdirSync(join(folder, workflow))
        .filter((file) => file.endsWith('.json'))
        .sort()
        .map((file) => ({
          name: `${workflow}/${file.replace(/\.json$/, '')}`,
          workflow,
          history: historyFromJSON(JSON.parse(readFileSync(join(folder, workflow, file), 'utf8'))),
        })),
    );
}

/** Workflows with the recorder, from the source of the repository or from a changed copy of it. */
export const recordingBundle = (workflowsPath?: string): Promise<{ readonly code: string }> =>
  workflowBundle({ interceptors: [recorder], ...(workflowsPath !== undefined && { path: workflowsPath }) });

/** How a replay went: `replay`: Temporal's own found it, `strict`: what is compared besides. Nothing where it is the same. */
export interface Difference {
  readonly by: 'replay' | 'strict';
  readonly text: string;
}

/**
 * Replays histories strictly: besides what Temporal compares (kinds and names of commands, in order), what they carry: timer
 * lengths, arguments, queues, timeouts, results. Gives what differs, by the history's name.
 */
export async function strictReplay(
  bundle: { readonly code: string },
  histories: readonly KeptHistory[],
): Promise<ReadonlyMap<string, Difference>> {
  const said = new Map<string, Said[]>();
  const sinks: InjectedSinks<RecorderSinks> = {
    recorder: {
      commands: {
        callDuringReplay: true,
        fn({ workflowId, taskQueue }, commands) {
          const list = said.get(workflowId) ?? [];
          said.set(workflowId, list);
          list.push(...saidByCommands(commands as readonly coresdk.workflow_commands.IWorkflowCommand[], taskQueue));
        },
      },
    },
  };
  const differences = new Map<string, Difference>();
  const replays = Worker.runReplayHistories(
    { workflowBundle: bundle, sinks, workflowThreadPoolSize: 1 },
    histories.map(({ name, history }) => ({ workflowId: name, history })),
  );
  for await (const { workflowId, error } of replays) {
    const kept = histories.find(({ name }) => name === workflowId);
    const difference = kept && firstDifference(said.get(workflowId) ?? [], saidByHistory(kept.history));
    if (error) differences.set(workflowId, { by: 'replay', text: `${error.name}: ${error.message.slice(0, 300)}` });
    else if (!kept) throw new Error(`A history was replayed that is none of ours: ${workflowId}`);
    else if (difference !== undefined) differences.set(workflowId, { by: 'strict', text: difference });
  }
  return differences;
}
