import type { Condition, Leaf, Literal, ValueType } from '@tierwright/program';
import type { FactValue, Status } from '../fact-set/fact-set.ts';
import { type Constant, compare, testOf } from './compare.ts';
import { not } from './kleene.ts';

/** How one id is read in a context, and the type that literals beside it have. */
export interface Reader<C> {
  type: ValueType;
  read(context: C): FactValue;
  /** Present where the value may be a lower bound: the most it can be, or undefined where it is exact. */
  atMost?(context: C): number | undefined;
}

/** What a condition is compiled against. Ids that are not there read as unknown; the program's checks refuse them. */
export interface ConditionScope<C> {
  reader(id: string): Reader<C> | undefined;
  requirement?(id: string): ((context: C) => Status) | undefined;
  /** A literal as the values of this scope are held, such as money in minor units; null where it has no value. */
  literal(literal: Literal, type: ValueType): Constant;
}

export type CompiledCondition<C> = (context: C) => Status;

const unknown = (): Status => 'unknown';

/** Compiles a condition once into a closure that gives its three-valued status (strong Kleene) in a context. */
export function compileCondition<C>(condition: Condition, scope: ConditionScope<C>): CompiledCondition<C> {
  if ('all' in condition) return compileAll(condition.all.map((part) => compileCondition(part, scope)));
  if ('any' in condition) return compileAny(condition.any.map((part) => compileCondition(part, scope)));
  if ('not' in condition) {
    const part = compileCondition(condition.not, scope);
    return (context) => not(part(context));
  }
  if ('condition' in condition) return scope.requirement?.(condition.condition) ?? unknown;
  return compileLeaf(condition, scope);
}

function compileAll<C>(parts: CompiledCondition<C>[]): CompiledCondition<C> {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return (context) => {
    let status: Status = 'met';
    for (const part of parts) {
      const next = part(context);
      if (next === 'missed') return 'missed';
      if (next === 'unknown') status = 'unknown';
    }
    return status;
  };
}

function compileAny<C>(parts: CompiledCondition<C>[]): CompiledCondition<C> {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return (context) => {
    let status: Status = 'missed';
    for (const part of parts) {
      const next = part(context);
      if (next === 'met') return 'met';
      if (next === 'unknown') status = 'unknown';
    }
    return status;
  };
}

const isFactRef = (value: Leaf['value']): value is { fact: string } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof (value as { fact?: unknown }).fact === 'string';

function compileLeaf<C>({ fact, operator, value }: Leaf, scope: ConditionScope<C>): CompiledCondition<C> {
  const left = scope.reader(fact);
  if (!left) return unknown;
  const { atMost } = left;
  if (isFactRef(value)) {
    const right = scope.reader(value.fact);
    if (!right) return unknown;
    return (context) => compare(operator, left.read(context), right.read(context), atMost?.(context));
  }
  const constant = scope.literal(value, left.type);
  if (constant === null) return unknown;
  if (atMost) return (context) => compare(operator, left.read(context), constant, atMost(context));
  const test = testOf(operator);
  return (context) => {
    const known = left.read(context);
    return known === null ? 'unknown' : test(known, constant) ? 'met' : 'missed';
  };
}
