import type { CountedRecord, FactValue, Status } from '@tierwright/facts';
import { type Condition, type Literal, type Program, parameterAt, toMinor } from '@tierwright/program';
import { OPERATOR_TESTS, statusOf } from '../conditions/operators.ts';
import { refOf } from '../model/fact-ref.ts';
import { inside } from '../model/inside.ts';

export interface RecordScope {
  record: CountedRecord;
  /** Whether a field or parameter is money: literals are in major units of the program's currency, an amount in another is unknown. */
  isMoney: (field: string) => boolean;
  program: Program;
  parametersAsOf: string;
  isField: (id: string) => boolean;
  /** A parameter's value, or nothing where there is no such parameter. */
  parameter: (id: string) => FactValue | undefined;
}

/** The status of a cap's `where` on a record (strong Kleene). */
export function recordStatus(condition: Condition, scope: RecordScope): Status {
  if ('all' in condition) return fold(condition.all, scope, 'missed', 'met');
  if ('any' in condition) return fold(condition.any, scope, 'met', 'missed');
  if ('not' in condition) {
    const status = recordStatus(condition.not, scope);
    return status === 'met' ? 'missed' : status === 'missed' ? 'met' : 'unknown';
  }
  if ('condition' in condition) return 'unknown';
  const left = read(condition.fact, scope);
  const of = refOf(condition.value);
  const right = of === undefined ? literal(condition.value as Literal, condition.fact, scope) : read(of, scope);
  return statusOf(OPERATOR_TESTS[condition.operator], left, right);
}

function fold(parts: readonly Condition[], scope: RecordScope, deciding: Status, otherwise: Status): Status {
  let status = otherwise;
  for (const part of parts) {
    const one = recordStatus(part, scope);
    if (one === deciding) return deciding;
    if (one === 'unknown') status = 'unknown';
  }
  return status;
}

/** A name is first of all a field (PDL-M6). */
function read(id: string, scope: RecordScope): FactValue {
  if (scope.isField(id)) return fieldOf(id, scope);
  const looked = recordParameter(id, scope);
  return looked === undefined ? (scope.parameter(id) ?? null) : looked;
}

const fieldOf = (id: string, { record, isMoney, program }: RecordScope): FactValue =>
  isMoney(id) && record.currency(id) !== program.currency ? null : record.field(id);

/** A parameter that is looked up for each record, at a date of the record; nothing where it is not such a one (FACT-P). */
function recordParameter(id: string, scope: RecordScope): FactValue | undefined {
  const parameter = scope.program.parameters?.[id];
  if (parameter?.records === undefined) return undefined;
  const date = parameter.at === undefined ? scope.parametersAsOf : scope.record.field(parameter.at);
  if (typeof date !== 'string') return null;
  const valueAt = (variant?: number): FactValue | undefined => {
    const entry = parameterAt(parameter, variant === undefined ? { date } : { date, variant });
    return entry && inside(entry.value, parameter.type, scope.program.currency);
  };
  for (const [index, variant] of (parameter.variants ?? []).entries()) {
    const value = valueAt(index);
    if (value === undefined) continue;
    const status = recordStatus(variant.when, scope);
    if (status === 'met') return value;
    if (status === 'unknown') return null;
  }
  return valueAt() ?? null;
}

function literal(value: Literal, field: string, scope: RecordScope): FactValue {
  if (typeof value === 'number' && scope.isMoney(field)) return toMinor(value, scope.program.currency) ?? null;
  return value as FactValue;
}
