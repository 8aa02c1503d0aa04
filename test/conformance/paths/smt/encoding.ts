import { type FactSet, type FactValue, fromDay, toDay } from '@tierwright/facts';
import {
  type Condition,
  currencyExponent,
  type Derived,
  type Leaf,
  type Literal,
  type Num,
  type Program,
  parameterAt,
  type ScorePart,
  toMinor,
  type ValueType,
  ValueTypes,
} from '@tierwright/program';
import { heldDays } from './held-days.ts';
import type { Movables } from './movable.ts';
import {
  add,
  and,
  type Bool,
  type Comparison,
  choose,
  chooseTruth,
  compared,
  divide,
  type Fraction,
  fraction,
  least,
  most,
  multiply,
  negated,
  not,
  or,
  ZERO,
} from './text.ts';

/** Strong Kleene: neither met nor missed is unknown. */
export interface Truth {
  met: Bool;
  missed: Bool;
}
interface Amount {
  value: Fraction;
  known: Bool;
  /** Of a count, score or each: the upper bound; `known` says whether it is the value. */
  atMost?: Fraction;
}
interface Words {
  /** Word → whether it is the value, or one of the set. */
  has: Map<string, Bool>;
  known: Bool;
}

/** Where a condition is asked. */
export interface Where {
  day: string;
  parametersOn: string;
  tier: string | null;
  groups: Record<string, string>;
}

const UNKNOWN: Truth = { met: false, missed: false };
const known = (met: Bool): Truth => ({ met, missed: not(met) });
const when = (isKnown: Bool, met: Bool): Truth => ({ met: and(isKnown, met), missed: and(isKnown, not(met)) });
const swap = ({ met, missed }: Truth): Truth => ({ met: missed, missed: met });
const SYMBOLS: Record<string, Comparison> = { greaterThanInclusive: '>=', greaterThan: '>', lessThanInclusive: '<=', lessThan: '<' };

/**
 * The conditions of a document as formulas of a solver, read from the document and SPEC.md a second time: nothing of the
 * engine is asked. Values of other days than today are those of the records.
 */
export class Encoding {
  readonly #types: ValueTypes;
  readonly #minor: number;

  constructor(
    readonly program: Program,
    readonly factsOn: (day: string) => FactSet,
    readonly today: string,
    readonly movables: Movables,
  ) {
    this.#types = new ValueTypes(program);
    this.#minor = 10 ** (currencyExponent(program.currency) ?? 2);
  }

  condition(condition: Condition, where: Where): Truth {
    if ('all' in condition) return this.#all(condition.all.map((part) => this.condition(part, where)));
    if ('any' in condition) return swap(this.#all(condition.any.map((part) => swap(this.condition(part, where)))));
    if ('not' in condition) return swap(this.condition(condition.not, where));
    if ('condition' in condition) return this.requirement(condition.condition, where);
    return this.#leaf(condition, where);
  }

  #all(parts: Truth[]): Truth {
    return { met: and(...parts.map(({ met }) => met)), missed: or(...parts.map(({ missed }) => missed)) };
  }

  requirement(id: string, where: Where): Truth {
    const requirement = this.program.requirements?.[id];
    return requirement ? this.condition(requirement.when, where) : UNKNOWN;
  }

  #type(id: string): ValueType {
    return (this.#types.declared.get(id) ?? this.#types.others.get(id))?.type ?? 'string';
  }

