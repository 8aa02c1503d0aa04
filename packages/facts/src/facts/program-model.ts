import type { Condition, Literal, Parameter, Program, Window } from '@tierwright/program';
import { compileCondition } from '../conditions/compile-condition.ts';
import { literalCell } from '../conditions/literal.ts';
import type { Filter, ParameterModel } from '../parameters/parameter-model.ts';
import { stepsOf } from '../parameters/steps.ts';
import { fieldPath } from '../records/field-path.ts';
import type { KindModel } from '../records/record-kind.ts';
import { recordKinds } from '../records/record-kind.ts';
import { type WindowPeriod, windowPeriod } from '../windows/window-period.ts';
import type { PlannedFilter } from './fact-plan.ts';
import { type Beside, type FactScope, factScope } from './fact-scope.ts';

/** What the facts of a program share while they are compiled: kinds, periods, parameters. */
export class ProgramModel implements Beside {
  readonly program: Program;
  readonly currency: string;
  readonly kinds: ReadonlyMap<string, KindModel>;
  readonly kindList: readonly KindModel[];
  /** Each distinct period of a window once; its position is the slot. */
  readonly periods: WindowPeriod[] = [];
  /** How many parameters are kept for a partner and day. */
  parameterSlots = 0;
  private readonly slots = new Map<string, number>();
  private readonly parameters = new Map<string, ParameterModel>();
  private readonly attributes: ReadonlyMap<string, { type: NonNullable<Program['facts']>[string]['type']; index: number }>;

  constructor(program: Program) {
    this.program = program;
    this.currency = program.currency;
    this.kinds = recordKinds(program);
    this.kindList = [...this.kinds.values()];
    const facts = Object.entries(program.facts ?? {});
    this.attributes = new Map(
      facts.flatMap(([id, { type, attribute, by }], index) =>
        attribute === undefined || by !== undefined ? [] : [[id, { type, index }] as const],
      ),
    );
  }

  attribute(id: string) {
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

  /** A filter over records of a kind. */
  filter(condition: Condition, scope: FactScope): PlannedFilter {
    const test = compileCondition(condition, scope);
    const filter: Filter = { condition, test, operand: scope.operand };
    return { filter, test, beside: scope.besideRecord };
  }

  parameter(id: string, kind: KindModel | null): ParameterModel | undefined {
    const parameter = this.program.parameters?.[id];
    if (!parameter) return undefined;
    const own = kind !== null && parameter.records?.includes(kind.id) ? kind : null;
    const key = own ? `${own.id} ${id}` : id;
    const known = this.parameters.get(key);
    if (known) return known;
    // Known before it is complete: a parameter that names itself reads as unknown instead of compiling for ever.
    const model: ParameterModel = {
      ...this.plainParameter(id, parameter),
      slot: own ? -1 : this.parameterSlots++,
      at: this.lookUpDate(parameter, own),
    };
    this.parameters.set(key, model);
    const variants = (parameter.variants ?? []).map((variant, index) => ({
      filter: this.filter(variant.when, factScope(this, own, null)).filter,
      steps: stepsOf(parameter, index, this.converter(parameter)),
    }));
    return Object.assign(model, { variants });
  }

  private plainParameter(id: string, parameter: Parameter) {
    return { id, type: parameter.type, parameter, steps: stepsOf(parameter, undefined, this.converter(parameter)), variants: [] };
  }

  private converter = (parameter: Parameter) => (literal: Literal) => literalCell(literal, parameter.type, this.currency);

  private lookUpDate({ at, records }: Parameter, kind: KindModel | null): ParameterModel['at'] {
    if (at === undefined) return null;
    if (kind !== null) {
      const path = fieldPath(kind, at, this.kinds);
      return path ? ({ row }) => path.read(row) : () => null;
    }
    const attribute = records ? undefined : this.attribute(at);
    return attribute ? ({ partner }) => partner.attributeCells[attribute.index] ?? null : () => null;
  }
}
