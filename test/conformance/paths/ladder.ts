import type { PartnerData } from '@tierwright/facts';
import type { Condition, Derived, Fact, Json, Leaf, Literal, Parameter, Program, Requirement, ScorePart, Track } from '@tierwright/program';
import { Random } from '../random/random.ts';

/** A small document in which nearly everything can be moved, and a partner that stands a little below its tiers. */
export interface Ladder {
  program: Program;
  data: PartnerData;
  asOf: string;
}

const TIERS = ['bronze', 'silver', 'gold'] as const;
const AREAS = ['north', 'south', 'east'] as const;
const WORDS = ['red', 'green', 'blue'] as const;
const LEVELS = ['low', 'middle', 'high'] as const;
/** Divisors whose quotients end: the solver counts in fractions, the evaluators in doubles. */
const WHOLES = [2, 4, 5, 8, 10, 20, 25] as const;
const ASOF = '2026-05-17';

/** What holds without the attribute. */
const MISSING = { number: 0, money: 0, percent: 0, date: '2026-01-01', boolean: false, enum: 'low', set: [] } as const;

type Kind = 'number' | 'money' | 'percent' | 'date' | 'boolean' | 'enum' | 'set';
interface Value {
  id: string;
  kind: Kind;
  /** A typical size, to set thresholds near. */
  size: number;
  byArea?: true;
  isRatio?: true;
}

