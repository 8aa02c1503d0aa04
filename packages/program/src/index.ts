// The public names of the program language. Order: the document and its sections, then what works on it.

export type { ApprovalChain, ApprovalStep, Approvals, Clock, Timeout } from './approvals/schema.ts';
export type { Benefit, BenefitCap, BenefitKind, Period, Stack } from './benefits/schema.ts';
export { BENEFIT_KINDS } from './benefits/schema.ts';
export type { Calendar, Hours } from './calendar/schema.ts';
export { canonicalize } from './canonical/canonicalize.ts';
export { hashPieces, hashProgram } from './canonical/hash-program.ts';
export type { AllOf, AnyOf, Condition, ConditionRef, Leaf, NotOf, Operator } from './conditions/schema.ts';
export { OPERATORS } from './conditions/schema.ts';
export type { Band, Check, CheckName, CheckOutcome, DealRegistration, Rule, Rules, Then } from './deal-registration/schema.ts';
export { CHECK_OUTCOMES, CHECKS } from './deal-registration/schema.ts';
export { requirementsCounted } from './derived/requirements-counted.ts';
export type {
  CountOf,
  Derived,
  DerivedKind,
  EachOf,
  HeldOf,
  MaxOf,
  MinOf,
  RatioOf,
  ScoreOf,
  ScorePart,
  SumOf,
} from './derived/schema.ts';
export { DERIVED_KINDS } from './derived/schema.ts';
export type { Change, ChangeKind, DiffSection, ProgramDiff, Reaches } from './diff/change.ts';
export { diffPrograms } from './diff/diff-programs.ts';
export { type Sentences, sentencesOf } from './diff/sentences.ts';
export type { Program, SectionName } from './document/schema.ts';
export { PDL_VERSION, programSchema, SCHEMA_ID } from './document/schema.ts';
export type { Aggregate, CalendarPeriod, Fact, FromRecords, FromWithin, ValueType, Window } from './facts/schema.ts';
export { AGGREGATES, VALUE_TYPES } from './facts/schema.ts';
export type { FormField, FormFieldType } from './forms/schema.ts';
export { FORM_FIELD_TYPES } from './forms/schema.ts';
export type { Fund } from './funds/schema.ts';
export type { Invariant, Limit } from './invariants/schema.ts';
export { LIMIT_MEASURES } from './invariants/schema.ts';
export type { Leads } from './leads/schema.ts';
export { checkMeaning } from './meaning/check-meaning.ts';
export { OPERATOR_FITS, operatorsFor } from './meaning/conditions/operators.ts';
export { fieldTypesOf, typesMadeBy } from './meaning/facts/check-aggregate.ts';
export { nearestName } from './meaning/nearest-name.ts';
export { NOTICE_EVENTS, variablesOf } from './meaning/operations/states.ts';
export { type Migrated, migrateProgram } from './migrate/migrate-program.ts';
export { ACTIVE_CURRENCIES, currencyExponent } from './money/currencies.ts';
export { toMajor, toMinor } from './money/minor-units.ts';
export type { Notice, Notices } from './notices/schema.ts';
export type { Milestone, Onboarding, OnboardingStep } from './onboarding/schema.ts';
export { STEP_KINDS } from './onboarding/schema.ts';
export type { Dated, DatedEntry, Parameter, ParameterValues, ParameterVariant } from './parameters/schema.ts';
export { checkVersion } from './parse/check-version.ts';
export { type ParsedJson, parseJson } from './parse/parse-json.ts';
export { type CheckedProgram, checkProgram, type ParsedProgram, parseProgram } from './parse/parse-program.ts';
export type { Managed, ManagedTerm, PartnerType, Phase } from './partner-types/schema.ts';
export { CATEGORIES } from './partner-types/schema.ts';
export { PROBLEM_CODES } from './problems/codes.ts';
export type { Located } from './problems/located.ts';
export type { Outcome, Problem, Severity } from './problems/problem.ts';
export type { ProblemCode } from './problems/problem-code.ts';
export type { Prospectus } from './prospectus/schema.ts';
export { PROSPECTUS_QUESTIONS } from './prospectus/schema.ts';
export type { FieldType, RecordField, RecordKind, StandardRecordKind } from './records/schema.ts';
export { FIELD_TYPES, STANDARD_RECORD_KINDS } from './records/schema.ts';
export type { Effect, Name, Namespace, Part, PartKind, Use } from './references/part.ts';
export type { Reach } from './references/reach.ts';
export { type References, referencesOf } from './references/references.ts';
export type { Requirement } from './requirements/schema.ts';
export { effectiveDates } from './resolve/effective-dates.ts';
export { type ParameterQuestion, parameterAt } from './resolve/parameter-at.ts';
export { resolveProgram } from './resolve/resolve-program.ts';
export { draft07Schema, draft2020Schema, type JsonSchema } from './schema/rendering.ts';
export { childPointer, fromPointer, toPointer } from './source/json-pointer.ts';
export { locate, type Place } from './source/locate.ts';
export type { SourceDocument } from './source/source-document.ts';
export type { Expectation, ExpectedDeal, Json, Previous, ProgramTest, TierState } from './tests/schema.ts';
export type { Demote, Keep, Probation, Promote, Review, ReviewDates, Tier, Track } from './tracks/schema.ts';
export type { RunningAction, Transition, TransitionMember } from './transition/schema.ts';
export type { Reader } from './types-of-values/readers.ts';
export { pathsOf } from './types-of-values/record-kinds.ts';
export { familyOf, type TypeOfValue, type ValueInfo } from './types-of-values/value.ts';
export { type ValueContext, valueTypeOf } from './types-of-values/value-type-of.ts';
export { ValueTypes } from './types-of-values/value-types.ts';
export type { FactRef, Literal, MoneyLiteral, Num, Term, TermValue } from './values/schema.ts';
