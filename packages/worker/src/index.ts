// The public names of the worker.

export { activitiesOver } from './activities/create-activities.ts';
export type { ItemCommands } from './activities/item-commands.ts';
export { workflowBundle } from './bundle/workflow-bundle.ts';
export type { TemporalPlace } from './temporal/connection.ts';
export type { TemporalHealth } from './temporal/health.ts';
export type { RunningWorker, WorkerLog, WorkerState } from './worker/running-worker.ts';
export { startWorker, type WorkerParts } from './worker/start-worker.ts';
