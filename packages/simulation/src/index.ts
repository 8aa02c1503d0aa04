// The public names of simulation: bases as columns, and tiers of all partners at once.

export { columnsFromFacts } from './columns/columns-from-facts.ts';
export type { PartnerColumns } from './columns/partner-columns.ts';
export { NotInColumns } from './plan/not-in-columns.ts';
export { Plan } from './plan/plan.ts';
export { TierPlanner } from './plan/tier-planner.ts';
export type { TrackPlan } from './plan/track-plan.ts';
export { NOT_DECIDED, type QualifiedTiers, qualifiedTiers } from './run/qualified-tiers.ts';
export { WasmTiers } from './wasm/wasm-tiers.ts';
