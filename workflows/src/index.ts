// The public names of the workflows: what they, the worker's activities and whoever starts them say to each other.

export type {
  Changed,
  Driven,
  DrivenKind,
  DriverActivities,
  DriverInput,
  DriverStatus,
  ItemRef,
  Plan,
  PlannedEffect,
} from './driver/contract.ts';
export { WORKFLOWS_URL } from './location.ts';
export { driverId, driverOf, rolloutId, simulationId } from './names.ts';
export type { Page, PageActivities, Progress, ReviewInput, RolloutInput, SweepInput } from './pages/contract.ts';
export { queuesOf, type TaskQueues } from './queues.ts';
export type { ShardActivities, SimulationOf, SimulationProgress, SimulationRunInput } from './shards/contract.ts';