  #leaf(leaf: Leaf, where: Where): Truth {
    const ref =
      typeof leaf.value === 'object' && leaf.value !== null && 'fact' in leaf.value ? (leaf.value.fact as unknown as string) : undefined;
    const type = this.#type(leaf.fact);
    const { operator } = leaf;
    if (operator === 'in' || operator === 'notIn' || type === 'set') return this.#listed(leaf, ref, where);
    if (['integer', 'number', 'money', 'percent', 'date'].includes(type)) {
      const left = this.#amount(leaf.fact, where);
      const right = ref === undefined ? this.#constant(this.#inside(leaf.value as Literal, type)) : this.#amount(ref, where);
      return this.#compare(operator, left, right);
    }
    const left = this.#words(leaf.fact, where);
    const right = ref === undefined ? wordsOf(leaf.value as Literal) : this.#words(ref, where);
    const all = [...new Set([...left.has.keys(), ...right.has.keys()])];
    const equal = or(...all.map((word) => and(left.has.get(word) ?? false, right.has.get(word) ?? false)));
    return when(and(left.known, right.known), operator === 'equal' ? equal : not(equal));
  }

  #compare(operator: string, left: Amount, right: Amount): Truth {
    const symbol = SYMBOLS[operator];
    const sure = and(left.known, right.known);
    if (symbol === undefined) {
      const equal = compared('=', left.value, right.value);
      return when(sure, operator === 'equal' ? equal : not(equal));
    }
    const met = compared(symbol, left.value, right.value);
    if (left.atMost === undefined || !operator.startsWith('greater')) return when(sure, met);
    return { met: and(right.known, met), missed: and(right.known, not(compared(symbol, left.atMost, right.value))) };
  }

  #listed(leaf: Leaf, ref: string | undefined, where: Where): Truth {
    const left = this.#words(leaf.fact, where);
    const right = ref === undefined ? wordsOf(leaf.value as Literal) : this.#words(ref, where);
    const sure = and(left.known, right.known);
    const every = (inner: Words, outer: Words) => and(...[...inner.has].map(([word, has]) => or(not(has), outer.has.get(word) ?? false)));
    const some = or(...[...right.has].map(([word, has]) => and(has, left.has.get(word) ?? false)));
    switch (leaf.operator) {
      case 'in':
        return when(sure, every(left, right));
      case 'notIn':
        return when(sure, not(every(left, right)));
      case 'doesNotContain':
        return when(sure, not(every(right, left)));
      case 'someValue:contains':
        return when(sure, some);
      default:
        return when(sure, every(right, left));
    }
  }

  #inside(literal: Literal, type: ValueType): FactValue {
    if (literal === null) return null;
    if (typeof literal === 'number') return type === 'money' ? (toMinor(literal, this.program.currency) ?? null) : literal;
    if (typeof literal === 'object' && !Array.isArray(literal)) {
      const own = literal[this.program.currency];
      return own === undefined ? null : (toMinor(own, this.program.currency) ?? null);
    }
    return literal;
  }

  #constant(value: unknown): Amount {
    if (typeof value === 'string') return { value: fraction(toDay(value)), known: true };
    return typeof value === 'number' ? { value: fraction(value), known: true } : { value: ZERO, known: false };
  }

  /** A value that the records (or the day, or the group) give. */
  #given(id: string, { day, groups }: Where): unknown {
    if (groups[id] !== undefined) return groups[id];
    if (id === 'today') return day;
    const facts = this.factsOn(day);
    const by = this.program.facts?.[id]?.by;
    const value = facts.values[id];
    if (by === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return value ?? null;
    const group = groups[by];
    if (group === undefined) return null;
    return Object.hasOwn(value, group) ? (value as Record<string, FactValue>)[group] : facts.missing(id);
  }

  #movedAs(id: string, where: Where) {
    if (where.day !== this.today) return undefined;
    const by = this.program.facts?.[id]?.by;
    return this.movables.of(id, by === undefined ? undefined : where.groups[by]);
  }

  #amount(id: string, where: Where): Amount {
    const moved = this.#movedAs(id, where);
    if (moved?.number !== undefined) return { value: moved.number, known: true };
    if (this.program.facts?.[id]) return this.#constant(this.#given(id, where));
    if (this.program.parameters?.[id]) return this.#parameter(id, where, (value) => this.#constant(value), chooseAmount);
    const derived = this.program.derived?.[id];
    return derived ? this.#derived(derived, where) : this.#constant(this.#given(id, where));
  }

  /** As a threshold, an operand or points: a lower bound is unknown. */
  #exact(id: string, where: Where): Amount {
    const { value, known: isKnown } = this.#amount(id, where);
    return { value, known: isKnown };
  }

  #parameter<T extends { known: Bool }>(
    id: string,
    where: Where,
    read: (value: FactValue) => T,
    pick: (when: Bool, then: T, otherwise: T) => T,
  ): T {
    const parameter = this.program.parameters?.[id];
    if (!parameter) throw new Error(id);
    const on = (date: string): T => {
      const question = { date, ...(where.tier === null ? {} : { tier: where.tier }) };
      const at = (variant?: number) => {
        const entry = parameterAt(parameter, variant === undefined ? question : { ...question, variant });
        return entry && read(this.#inside(entry.value, parameter.type));
      };
      let result = at() ?? read(null);
      for (const [index, { when: condition }] of [...(parameter.variants ?? []).entries()].reverse()) {
        const value = at(index);
        if (!value) continue;
        const { met, missed } = this.condition(condition, where);
        const otherwise = pick(missed, result, read(null));
        result = pick(met, value, otherwise);
      }
      return result;
    };
    if (parameter.at === undefined || parameter.records) return on(where.parametersOn);
    const date = this.#exact(parameter.at, where);
    if (typeof date.value.top === 'bigint') return date.known === true ? on(fromDay(Number(date.value.top))) : read(null);
    let result = on('0001-01-01');
    for (const from of changesOf(this.program, id)) result = pick(compared('>=', date.value, fraction(toDay(from))), on(from), result);
    return pick(date.known, result, read(null));
  }

  #derived(derived: Derived, where: Where): Amount {
    const all = (ids: readonly string[]) => ids.map((id) => this.#exact(id, where));
    if ('count' in derived) return counted(derived.count.map((id) => ({ truth: this.requirement(id, where), points: ONE })));
    if ('score' in derived) return this.#score(derived.score, where);
    if ('each' in derived) {
      const parts = this.#groupsOf(derived.each, derived.where, where).map((group) => ({
        truth: this.condition(derived.where, { ...where, groups: { ...where.groups, [derived.each]: group } }),
        points: ONE,
      }));
      return counted(parts);
    }
    if ('sum' in derived) {
      const [plus, minus] = [all(derived.sum), all(derived.minus ?? [])];
      const value = add(...plus.map((one) => one.value), ...minus.map((one) => negated(one.value)));
      return { value, known: and(...[...plus, ...minus].map((one) => one.known)) };
    }
    if ('min' in derived || 'max' in derived) {
      const parts = all('min' in derived ? derived.min : derived.max);
      const value = parts.map((part) => part.value).reduce('min' in derived ? least : most);
      return { value, known: and(...parts.map((part) => part.known)) };
    }
    if ('ratio' in derived) {
      const [above = '', below = ''] = derived.ratio;
      const [a, b] = all([above, below]) as [Amount, Amount];
      const scale = (id: string, other: string) => (this.#type(id) === 'money' && this.#type(other) !== 'money' ? this.#minor : 1);
      const isZero = compared('=', b.value, ZERO);
      const top = multiply(multiply(fraction(derived.per ?? 100), a.value), fraction(scale(below, above)));
      const quotient = isZero === true ? ZERO : divide(top, multiply(b.value, fraction(scale(above, below))));
      const onZero = typeof derived.onZero === 'number' ? fraction(derived.onZero) : ZERO;
      return { value: choose(isZero, onZero, quotient), known: and(a.known, b.known, or(not(isZero), typeof derived.onZero === 'number')) };
    }
    throw new Error('held is no number');
  }

  #groupsOf(field: string, where: Condition, { day }: Where): string[] {
    const group = this.#types.groups.get(field);
    if (group?.values) return [...group.values];
    const facts = this.factsOn(day);
    const read = new Set<string>();
    this.#factsIn(where, read);
    const names = [...read].flatMap((id) =>
      this.program.facts?.[id]?.by === field ? Object.keys((facts.values[id] ?? {}) as object) : [],
    );
    return [...new Set(names)];
  }

  #factsIn(condition: Condition, read: Set<string>): void {
    const text = JSON.stringify(condition);
    for (const id of Object.keys(this.program.facts ?? {})) if (text.includes(`"fact":${JSON.stringify(id)}`)) read.add(id);
    const more = [
      ...Object.entries(this.program.requirements ?? {}).flatMap(([id, { when: one }]) =>
        text.includes(`"condition":${JSON.stringify(id)}`) ? [one] : [],
      ),
      ...Object.entries(this.program.derived ?? {}).flatMap(([id, derived]) =>
        text.includes(`"fact":${JSON.stringify(id)}`) ? [asCondition(derived)] : [],
      ),
      ...Object.entries(this.program.parameters ?? {}).flatMap(([id, { variants = [] }]) =>
        text.includes(`"fact":${JSON.stringify(id)}`) ? variants.map((variant) => variant.when) : [],
      ),
    ];
    for (const one of more) this.#factsIn(one, read);
  }

  #num(num: Num, where: Where): Amount {
    return typeof num === 'number' ? { value: fraction(num), known: true } : this.#exact(num.fact, where);
  }

  #score(parts: readonly ScorePart[], where: Where): Amount {
    return counted(
      parts.map((part) => {
        const points = this.#num(part.points, where);
        if ('when' in part) return { truth: this.condition(part.when, where), points };
        const value = this.#exact(part.per, where);
        const isMoney = this.#type(part.per) === 'money';
        const full =
          typeof part.full === 'number' && isMoney
            ? this.#constant(toMinor(part.full, this.program.currency))
            : this.#num(part.full, where);
        const sure = and(value.known, full.known, points.known, compared('>', full.value, ZERO));
        const earned = sure === false ? ZERO : divide(multiply(points.value, least(most(value.value, ZERO), full.value)), full.value);
        return { truth: { met: sure, missed: false }, points, earned };
      }),
    );
  }

  #words(id: string, where: Where): Words {
    const moved = this.#movedAs(id, where);
    if (moved?.words) return { has: moved.words, known: true };
    if (moved?.flag !== undefined) return flagWords(known(moved.flag));
    if (moved?.number !== undefined) throw new Unreadable(`${id} is a date in a list`);
    const derived = this.program.derived?.[id];
    if (derived && 'held' in derived) return flagWords(this.#held(derived, where));
    if (this.program.parameters?.[id]) return this.#parameter(id, where, (value) => wordsOf(value as Literal), chooseWords);
    return wordsOf(this.#given(id, where) as Literal);
  }

  #held(derived: Extract<Derived, { held: string }>, where: Where): Truth {
    let term: string | null = typeof derived.trailing === 'string' ? derived.trailing : null;
    if (typeof derived.trailing === 'object') {
      const words = this.#words(derived.trailing.fact, where);
      if (words.known === false) return UNKNOWN;
      const chosen = [...words.has].filter(([, has]) => has !== false);
      if (words.known !== true || chosen.length !== 1) throw new Unreadable('a term that can be moved');
      term = chosen[0]?.[0] ?? null;
    }
    const days = heldDays(where.day, term, derived.calendar, this.program.calendar?.yearStarts);
    if (days === null || days.length === 0) return UNKNOWN;
    const follows = where.parametersOn === where.day;
    const truths = days.map((day) => this.requirement(derived.held, { ...where, day, parametersOn: follows ? day : where.parametersOn }));
    return derived.days === 'every' ? this.#all(truths) : swap(this.#all(truths.map(swap)));
  }
}

