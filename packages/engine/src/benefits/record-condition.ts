import type { CountedRecord, FactValue, Status } from '@tierwright/facts';
import type { Condition, Literal } from '@tierwright/program';
import { toMinor } from '@tierwright/program';
import { OPERATOR_TESTS, statusOf } from '../conditions/operators.ts';
import { refOf } from '../model/fact-ref.ts';

export interface RecordScope {
  record: CountedRecord;
  /** Whether a field is money, whose literals are in major units of the record's currency. */
  isMoney: (field: string) => boolean;
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
const read = (id: string, scope: RecordScope): FactValue =>
  scope.isField(id) ? scope.record.field(id) : (scope.parameter(id) ?? scope.record.field(id));

function literal(value: Literal, field: string, scope: RecordScope): FactValue {
  if (typeof value === 'number' && scope.isMoney(field)) return toMinor(value, scope.record.currency(field)) ?? null;
  return value as FactValue;
}
