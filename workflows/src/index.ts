// The public names of the workflows: what they and the worker's activities say to each other.

export type { Changed, DrivenKind, DriverActivities, DriverInput, ItemRef, Plan } from './driver/contract.ts';
