// The public names of simulation: bases as columns, tiers of all partners at once, what a version does to a base.

export { columnsFromFacts } from './columns/columns-from-facts.ts';
export type { PartnerColumns } from './columns/partner-columns.ts';
export { comparisonOf, type ImpactPart, type ImpactReport, impactOf, impactReport, mergeImpact, type Versions } from './impact/impact.ts';
export { decideVersion } from './outcome/decide-version.ts';
export { type Line, STATES, type Standings, type VersionOutcome } from './outcome/version-outcome.ts';
export { NotInColumns } from './plan/not-in-columns.ts';
export { Plan } from './plan/plan.ts';
export { TierPlanner } from './plan/tier-planner.ts';
export type { TrackPlan } from './plan/track-plan.ts';
export type { Bill, BillLine } from './report/bill.ts';
export { mergeParts } from './report/merge-parts.ts';
export type { MissedRequirement, MoveReason } from './report/move-reason.ts';
export { moveSentences } from './report/move-sentences.ts';
export { type RateOf, ratesOn } from './report/rates-on.ts';
export type { Band, Comparison, DecidedPartner, SimulationPart } from './report/simulation-part.ts';
export { addPartner, emptyPart, isMove } from './report/simulation-part.ts';
export type { ChangedPartner, SimulationReport } from './report/simulation-report.ts';
export { BANDS, DIRECTIONS, reportOf } from './report/simulation-report.ts';
export type { ReasonCount, TierChange } from './report/tier-changes.ts';
export type { Direction } from './report/tier-move.ts';
export { TierOrder } from './report/tier-order.ts';
export type { TrackMoves } from './report/track-moves.ts';
export { NOT_DECIDED, type QualifiedTiers, qualifiedTiers } from './run/qualified-tiers.ts';
export { makeSnapshot } from './snapshot/make-snapshot.ts';
export { NO_DAY, type Snapshot, type SnapshotMaking } from './snapshot/snapshot.ts';
export { WasmTiers } from './wasm/wasm-tiers.ts';
