export { decimalSum } from './arithmetic/decimal-sum.ts';
export { decimalsOf, scaleUp } from './arithmetic/decimals.ts';
export { roundedQuotient } from './arithmetic/divide.ts';
export { add, multiply } from './arithmetic/exact-sum.ts';
export { compare } from './conditions/compare.ts';
export { type CompiledCondition, type ConditionScope, compileCondition, type Reader } from './conditions/compile-condition.ts';
export { allOf, anyOf, not } from './conditions/kleene.ts';
export { literalValue } from './conditions/literal.ts';
export { csvLine } from './csv/csv-line.ts';
export { type Day, fromDay, parseDay, toDay } from './dates/day.ts';
export { addDuration, addMonths, type Duration, firstDayReaching, parseDuration } from './dates/duration.ts';
export { parseInstant } from './dates/instant.ts';
export {
  nextPeriodStart,
  type PeriodGrid,
  type PeriodUnit,
  periodFrom,
  periodGrid,
  periodIndex,
  periodStart,
  startOfPeriod,
} from './dates/period.ts';
export { TimeZone } from './dates/time-zone.ts';
export type { CountedRecord, DayRange, FactSet, FactSource, FactValue, GroupValues, Status, Value } from './fact-set/fact-set.ts';
export type { FilterPort, Operand } from './facts/context.ts';
export { compileFacts, type FactModel, type FactOptions } from './facts/fact-model.ts';
export type { CellType } from './mapping/cell-value.ts';
export { type ColumnPlan, columnPlan, mappingProblems } from './mapping/column-plan.ts';
export type { Mapping, RowCodes, RowKind, RowProblem } from './mapping/mapping.ts';
export { CellReader, type CellReading, columnOf } from './mapping/read-cells.ts';
export { pointerOf, readJson } from './mapping/read-json.ts';
export { type RawHeader, type RawRow, type ReadRow, type RowContent, type RowRecord, rowProblem, shortened } from './mapping/row.ts';
export type { PartnerData, RecordData } from './partner/partner-data.ts';
export type { PartnerException } from './partner/partner-exception.ts';
export type { PrepareOptions } from './partner/prepare.ts';
export { exceptionsKnown, type PreparedPartner } from './partner/prepared-partner.ts';
export { type WindowPeriod, windowPeriod } from './windows/window-period.ts';
