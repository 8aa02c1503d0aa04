// The public names of the engine: decide, explain, test; the reference evaluator beside the row evaluator.

export type { CompiledProgram } from './compile/program.ts';
export { compileProgram } from './compile/program.ts';
export type { DecideOptions, Within } from './decide/decide.ts';
export { decide, decideWithin } from './decide/decide.ts';
export type { QualifiedTier } from './decide/tier-evaluator.ts';
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
export type { CaseFailure, TestResult } from './document-tests/run-tests.ts';
export { runTests } from './document-tests/run-tests.ts';
export type { Explanation, TierExplanation, TrackExplanation } from './explain/explain.ts';
export { explain } from './explain/explain.ts';
