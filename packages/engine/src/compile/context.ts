import type { FactValue, Status } from '@tierwright/facts';
import type { Condition, Leaf, Literal, Num } from '@tierwright/program';
import { allOf, anyOf, type Compiled, notOf, requirementOf } from '../conditions/compiled.ts';
import { leafOf } from '../conditions/leaf.ts';
import { refOf } from '../model/fact-ref.ts';
import { inside } from '../model/inside.ts';
import { readType } from '../model/value-type.ts';
import { compileDerived } from './derived.ts';
import { type Frame, readGiven } from './frame.ts';
import { type CompiledParameter, type Operand, reader } from './operand.ts';
import { compileParameter } from './parameter.ts';
import type { DateScope, TierContext } from './scope.ts';

/**
 * Conditions, parameters and derived values compiled for one context: a date, a tier (asked about or held) and, for
 * deals, a band (ENG-P1). Everything is compiled when first asked for and kept.
 */
export class Context implements TierContext {
  readonly at: DateScope;
  readonly tier: string | null;
  readonly band: string | null;
  readonly #requirements = new Map<string, Compiled>();
  readonly #operands = new Map<string, Operand>();
  readonly #parameters = new Map<string, CompiledParameter>();
  readonly #conditions = new Map<Condition, Compiled>();
  readonly #key: string;

  constructor(at: DateScope, key: string, tier: string | null, band: string | null) {
    this.at = at;
    this.#key = key;
    this.tier = tier;
    this.band = band;
  }

  condition(condition: Condition): Compiled {
    let compiled = this.#conditions.get(condition);
    if (!compiled) {
      compiled = this.#compile(condition);
      this.#conditions.set(condition, compiled);
    }
    return compiled;
  }

  #compile(condition: Condition): Compiled {
    if ('all' in condition) return allOf(condition.all.map((part) => this.condition(part)));
    if ('any' in condition) return anyOf(condition.any.map((part) => this.condition(part)));
    if ('not' in condition) return notOf(this.condition(condition.not));
    if ('condition' in condition) return this.requirement(condition.condition);
    return this.#leaf(condition);
  }

  requirement(id: string): Compiled {
    let compiled = this.#requirements.get(id);
    if (!compiled) {
      const { compiled: scope } = this.at;
      const { program } = scope;
      const requirement = program.requirements?.[id];
      if (!requirement) throw new Error(`requirement ${id} is not in the document`);
      const memo = scope.isShared(id) ? scope.memoOf(`requirement ${id}`) : undefined;
      compiled = requirementOf({ id, title: requirement.title, memo, body: this.condition(requirement.when) });
      this.#requirements.set(id, compiled);
    }
    return compiled;
  }

  #leaf(leaf: Leaf): Compiled {
    const left = this.operand(leaf.fact);
    const { currency } = this.at.compiled.program;
    const of = refOf(leaf.value);
    const right: Operand =
      of === undefined ? { id: '', kind: 'constant', type: left.type, value: insideRight(leaf, left.type, currency) } : this.operand(of);
    return leafOf({ leaf, left, right, scale: left.type === 'money' ? this.at.compiled.moneyScale : 1, of });
  }

  operand(id: string): Operand {
    let operand = this.#operands.get(id);
    if (!operand) {
      operand = this.#operand(id);
      this.#operands.set(id, operand);
    }
    return operand;
  }

  #operand(id: string): Operand {
    const { program, slots } = this.at.compiled;
    const { type } = readType(program, id);
    if (id === 'today' && !program.facts?.today) return { id, type, kind: 'read', read: (frame) => frame.day };
    const slot = slots.get(id);
    const fact = program.facts?.[id];
    if (slot !== undefined && fact) {
      if (fact.by === undefined) return { id, type, kind: 'slot', slot };
      return { id, type, kind: 'read', read: groupReader(id, slot, fact.by) };
    }
    if (program.parameters?.[id]) {
      const parameter = this.parameter(id);
      return parameter.constant === undefined
        ? { id, type, kind: 'read', read: parameter.read }
        : { id, type, kind: 'constant', value: parameter.constant };
    }
    const derived = program.derived?.[id];
    if (derived) return { id, type, ...compileDerived(id, derived, this) };
    return { id, type, kind: 'read', read: (frame) => builtIn(frame, id) };
  }

  parameter(id: string): CompiledParameter {
    let compiled = this.#parameters.get(id);
    if (!compiled) {
      const { program } = this.at.compiled;
      const parameter = program.parameters?.[id];
      if (!parameter) throw new Error(`parameter ${id} is not in the document`);
      compiled = compileParameter(id, parameter, {
        currency: program.currency,
        date: this.at.date,
        tier: this.tier,
        band: this.band,
        condition: (variant) => this.condition(variant.when),
        dateOf: (date) => reader(this.operand(date)),
      });
      this.#parameters.set(id, compiled);
    }
    return compiled;
  }

  num(num: Num): (frame: Frame) => FactValue {
    return typeof num === 'number' ? () => num : reader(this.operand(num.fact));
  }

  statusByDay(frame: Frame, requirement: string): (day: string) => Status {
    const key = JSON.stringify([this.#key, this.tier, this.band, frame.groups, requirement]);
    const statuses = frame.statusByDay.get(key) ?? new Map<string, Status>();
    frame.statusByDay.set(key, statuses);
    return (day) => {
      let status = statuses.get(day);
      if (status === undefined) {
        const at = frame.parametersFollow ? this.at.compiled.at(day) : this.at;
        const other = this.at.compiled.frame(frame.factsOn(day), { ...frame, day });
        Object.assign(other.groups, frame.groups);
        frame.waive(other);
        status = at.context(this.#key, this.tier, this.band).requirement(requirement).status(other);
        statuses.set(day, status);
      }
      return status;
    };
  }
}

/** A list on the right of `in` and the decorated operators is a list of the left side's words, money included. */
function insideRight(leaf: Leaf, type: Operand['type'], currency: string): FactValue {
  const literal = leaf.value as Literal;
  if (Array.isArray(literal))
    return (literal as unknown[]).map((value) =>
      inside(value as Literal, type === 'set' ? 'string' : type, currency),
    ) as unknown as FactValue;
  return inside(literal, type, currency);
}

function groupReader(id: string, slot: number, field: string): (frame: Frame) => FactValue {
  return (frame) => {
    const group = frame.groups[field];
    const values = frame.values[slot];
    if (group === undefined || values === null || typeof values !== 'object' || Array.isArray(values)) return null;
    const groups = values as Record<string, FactValue>;
    return Object.hasOwn(groups, group) ? (groups[group] ?? null) : frame.facts.missing(id);
  };
}

/** Group fields, what only this decision or an item knows, and facts given for a deal. */
function builtIn(frame: Frame, id: string): FactValue {
  return frame.groups[id] ?? readGiven(frame, id);
}
