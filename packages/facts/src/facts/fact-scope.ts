import type { ValueType } from '@tierwright/program';
import { inProgramCurrency } from '../aggregates/aggregate.ts';
import type { ConditionScope, Reader } from '../conditions/compile-condition.ts';
import { literalCell } from '../conditions/literal.ts';
import { fromDay } from '../dates/day.ts';
import type { FactValue } from '../fact-set/fact-set.ts';
import type { ParameterModel } from '../parameters/parameter-model.ts';
import { readParameter } from '../parameters/parameter-model.ts';
import { type FieldPath, fieldPath, valueTypeOfField } from '../records/field-path.ts';
import type { KindModel } from '../records/record-kind.ts';
import type { Cell } from '../records/record-row.ts';
import type { FactContext, Operand } from './context.ts';

/** A cell as callers see it: dates as `YYYY-MM-DD`. */
export const valueOfCell = (cell: Cell, type: ValueType): FactValue => (type === 'date' && typeof cell === 'number' ? fromDay(cell) : cell);

/** What filters of records may name, besides fields. */
export interface Beside {
  readonly kinds: ReadonlyMap<string, KindModel>;
  readonly currency: string;
  parameter(id: string, kind: KindModel | null): ParameterModel | undefined;
  /** A fact read from an attribute of the partner. */
  attribute(id: string): { type: ValueType; index: number } | undefined;
}

export interface FactScope extends ConditionScope<FactContext> {
  /** The readers handed out so far that do not read the record itself. */
  readonly besideRecord: readonly Reader<FactContext>[];
  operand(id: string, context: FactContext): Operand;
}

/** The ids that a filter over records of a kind may name; without a kind, those of a parameter of the partner. */
export function factScope(beside: Beside, kind: KindModel | null, dated: FieldPath | null): FactScope {
  const besideRecord: Reader<FactContext>[] = [];
  const readers = new Map<string, Reader<FactContext> | undefined>();
  const reader = (id: string) => {
    if (readers.has(id)) return readers.get(id);
    const field = kind && fieldPath(kind, id, beside.kinds);
    const found = field ? fieldReader(field, dated) : otherReader(id, beside, kind);
    if (found && !field) besideRecord.push(found);
    readers.set(id, found);
    return found;
  };
  return {
    besideRecord,
    reader,
    literal: (literal, type) => literalCell(literal, type, beside.currency),
    operand: (id, context) => {
      const found = reader(id);
      return found ? { type: found.type, value: valueOfCell(found.read(context), found.type) } : { type: 'string', value: null };
    },
  };
}

function fieldReader(field: FieldPath, dated: FieldPath | null): Reader<FactContext> {
  if (field.type !== 'money') return { type: valueTypeOfField(field.type), read: ({ row }) => field.read(row) };
  return { type: 'money', read: (context) => inProgramCurrency(field.read(context.row), field, dated, context.row, context) };
}

function otherReader(id: string, beside: Beside, kind: KindModel | null): Reader<FactContext> | undefined {
  if (id === 'today') return { type: 'date', read: ({ day }) => day };
  const parameter = beside.parameter(id, kind);
  if (parameter) return { type: parameter.type, read: (context) => readParameter(parameter, context) };
  const attribute = beside.attribute(id);
  return attribute && { type: attribute.type, read: ({ partner }) => partner.attributeCells[attribute.index] ?? null };
}
