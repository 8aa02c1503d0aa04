// The public names of simulation: bases as columns, tiers of all partners at once, what a version does to a base.

export { type Column, valueAt } from './columns/column.ts';
export { columnsFromFacts } from './columns/columns-from-facts.ts';
export type { FactColumns, PartnerColumns } from './columns/partner-columns.ts';
export {
  comparisonOf,
  type ImpactPart,
  type ImpactReport,
  impactOf,
  impactOfRunning,
  impactReport,
  mergeImpact,
  type Versions,
} from './impact/impact.ts';
export { changeSummary } from './in-flight/change-summary.ts';
export type { Change } from './in-flight/changes.ts';
export { ASPECTS, type Aspect } from './in-flight/facet.ts';
export type { ActionCount, AspectCount, InFlightTold } from './in-flight/in-flight.ts';
export { type ItemAction, type ItemImpact, type ItemQuestion, itemImpact } from './in-flight/item-impact.ts';
export { type Coming, keptImpact } from './in-flight/kept-impact.ts';
export { type KeptWork, WorkFacts } from './in-flight/kept-work.ts';
export type { LetterTold } from './in-flight/letters.ts';
export { type MemberImpact, memberImpact, type TierHeld } from './in-flight/member-impact.ts';
export { memberMoved } from './in-flight/member-moved.ts';
export type { KeptCount, MembersTold, ReviewCount } from './in-flight/members-told.ts';
export type { LettersOfPartner, NoticeCount, NoticesTold } from './in-flight/notices-told.ts';
export type { ReviewDue } from './in-flight/reviews.ts';
export { isRunningDealChanged, type RunningChange, runningChanges, runningSentences } from './in-flight/running-changes.ts';
export type { RunningImpact } from './in-flight/running-impact.ts';
export { type Standing, standingChanges } from './in-flight/standing-changes.ts';
export { decideVersion, decideVersions } from './outcome/decide-version.ts';
export { type Line, STATES, type Standings, type VersionOutcome } from './outcome/version-outcome.ts';
export { NotInColumns } from './plan/not-in-columns.ts';
export { Plan } from './plan/plan.ts';
export { TierPlanner } from './plan/tier-planner.ts';
export type { TrackPlan } from './plan/track-plan.ts';
export { SIMULATION_PROBLEMS } from './problems/simulation-problems.ts';
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
export { Merging } from './run-impact/merging.ts';
export { runImpact, type Shards, type Watch } from './run-impact/run-impact.ts';
export { turns } from './run-impact/turns.ts';
export type { Curve, CurvePoint } from './sensitivity/curve.ts';
export { type Sensitivity, sensitivity } from './sensitivity/sensitivity.ts';
export { readSnapshot } from './snapshot/arrow/read-snapshot.ts';
export { writeSnapshot } from './snapshot/arrow/write-snapshot.ts';
export { columnsOfVersion, factColumns } from './snapshot/fact-columns.ts';
export { type FactKey, factKeys } from './snapshot/fact-keys.ts';
export { makeSnapshot } from './snapshot/make-snapshot.ts';
export { NO_DAY, rowsOf, type Snapshot, type SnapshotMaking, type SnapshotQuestion } from './snapshot/snapshot.ts';
export { SnapshotBuilder } from './snapshot/snapshot-builder.ts';
export { textAt } from './snapshot/texts.ts';
export type { RowEvaluator } from './standings/row-evaluator.ts';
export { standingsUnder } from './standings/standings-under.ts';
export { type Axis, type AxisRules, axisOf, type ThresholdQuestion } from './thresholds/axis.ts';
export { type Threshold, withThreshold } from './thresholds/threshold.ts';
export { WasmTiers } from './wasm/wasm-tiers.ts';
