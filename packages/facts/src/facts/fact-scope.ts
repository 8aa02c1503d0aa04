import type { ValueType } from '@tierwright/program';
import { inProgramCurrency } from '../aggregates/aggregate.ts';
import type { ConditionScope, Reader } from '../conditions/compile-condition.ts';
import { constantOf } from '../conditions/literal.ts';
import { fromDay } from '../dates/day.ts';
import type { FactValue } from '../fact-set/fact-set.ts';
import { type ParameterModel, type Reads, readParameter } from '../parameters/parameter-model.ts';
import { addParameter, noReads } from '../parameters/reads.ts';
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

/** The ids that a filter may name. It remembers which were asked for. */
export class FactScope implements ConditionScope<FactContext> {
  /** The readers handed out that do not read the record itself. */
  readonly besideRecord: Reader<FactContext>[] = [];
  readonly reads: Reads = noReads();
  private readonly beside: Beside;
  private readonly kind: KindModel | null;
  private readonly dated: FieldPath | null;
  private readonly readers = new Map<string, Reader<FactContext> | undefined>();

  /** A scope over records of a kind, whose money is converted at `dated`; without a kind, over the partner alone. */
  constructor(beside: Beside, kind: KindModel | null, dated: FieldPath | null) {
    this.beside = beside;
    this.kind = kind;
    this.dated = dated;
  }

  reader(id: string): Reader<FactContext> | undefined {
    if (this.readers.has(id)) return this.readers.get(id);
    const field = this.kind && fieldPath(this.kind, id, this.beside.kinds);
    const found = field ? this.fieldReader(field) : this.otherReader(id);
    if (found && !field) this.besideRecord.push(found);
    this.readers.set(id, found);
    return found;
  }

  literal: ConditionScope<FactContext>['literal'] = (literal, type) => constantOf(literal, type, this.beside.currency);

  operand(id: string, context: FactContext): Operand {
    const found = this.reader(id);
    return found ? { type: found.type, value: valueOfCell(found.read(context), found.type) } : { type: 'string', value: null };
  }

  private fieldReader(field: FieldPath): Reader<FactContext> {
    if (field.through !== null) this.reads.kinds.add(field.through);
    if (field.type !== 'money') return { type: valueTypeOfField(field.type), read: ({ row }) => field.read(row) };
    this.reads.money = true;
    const { dated } = this;
    return { type: 'money', read: (context) => inProgramCurrency(field.read(context.row), field, dated, context.row, context) };
  }

  private otherReader(id: string): Reader<FactContext> | undefined {
    if (id === 'today') {
      this.reads.today = true;
      return { type: 'date', read: ({ day }) => day };
    }
    const parameter = this.beside.parameter(id, this.kind);
    if (parameter) {
      addParameter(this.reads, parameter);
      return { type: parameter.type, read: (context) => readParameter(parameter, context) };
    }
    const attribute = this.beside.attribute(id);
    return attribute && { type: attribute.type, read: ({ partner }) => partner.attributeCells[attribute.index] ?? null };
  }
}
