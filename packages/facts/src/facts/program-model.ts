import type { Condition, Literal, Parameter, Program, ValueType, Window } from '@tierwright/program';
import { compileCondition } from '../conditions/compile-condition.ts';
import { literalCell } from '../conditions/literal.ts';
import type { ParameterModel, Reads } from '../parameters/parameter-model.ts';
import { addReads, noReads } from '../parameters/reads.ts';
import { stepsOf } from '../parameters/steps.ts';
import { fieldPath } from '../records/field-path.ts';
import { type KindModel, recordKinds } from '../records/record-kind.ts';
import { type WindowPeriod, windowPeriod } from '../windows/window-period.ts';
import { type Beside, FactScope } from './fact-scope.ts';
import type { Filter } from './filter.ts';

/** What the facts of a program share while they are compiled: kinds, periods, parameters. */
export class ProgramModel implements Beside {
  readonly program: Program;
  readonly currency: string;
  readonly kinds: ReadonlyMap<string, KindModel>;
  readonly kindList: readonly KindModel[];
  /** Each distinct period of a window once; its position is the slot. */
  readonly periods: WindowPeriod[] = [];
  private readonly slots = new Map<string, number>();
  private readonly parameters = new Map<string, ParameterModel>();
  private readonly compiling = new Set<string>();
  private parameterSlots = 0;
  private readonly attributes: ReadonlyMap<string, { type: ValueType; index: number }>;

  constructor(program: Program) {
    this.program = program;
    this.currency = program.currency;
    this.kinds = recordKinds(program);
    this.kindList = [...this.kinds.values()];
    this.attributes = new Map(
      Object.entries(program.facts ?? {}).flatMap(([id, { type, attribute, by }], index) =>
        attribute === undefined || by !== undefined ? [] : [[id, { type, index }] as const],
      ),
    );
  }

  attribute(id: string): { type: ValueType; index: number } | undefined {
    return this.attributes.get(id);
  }

  /** The slot of a window's period. */
  slot(window: Window): number {
    const { on, trailing, calendar, ago } = window;
    const key = JSON.stringify([trailing ?? calendar ?? on !== undefined, ago]);
    const known = this.slots.get(key);
    if (known !== undefined) return known;
    const slot = this.periods.push(windowPeriod(window, this.program.calendar?.yearStarts)) - 1;
    this.slots.set(key, slot);
    return slot;
  }

  filter(condition: Condition, scope: FactScope): Filter {
    const test = compileCondition(condition, scope);
    return { condition, test, beside: scope.besideRecord, operand: (id, context) => scope.operand(id, context) };
  }

  /** A parameter as it is read beside records of a kind, or for the partner where it has no `records`. */
  parameter(id: string, kind: KindModel | null): ParameterModel | undefined {
    const parameter = this.program.parameters?.[id];
    if (!parameter) return undefined;
    const own = kind !== null && parameter.records?.includes(kind.id) ? kind : null;
    const key = own ? `${own.id} ${id}` : id;
    // A parameter that names itself is not there for itself; the program's checks refuse circles.
    if (this.compiling.has(key)) return undefined;
    const known = this.parameters.get(key);
    if (known) return known;
    this.compiling.add(key);
    const model = this.compileParameter(id, parameter, own);
    this.compiling.delete(key);
    this.parameters.set(key, model);
    return model;
  }

  private compileParameter(id: string, parameter: Parameter, kind: KindModel | null): ParameterModel {
    const convert = (literal: Literal) => literalCell(literal, parameter.type, this.currency);
    const reads = noReads();
    const at = this.lookUpDate(parameter, kind, reads);
    const variants = (parameter.variants ?? []).map((variant, index) => {
      const scope = new FactScope(this, kind, null);
      const filter = this.filter(variant.when, scope);
      addReads(reads, scope.reads);
      return { filter, steps: stepsOf(parameter, index, convert) };
    });
    const slot = kind === null ? this.parameterSlots++ : -1;
    return { id, type: parameter.type, slot, at, steps: stepsOf(parameter, undefined, convert), variants, reads };
  }

  private lookUpDate({ at, records }: Parameter, kind: KindModel | null, reads: Reads): ParameterModel['at'] {
    if (at === undefined) return null;
    if (kind !== null) {
      const path = fieldPath(kind, at, this.kinds);
      if (path?.through) reads.kinds.add(path.through);
      return path ? ({ row }) => path.read(row) : () => null;
    }
    const attribute = records ? undefined : this.attribute(at);
    return attribute ? ({ partner }) => partner.attributeCells[attribute.index] ?? null : () => null;
  }
}
