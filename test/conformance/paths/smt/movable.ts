import { type FactSet, toDay } from '@tierwright/facts';
import { currencyExponent, type Fact, type Program, ValueTypes } from '@tierwright/program';
import { and, type Bool, compared, type Fraction, fraction, moving, not, or } from './text.ts';

/** What can be moved of a fact, as constants of the solver (ENG-H2, read a second time). */
interface Moved {
  /** The number after the moves; for a flag whether it is true. */
  number?: Fraction;
  flag?: Bool;
  /** Word → whether the value is (or, of a set, has) the word. */
  words?: Map<string, Bool>;
}

/** What the solver is told of one thing that can be moved. */
export interface Told {
  /** Its constants, by name. */
  names: string[];
  declared: string[];
  bounds: Bool[];
  /** What the moves cost: a whole number of cost units divided by 10^decimals. */
  cost: string;
  decimals: number;
}

/** Everything that can be moved. */
export interface Movables {
  of(fact: string, group?: string): Moved | undefined;
  told: Told[];
}

const isGroups = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function countsFrom(program: Program, fact: Fact | undefined): boolean {
  const from = fact?.from;
  if (!from) return false;
  return 'within' in from
    ? countsFrom(program, program.facts?.[from.within])
    : from.aggregate === 'count' || from.aggregate === 'countDistinct';
}

const decimalsOf = (value: number): number => {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
};
const wholeOf = (value: number, decimals: number): string => String(Math.round(value * 10 ** decimals));

/** `name` sets the constants of one case apart from those of others. */
export function movables(program: Program, facts: FactSet, name: string, wordsOf: (fact: string) => readonly string[]): Movables {
  const minor = 10 ** (currencyExponent(program.currency) ?? 2);
  const types = new ValueTypes(program);
  const found = new Map<string, Moved>();
  const told: Told[] = [];
  let count = 0;

  const flip = (cost: number, now: boolean): Bool => {
    const flag = `${name}f${count++}`;
    const decimals = decimalsOf(cost);
    told.push({
      names: [flag],
      declared: [`(declare-const ${flag} Bool)`],
      bounds: [],
      cost: `(ite ${flag} ${wholeOf(cost, decimals)} 0)`,
      decimals,
    });
    return now ? not(flag) : flag;
  };

  const numbered = (id: string, fact: Fact, start: number): void => {
    const { costPerUnit = 0, step: asked = 0 } = fact.actionable ?? {};
    let units = asked > 0 ? asked : fact.type === 'money' ? 1 / minor : fact.type === 'number' || fact.type === 'percent' ? 0.01 : 1;
    if (fact.type === 'money') units = Math.max(1, Math.ceil(units * minor - 1e-6)) / minor;
    if (fact.type === 'integer' || fact.type === 'date') units = Math.max(1, Math.ceil(units));
    const steps = `${name}n${count++}`;
    const far = `${steps}far`;
    const inside = fact.type === 'money' ? Math.round(units * minor) : units;
    const value = moving(steps, inside, start);
    const scale = fact.type === 'money' ? minor : 1;
    const least = fact.type === 'date' ? undefined : (fact.min ?? (countsFrom(program, fact) ? 0 : undefined));
    const most = fact.type === 'date' ? undefined : fact.max;
    const bounds: Bool[] = [`(>= ${far} ${steps})`, `(>= ${far} (- ${steps}))`];
    // A value beyond a bound may stay where it is.
    if (least !== undefined) bounds.push(or(compared('>=', value, fraction(least * scale)), `(>= ${steps} 0)`));
    if (most !== undefined) bounds.push(or(compared('<=', value, fraction(most * scale)), `(<= ${steps} 0)`));
    const decimals = decimalsOf(costPerUnit) + decimalsOf(units);
    const price = BigInt(wholeOf(costPerUnit, decimalsOf(costPerUnit))) * BigInt(wholeOf(units, decimalsOf(units)));
    told.push({
      names: [steps],
      declared: [`(declare-const ${steps} Int)`, `(declare-const ${far} Int)`],
      bounds,
      cost: `(* ${price} ${far})`,
      decimals,
    });
    found.set(id, { number: value });
  };

  const worded = (id: string, fact: Fact, value: string, words: readonly string[]): void => {
    const cost = fact.actionable?.costPerUnit ?? 0;
    const chosen = new Map(words.map((word) => [word, `${name}w${count++}`] as const));
    const names = [...chosen.values()];
    const apart = names.flatMap((one, index) => names.slice(index + 1).map((other) => not(and(one, other))));
    const decimals = decimalsOf(cost);
    told.push({
      names,
      declared: names.map((word) => `(declare-const ${word} Bool)`),
      bounds: [`(or ${names.join(' ')} false)`, ...apart],
      cost: `(ite ${chosen.get(value)} 0 ${wholeOf(cost, decimals)})`,
      decimals,
    });
    found.set(id, { words: new Map(chosen) });
  };

  const add = (id: string, factId: string, fact: Fact, value: unknown): void => {
    const declared = types.declared.get(factId)?.values;
    const cost = fact.actionable?.costPerUnit ?? 0;
    if (typeof value === 'number') numbered(id, fact, value);
    else if (typeof value === 'string' && fact.type === 'date') numbered(id, fact, toDay(value));
    else if (typeof value === 'string' && fact.type === 'enum') worded(id, fact, value, [...new Set([value, ...(declared ?? [])])]);
    else if (typeof value === 'boolean') found.set(id, { flag: flip(cost, value) });
    else if (fact.type === 'set' && Array.isArray(value)) {
      const words = new Set([...(declared ?? wordsOf(factId)), ...(value as string[])]);
      found.set(id, { words: new Map([...words].map((word) => [word, flip(cost, value.includes(word))])) });
    }
  };

  for (const [factId, fact] of Object.entries(program.facts ?? {})) {
    if (!fact.actionable) continue;
    const value = facts.values[factId];
    if (!isGroups(value)) add(factId, factId, fact, value);
    else for (const [group, one] of Object.entries(value)) add(`${factId}\n${group}`, factId, fact, one);
  }
  return { of: (fact, group) => found.get(group === undefined ? fact : `${fact}\n${group}`), told };
}