class Maker {
  readonly random: Random;
  readonly facts: Record<string, Fact> = {};
  readonly derived: Record<string, Derived> = {};
  readonly requirements: Record<string, Requirement> = {};
  readonly parameters: Record<string, Parameter> = {};
  readonly attributes: Record<string, Json> = {};
  readonly values: Value[] = [];
  /** Requirements, and whether they are met or not for each area. */
  readonly made: { id: string; byArea: boolean }[] = [];

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  #actionable(step: readonly number[]): Pick<Fact, 'actionable'> {
    const { random } = this;
    if (random.chance(0.12)) return {};
    const costPerUnit = random.pick([0, 1, 1, 2, 3, 0.5, 0.25, 7, 20]);
    return { actionable: { costPerUnit, ...random.maybe(0.5, () => ({ step: random.pick(step) })) } };
  }

  #add(id: string, kind: Kind, size: number, fact: Partial<Fact>, value: Json): void {
    this.facts[id] = {
      title: id,
      type: kind === 'number' ? 'integer' : kind,
      attribute: id,
      onMissing: this.random.chance(0.15) ? 'unknown' : (MISSING[kind] as Literal),
      ...fact,
    } as Fact;
    if (this.random.chance(0.95)) this.attributes[id] = value;
    this.values.push({ id, kind, size });
  }

  addFacts(): void {
    const { random } = this;
    for (const id of random.some(['a', 'b', 'c', 'd'], 2, 4)) {
      const size = random.int(2, 12);
      const bounds = { ...random.maybe(0.3, () => ({ min: 0 })), ...random.maybe(0.25, () => ({ max: 40 })) };
      this.#add(id, 'number', size, { ...this.#actionable([1, 2, 3, 5]), ...bounds }, random.int(0, size));
    }
    for (const id of random.some(['m', 'n', 'o'], 1, 3)) {
      const size = random.int(1, 20) * 500;
      const bounds = random.maybe(0.3, () => ({ min: 0 }));
      this.#add(id, 'money', size, { ...this.#actionable([1, 50, 100, 250.5, 1000]), ...bounds }, random.int(0, size * 100) / 100);
    }
    if (random.chance(0.5))
      this.#add('share', 'percent', 60, { ...this.#actionable([0.5, 1, 10]), min: 0, max: 100 }, random.int(0, 1000) / 10);
    if (random.chance(0.4)) this.#add('rating', 'number', 5, { type: 'number', ...this.#actionable([0.5, 0.1]) }, random.int(0, 60) / 10);
    if (random.chance(0.5)) this.#add('signed', 'boolean', 1, this.#actionable([1]), random.chance(0.5));
    if (random.chance(0.4)) this.#add('level', 'enum', 1, { values: [...LEVELS], ...this.#actionable([1]) }, random.pick(LEVELS));
    if (random.chance(0.4)) this.#add('words', 'set', 1, { values: [...WORDS], ...this.#actionable([1]) }, random.some(WORDS, 0, 2));
    if (random.chance(0.3)) this.#add('joined', 'date', 1, this.#actionable([1, 7, 30]), `2026-0${random.int(1, 6)}-1${random.int(0, 9)}`);
    const from = (aggregate: 'sum' | 'count') => ({ record: 'order', aggregate, ...(aggregate === 'sum' ? { of: 'amount' } : {}) });
    if (random.chance(0.5)) {
      this.facts['area.sales'] = {
        title: 'Sales in an area',
        type: 'money',
        by: 'area',
        from: from('sum'),
        ...this.#actionable([50, 100]),
      } as Fact;
      this.values.push({ id: 'area.sales', kind: 'money', size: 2000, byArea: true });
    }
    if (random.chance(0.4)) {
      this.facts['area.orders'] = {
        title: 'Orders in an area',
        type: 'integer',
        by: 'area',
        from: from('count'),
        ...this.#actionable([1, 2]),
      } as Fact;
      this.values.push({ id: 'area.orders', kind: 'number', size: 3, byArea: true });
    }
  }

  #of(kinds: readonly Kind[], byArea: boolean): Value[] {
    return this.values.filter((value) => kinds.includes(value.kind) && (byArea || !value.byArea));
  }

  addParameter(id: string, kind: 'number' | 'money', size: number): void {
    const { random } = this;
    const rising = (factor: number) => TIERS.map((tier, index) => [tier, Math.ceil(size * factor * (0.5 + index / 2))] as const);
    const flag = this.values.find((value) => value.kind === 'boolean');
    this.parameters[id] = {
      type: kind === 'number' ? 'integer' : 'money',
      byTier: Object.fromEntries(rising(1)),
      ...(flag && random.chance(0.5) && this.facts[flag.id]
        ? { variants: [{ when: { all: [{ fact: flag.id, operator: 'equal', value: true }] }, byTier: Object.fromEntries(rising(0.7)) }] }
        : {}),
    };
    this.values.push({ id, kind, size });
  }

  addDerived(index: number): void {
    const { random } = this;
    const id = `derived${index}`;
    const kind = random.pick(['number', 'money'] as const);
    const alike = this.#of([kind], false).filter(({ isRatio }) => !isRatio);
    const [first, ...more] = random.some(alike, 1, 3);
    if (!first) return;
    const ids = [first, ...more].map((value) => value.id);
    const size = [first, ...more].reduce((sum, value) => sum + value.size, 0);
    const roll = random.int(0, 6);
    if (roll === 0 && more.length > 0) {
      const minus = random.chance(0.3);
      this.derived[id] = minus ? { sum: ids.slice(0, -1), minus: ids.slice(-1) } : { sum: ids };
      this.values.push({ id, kind, size: minus ? first.size : size });
    } else if (roll === 1 && more.length > 0) {
      const extreme = random.pick(['min', 'max'] as const);
      this.derived[id] = extreme === 'min' ? { min: ids } : { max: ids };
      this.values.push({ id, kind, size: first.size });
    } else if (roll === 2 && more.length > 0) {
      const per = random.chance(0.3) ? { per: 100 } : {};
      const onZero = random.pick([{}, { onZero: 0 }, { onZero: 50 }]);
      this.derived[id] = { ratio: ids.slice(0, 2), ...per, ...onZero };
      this.values.push({ id, kind: per.per ? 'number' : 'percent', size: 60, isRatio: true });
    } else if (roll === 3 && this.made.length > 1) {
      const counted = random.some(
        this.made.filter(({ byArea }) => !byArea),
        2,
        4,
      );
      if (counted.length === 0) return;
      this.derived[id] = { count: counted.map((requirement) => requirement.id) };
      this.values.push({ id, kind: 'number', size: counted.length - 1 });
    } else if (roll === 4) {
      const areas = this.#of(['money', 'number'], true).filter(({ byArea }) => byArea);
      const [one] = areas;
      if (!one) return;
      this.derived[id] = {
        each: 'area',
        where: { all: [this.#leaf(one), ...(random.chance(0.4) ? [this.#leaf(random.pick(areas))] : [])] },
      };
      this.values.push({ id, kind: 'number', size: 2 });
    } else this.#addScore(id);
  }

  #addScore(id: string): void {
    const { random } = this;
    const measured = random.some(
      this.#of(['number', 'money'], false).filter((value) => !value.isRatio && !value.id.startsWith('derived')),
      1,
      3,
    );
    const parts: ScorePart[] = measured.map((value) => ({
      per: value.id,
      full: value.kind === 'money' ? 1000 : random.pick(WHOLES),
      points: random.int(1, 5) * 10,
    }));
    const when = random.pickAny(this.made.filter(({ byArea }) => !byArea));
    if (when && random.chance(0.6)) parts.push({ when: { condition: when.id }, points: random.int(1, 4) * 5 });
    if (parts.length === 0) return;
    this.derived[id] = { score: parts };
    this.values.push({ id, kind: 'number', size: parts.length * 20 });
  }

  #leaf(value: Value): Leaf {
    const { random } = this;
    const { id, kind, size } = value;
    if (kind === 'boolean') return { fact: id, operator: 'equal', value: random.chance(0.7) };
    if (kind === 'enum') return { fact: id, operator: 'in', value: random.some(LEVELS, 1, 2) };
    if (kind === 'set')
      return { fact: id, operator: random.pick(['contains', 'everyValue:contains', 'someValue:contains'] as const), value: [] };
    if (kind === 'date')
      return { fact: id, operator: random.pick(['lessThan', 'greaterThanInclusive'] as const), value: `2026-0${random.int(1, 7)}-15` };
    const upwards = random.chance(0.85);
    const operator = upwards
      ? random.pick(['greaterThanInclusive', 'greaterThanInclusive', 'greaterThan'] as const)
      : random.pick(['lessThanInclusive', 'lessThan'] as const);
    const others = this.values.filter(
      (other) => other.id !== id && other.kind === kind && !other.byArea && !other.isRatio && !other.id.startsWith('derived'),
    );
    const right = random.chance(0.3) ? random.pickAny(others) : undefined;
    const near = Math.max(0, size * (upwards ? random.pick([0.5, 0.8, 1, 1.3]) : random.pick([1, 1.5, 2])));
    const literal = kind === 'money' ? Math.round(near * 100) / 100 : kind === 'percent' ? Math.round(near * 2) / 2 : Math.round(near);
    return { fact: id, operator, value: right ? { fact: right.id } : literal };
  }

  #test(byArea: boolean): Condition {
    const { random } = this;
    const value = random.pick(this.values.filter((one) => (byArea || !one.byArea) && (one.byArea || one.kind !== 'set' || true)));
    const leaf = this.#leaf(value);
    if (value.kind === 'set') leaf.value = leaf.operator === 'contains' ? random.pick(WORDS) : random.some(WORDS, 1, 2);
    return leaf;
  }

  condition(byArea: boolean, depth: number): Condition {
    const { random } = this;
    const named = random.pickAny(this.made.filter((one) => byArea || !one.byArea));
    if (named && random.chance(0.35)) return { condition: named.id };
    if (depth === 0 || random.chance(0.4)) return this.#test(byArea);
    const parts = random.times(2, 3, () => this.condition(byArea, depth - 1));
    if (random.chance(0.12)) return { not: { any: parts } };
    return random.chance(0.5) ? { all: parts } : { any: parts };
  }

  addRequirement(index: number): void {
    const byArea = this.random.chance(0.2);
    const id = `requirement${index}`;
    const body = this.condition(byArea, this.made.length < 3 ? 1 : 2);
    this.requirements[id] = { title: id, why: 'It is asked for.', when: 'fact' in body ? { all: [body] } : body };
    const text = JSON.stringify(body);
    const readsArea = text.includes('"area.') || this.made.some((one) => one.byArea && text.includes(`"condition":"${one.id}"`));
    this.made.push({ id, byArea: readsArea });
  }

  tracks(): Track[] {
    const { random } = this;
    const grouped = this.values.some(({ byArea }) => byArea) && random.chance(0.25);
    return [
      {
        id: 'track',
        title: 'Track',
        ...(grouped ? { per: 'area' } : {}),
        ...(random.chance(0.3) ? { award: 'ladder' } : {}),
        tiers: TIERS.map((id) => {
          const parts = random.times(1, 3, () => this.condition(grouped, 1));
          return { id, title: id, qualify: { all: parts } };
        }),
      },
    ];
  }
}