/** What this second reading has no words for. */
export class Unreadable extends Error {}

const ONE: Amount = { value: fraction(1), known: true };

/** Parts added up: what is met counts, what is unknown counts for the upper bound. */
function counted(parts: readonly { truth: Truth; points: Amount; earned?: Fraction }[]): Amount {
  const sums = parts.map(({ truth, points, earned = points.value }) => {
    const counts = and(truth.met, points.known);
    const open = and(not(truth.missed), points.known, not(counts));
    return { value: choose(counts, earned, ZERO), open: choose(open, points.value, ZERO) };
  });
  const value = add(...sums.map((sum) => sum.value));
  const more = add(...sums.map((sum) => sum.open));
  return { value, atMost: add(value, more), known: compared('=', more, ZERO) };
}

const wordsOf = (literal: Literal): Words => {
  if (literal === null || literal === undefined) return { has: new Map(), known: false };
  const list = Array.isArray(literal) ? literal : [String(literal)];
  return { has: new Map(list.map((word) => [String(word), true])), known: true };
};
const flagWords = ({ met, missed }: Truth): Words => ({
  has: new Map([
    ['true', met],
    ['false', missed],
  ]),
  known: or(met, missed),
});
const chooseAmount = (condition: Bool, then: Amount, otherwise: Amount): Amount => ({
  value: choose(condition, then.value, otherwise.value),
  known: chooseTruth(condition, then.known, otherwise.known),
});
function chooseWords(condition: Bool, then: Words, otherwise: Words): Words {
  const words = [...new Set([...then.has.keys(), ...otherwise.has.keys()])];
  return {
    has: new Map(words.map((word) => [word, chooseTruth(condition, then.has.get(word) ?? false, otherwise.has.get(word) ?? false)])),
    known: chooseTruth(condition, then.known, otherwise.known),
  };
}

function changesOf(program: Program, id: string): string[] {
  const days = [...JSON.stringify(program.parameters?.[id] ?? {}).matchAll(/"from":"(\d{4}-\d{2}-\d{2})"/g)].map(([, day = '']) => day);
  return [...new Set(days)].sort();
}

/** Something that names all that a derived value reads, to be looked through. */
const asCondition = (derived: Derived): Condition =>
  JSON.parse(
    JSON.stringify(derived, (key, value) =>
      (key === 'ratio' || key === 'sum' || key === 'minus' || key === 'min' || key === 'max') && Array.isArray(value)
        ? value.map((fact) => ({ fact }))
        : key === 'per' && typeof value === 'string'
          ? { fact: value }
          : key === 'count' && Array.isArray(value)
            ? value.map((condition) => ({ condition }))
            : value,
    ),
  ) as Condition;
