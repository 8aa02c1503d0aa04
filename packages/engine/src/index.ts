// The public names of the engine: decide, explain, test; the reference evaluator beside the row evaluator.

export { benefitDecision } from './benefits/benefit-decisions.ts';
export { type DecidedBenefit, looksAtRecords, type Share, valueTypeOf } from './benefits/decide-benefit.ts';
export { isByGroup } from './benefits/grouping.ts';
export { minorIn } from './benefits/money.ts';
export { RecordCaps } from './benefits/record-amounts.ts';
export { Multiplier, timesMoney } from './benefits/round.ts';
export { decideStack, type Stacked, stackPercents } from './benefits/stacking.ts';
export { type CarriedState, type CarriedTracks, carryTracks, startStates } from './carry/carry-tracks.ts';
export { CompiledDocuments } from './compile/compiled-documents.ts';
export type { CompiledProgram } from './compile/program.ts';
export { compileProgram, parameterDays } from './compile/program.ts';
export { OPERATOR_TESTS, statusOf } from './conditions/operators.ts';
export type { DealBands } from './deal-registration/bands.ts';
export type { DealParts } from './deal-registration/deal-parts.ts';
export type { RuleFound } from './deal-registration/rules.ts';
export { checkDays } from './decide/check-days.ts';
export type { DecideOptions, Within } from './decide/decide.ts';
export { decide, decideWithin } from './decide/decide.ts';
export type { MetTiers, OtherDays, QualifiedTier, TierConditions } from './decide/tier-evaluator.ts';
export { TierEvaluator } from './decide/tier-evaluator.ts';
export type {
  BenefitDecision,
  ConditionTrace,
  DealDecision,
  Decision,
  ExceptionApplied,
  FactTrace,
  LeafTrace,
  ParameterTrace,
  Shown,
  ShownMoney,
  StackDecision,
  TierTrace,
  Trace,
  TrackDecision,
  TrackTrace,
} from './decision/decision.ts';
export { ENGINE_VERSION } from './decision/decision.ts';
export { extremeOf, ratioOf, sumOf } from './derived/arithmetic.ts';
export { heldPeriod } from './derived/held-period.ts';
export { withParameters } from './document-tests/expand.ts';
export type { CaseExplanation, CaseFailure, TestResult } from './document-tests/run-tests.ts';
export { explainTest, runTests } from './document-tests/run-tests.ts';
export { type CountedRequirements, countedRequirements } from './explain/counted-requirements.ts';
export { dateInWords } from './explain/dates-in-words.ts';
export type { Explanation, TierExplanation, TrackExplanation } from './explain/explain.ts';
export { explain } from './explain/explain.ts';
export { listed } from './explain/listed.ts';
export { amountInWords, numberInWords } from './explain/numbers-in-words.ts';
export { moneyInWords, operatorInWords, titleOf, valueInWords } from './explain/words.ts';
export { type LapseQuestion, lapse } from './lapse/find-lapses.ts';
export type { Lapse, LapseReason, ThresholdChange, TierLapse, ValueChange } from './lapse/lapse.ts';
export { refOf as referenceOf } from './model/fact-ref.ts';
export { inside as insideValue } from './model/inside.ts';
export { readable } from './model/readable.ts';
export { readType } from './model/value-type.ts';
export type { Blocker, Margin, Path, PathChange } from './paths/path.ts';
export { PATH_PROBLEMS, type PathCode } from './paths/path-problems.ts';
export type { PathQuestion } from './paths/path-question.ts';
export { pathTo } from './paths/path-to.ts';
export type { ItemReading } from './reading/item-reading.ts';
export type { PartnerReading } from './reading/partner-reading.ts';
export { readPartner } from './reading/read-partner.ts';
export { decideByReference } from './reference/decide-by-reference.ts';
export { type Policy, policiesOf } from './state/policy.ts';