/** The document and the partner of a seed, with so many requirements and derived values. It may not load: conditions that the language refuses are made too. */
export function randomLadder(seed: number, size = 5): Ladder {
  const maker = new Maker(seed);
  const { random } = maker;
  maker.addFacts();
  if (random.chance(0.6)) maker.addParameter('min.count', 'number', random.int(3, 10));
  if (random.chance(0.6)) maker.addParameter('min.sales', 'money', random.int(2, 12) * 500);
  for (let index = 1; index <= size; index += 1) {
    maker.addRequirement(index);
    maker.addDerived(index);
  }
  const program: Program = {
    pdl: '1.0',
    program: `ladder-${seed}`,
    version: '1',
    title: 'Ladder',
    currency: 'EUR',
    timeZone: 'UTC',
    records: { order: { title: 'Order', fields: { area: { type: 'enum', values: [...AREAS] }, amount: { type: 'money' } } } },
    facts: maker.facts,
    parameters: maker.parameters,
    derived: maker.derived,
    requirements: maker.requirements,
    tracks: maker.tracks(),
  };
  const order = () => random.times(0, 5, () => ({ area: random.pick(AREAS), amount: random.int(1, 2000) }));
  return { program, data: { id: `partner-${seed}`, attributes: maker.attributes, records: { order: order() } }, asOf: ASOF };
}
