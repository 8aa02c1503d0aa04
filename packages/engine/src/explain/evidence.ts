import { allOf, anyOf, compare, not, type Status } from '@tierwright/facts';
import type { Condition, Leaf, Literal, Program } from '@tierwright/program';
import type {
  ConditionTrace,
  Decision,
  ExceptionApplied,
  FactTrace,
  LeafTrace,
  ParameterTrace,
  Shown,
  TierTrace,
} from '../decision/decision.ts';
import { refOf } from '../model/fact-ref.ts';

/** A value of a decision, read again from its trace; `atMost` where the value is a lower bound. */
export interface Reading {
  value: Shown;
  atMost?: number;
}
const UNKNOWN: Reading = { value: null };

/**
 * What a decision's trace says in one context: a tier (or none), a group. Conditions that the trace does not hold
 * (members of a count, what keeps a tier) are evaluated again on the values that it does hold.
 */
export class Evidence {
  readonly program: Program;
  readonly decision: Decision;
  readonly tier: TierTrace | undefined;
  /** Field → group. */
  readonly groups: Readonly<Record<string, string>>;

  constructor(program: Program, decision: Decision, tier?: TierTrace, groups: Readonly<Record<string, string>> = {}) {
    this.program = program;
    this.decision = decision;
    this.tier = tier;
    this.groups = groups;
  }

  in(field: string, group: string): Evidence {
    return new Evidence(this.program, this.decision, this.tier, { ...this.groups, [field]: group });
  }

  /** The day whose parameters decided. */
  get parametersAsOf(): string {
    return this.decision.parametersAsOf ?? this.decision.asOf;
  }

  fact(id: string): FactTrace | undefined {
    const by = this.program.facts?.[id]?.by;
    const group = by === undefined ? undefined : this.groups[by];
    return this.decision.trace?.facts.find((trace) => trace.fact === id && trace.group === group);
  }

  parameter(id: string): ParameterTrace | undefined {
    return this.tier?.parameters.find((trace) => trace.parameter === id);
  }

  derived(id: string): FactTrace | undefined {
    return this.tier?.derived.find((trace) => trace.fact === id);
  }

  exception(id: string): ExceptionApplied | undefined {
    return this.decision.exceptions?.find((exception) => exception.id === id);
  }

  /** The groups of a field that occur in facts, in the order of the trace. */
  groupsOf(field: string): string[] {
    const facts = this.decision.trace?.facts ?? [];
    return [
      ...new Set(facts.flatMap(({ fact, group }) => (group !== undefined && this.program.facts?.[fact]?.by === field ? [group] : []))),
    ];
  }

  #missing(id: string): Shown {
    const fact = this.program.facts?.[id];
    if (fact?.onMissing !== undefined) return fact.onMissing === 'unknown' || fact.onMissing === 'error' ? null : (fact.onMissing as Shown);
    const aggregate = fact?.from && 'aggregate' in fact.from ? fact.from.aggregate : undefined;
    if (aggregate === 'count' || aggregate === 'countDistinct' || aggregate === 'sum') return 0;
    return aggregate === 'exists' ? false : aggregate === 'set' ? [] : null;
  }

  read(id: string): Reading {
    const own = this.groups[id];
    if (own !== undefined) return { value: own };
    const by = this.program.facts?.[id]?.by;
    if (this.program.facts?.[id] || id === 'today') {
      const trace = this.fact(id);
      if (trace) return { value: trace.value };
      const isTraced = this.decision.trace?.facts.some(({ fact }) => fact === id);
      return by !== undefined && this.groups[by] !== undefined && isTraced ? { value: this.#missing(id) } : UNKNOWN;
    }
    const derived = this.derived(id);
    if (derived) return derived.atMost === undefined ? { value: derived.value } : { value: derived.value, atMost: derived.atMost };
    const value = this.parameter(id)?.value;
    return value === undefined || (typeof value === 'object' && !Array.isArray(value)) ? UNKNOWN : { value: value as Shown };
  }

  #literal(literal: Literal): Shown {
    if (typeof literal === 'object' && literal !== null && !Array.isArray(literal)) return literal[this.program.currency] ?? null;
    return literal;
  }

  #leaf(leaf: Leaf): LeafTrace {
    const { fact, operator } = leaf;
    const { value: measured, atMost } = this.read(fact);
    const of = refOf(leaf.value);
    const right = of === undefined ? { value: this.#literal(leaf.value as Literal) } : this.read(of);
    const threshold = right.atMost === undefined ? right.value : null;
    const status = compare(operator, measured, threshold, atMost);
    const trace: LeafTrace = { fact, operator, measured, threshold, status };
    if (of !== undefined) trace.of = of;
    return trace;
  }

  /** A condition's trace, made again; requirements that an exception waives are met. */
  evaluate(condition: Condition): ConditionTrace {
    const group = (parts: readonly ConditionTrace[], combine: (statuses: Status[]) => Status): Status =>
      combine(parts.map((part) => part.status));
    if ('all' in condition) {
      const all = condition.all.map((part) => this.evaluate(part));
      return all.length === 1 && all[0] ? all[0] : { all, status: group(all, allOf) };
    }
    if ('any' in condition) {
      const any = condition.any.map((part) => this.evaluate(part));
      return any.length === 1 && any[0] ? any[0] : { any, status: group(any, anyOf) };
    }
    if ('not' in condition) {
      const part = this.evaluate(condition.not);
      return { not: part, status: not(part.status) };
    }
    if ('condition' in condition) return this.requirement(condition.condition);
    return this.#leaf(condition);
  }

  requirement(id: string): ConditionTrace {
    const requirement = this.program.requirements?.[id];
    if (!requirement) return { requirement: id, title: id, status: 'unknown', when: { any: [], status: 'unknown' } };
    const when = this.evaluate(requirement.when);
    const waived = this.decision.exceptions?.find(({ effect, item, applied }) => effect === 'waive' && item === id && applied);
    const trace = { requirement: id, title: requirement.title, status: waived ? ('met' as const) : when.status, when };
    return waived ? { ...trace, waived: waived.id } : trace;
  }
}
