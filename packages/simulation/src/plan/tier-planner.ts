import { type CompiledProgram, insideValue, parameterDays, readable, readType, referenceOf } from '@tierwright/engine';
import type { FactValue } from '@tierwright/facts';
import {
  type Condition,
  type Derived,
  type EachOf,
  type HeldOf,
  type Leaf,
  type Literal,
  type Num,
  type Parameter,
  type ParameterQuestion,
  parameterAt,
} from '@tierwright/program';
import type { ScorePartNode, StatusId, ValueId } from './node.ts';
import { NotInColumns } from './not-in-columns.ts';
import type { Plan } from './plan.ts';
import type { TrackPlan } from './track-plan.ts';

/** Where something is asked: for a tier, in a group. */
export interface Place {
  readonly tier: string | null;
  readonly groups: Readonly<Record<string, string>>;
  /** The field of which groups that occur are looked at, where there is one. */
  readonly each?: string;
}

/** The column that stands in place of a value of a parameter; `from` is the day from which the value holds. */
export type StandIn = (parameter: Parameter, asked: ParameterQuestion, from: string | undefined) => string | undefined;

/**
 * The column of whether a requirement held over its period as of the day, in a tier and a group; null where the period is
 * unknown or has no days.
 */
export type HeldColumn = (derived: HeldOf, place: Place, trailing: string | null) => string | null;

/** What conditions are planned for. */
export interface PlannedFor {
  /** The day that `today` is, or the first of some days on which it compares in the same way with all that it is compared with. */
  readonly day: string;
  /** Whether that day alone is decided. Default: it is. */
  readonly isOneDay?: boolean;
  /** The day whose parameters hold; by default the same. */
  readonly parametersOn?: string;
  readonly standIn?: StandIn;
  /** The column in which a declared fact stands; by default the one of its id. */
  readonly columnOf?: (fact: string) => string;
  /** Without it `held` is not in columns. */
  readonly held?: HeldColumn | undefined;
}

/** Puts the tier conditions of a version into a plan: what `TierContext` of the engine compiles to closures. */
export class TierPlanner {
  readonly #plan: Plan;
  readonly #compiled: CompiledProgram;
  /** The day whose facts are read. */
  readonly #day: string;
  readonly #isOneDay: boolean;
  /** The day whose parameters hold. */
  readonly #parametersOn: string;
  readonly #standIn: StandIn;
  readonly #columnOf: (fact: string) => string;
  readonly #heldColumn: HeldColumn | undefined;
  /** Days that `today` is compared with. */
  readonly turns = new Set<string>();

  constructor(plan: Plan, compiled: CompiledProgram, planned: PlannedFor) {
    const { day, isOneDay = true, parametersOn = day, standIn = () => undefined, columnOf = (fact) => fact, held } = planned;
    this.#plan = plan;
    this.#columnOf = columnOf;
    this.#heldColumn = held;
    this.#compiled = compiled;
    this.#day = day;
    this.#isOneDay = isOneDay;
    this.#parametersOn = parametersOn;
    this.#standIn = standIn;
  }

  /** The tracks in document order, those with groups once for each. */
  tracks(): TrackPlan[] {
    return (this.#compiled.program.tracks ?? []).flatMap((track): TrackPlan[] => {
      const applies = track.appliesTo === undefined ? null : this.#condition(track.appliesTo, { tier: null, groups: {} });
      const inGroup = (group: string | null): TrackPlan => ({
        track: track.id,
        group,
        applies,
        award: track.award ?? 'highest',
        tiers: track.tiers.map(({ id, qualify }) => ({
          id,
          qualify:
            qualify === undefined
              ? null
              : this.#condition(qualify, { tier: id, groups: group === null || track.per === undefined ? {} : { [track.per]: group } }),
        })),
      });
      return track.per === undefined ? [inGroup(null)] : (this.#compiled.groupDomain(track.per) ?? []).map(inGroup);
    });
  }

  /** A condition that stands elsewhere than in `qualify`: of a review, of a benefit. */
  condition(condition: Condition, place: Place): StatusId {
    return this.#condition(condition, place);
  }

  /** What a name stands for: a fact, a parameter, a derived value. */
  value(id: string, place: Place): ValueId {
    return this.#read(id, place);
  }

  /** What is written for a parameter (nothing in a blank cell), as `of` reads it; unknown where that cannot be told. */
  written(id: string, place: Place, of: (written: Literal | undefined) => FactValue): ValueId {
    const parameter = this.#compiled.program.parameters?.[id];
    if (!parameter) throw new Error(`parameter ${id} is not in the document`);
    return this.#parameter(parameter, place, of);
  }

  #condition(condition: Condition, place: Place): StatusId {
    if ('all' in condition) return this.#plan.all(condition.all.map((part) => this.#condition(part, place)));
    if ('any' in condition) return this.#plan.any(condition.any.map((part) => this.#condition(part, place)));
    if ('not' in condition) return this.#plan.status({ op: 'not', part: this.#condition(condition.not, place) });
    if ('condition' in condition) return this.#requirement(condition.condition, place);
    return this.#leaf(condition, place);
  }

  #requirement(id: string, place: Place): StatusId {
    const requirement = this.#compiled.program.requirements?.[id];
    if (!requirement) throw new Error(`requirement ${id} is not in the document`);
    return this.#condition(requirement.when, place);
  }

  #leaf({ fact, operator, value }: Leaf, place: Place): StatusId {
    const of = referenceOf(value);
    const [isLeftToday, isRightToday] = [this.#isToday(fact), this.#isToday(of)];
    const left = isLeftToday ? this.#constant(this.#day) : this.#read(fact, place);
    const right = isRightToday
      ? this.#constant(this.#day)
      : of === undefined
        ? this.#constant(this.#literal(fact, value as Literal))
        : this.#read(of, place);
    if (isLeftToday) this.#comparesToday(right);
    if (isRightToday) this.#comparesToday(left);
    return this.#plan.status({ op: 'test', operator, left, right });
  }

  #isToday(id: string | undefined): boolean {
    return id === 'today' && this.#compiled.program.facts?.today === undefined;
  }

  /** Beside a written day today turns on that day and on the next one; beside a fact it would on days of each partner's own. */
  #comparesToday(other: ValueId): void {
    const node = this.#plan.values[other];
    if (node?.op !== 'constant') {
      if (!this.#isOneDay) throw new NotInColumns('today', 'the day', 'it is compared with days that differ between partners');
      return;
    }
    for (const day of [node.value].flat()) if (typeof day === 'string') this.turns.add(day);
  }

  /** A literal beside a fact; a list on the right of `in` is a list of the left side's words. */
  #literal(fact: string, literal: Literal): FactValue {
    const { program } = this.#compiled;
    const { type } = readType(program, fact);
    if (!Array.isArray(literal)) return insideValue(literal, type, program.currency);
    const member = type === 'set' ? 'string' : type;
    return (literal as readonly Literal[]).map((one) => insideValue(one, member, program.currency)) as unknown as FactValue;
  }

  #constant(value: FactValue): ValueId {
    return this.#plan.value({ op: 'constant', value });
  }

  #read(id: string, place: Place): ValueId {
    const { program } = this.#compiled;
    const fact = program.facts?.[id];
    if (id === 'today' && !fact) {
      if (!this.#isOneDay) throw new NotInColumns(id, 'the day', 'it is another one on each day');
      return this.#constant(this.#day);
    }
    if (fact) {
      const column = this.#columnOf(id);
      if (fact.by === undefined) return this.#plan.value({ op: 'fact', fact: column, group: null });
      if (fact.by === place.each) return this.#plan.value({ op: 'entry', by: fact.by, fact: column });
      const group = place.groups[fact.by];
      return group === undefined ? this.#constant(null) : this.#plan.value({ op: 'fact', fact: column, group });
    }
    const parameter = program.parameters?.[id];
    if (parameter) return this.#parameter(parameter, place);
    const derived = program.derived?.[id];
    if (derived) return this.#derived(id, derived, place);
    if (id === place.each) return this.#plan.value({ op: 'entry', by: id, fact: null });
    const group = place.groups[id];
    return group === undefined ? this.#plan.value({ op: 'fact', fact: id, group: null }) : this.#constant(group);
  }

  /** ENG-P2, ENG-P3. */
  #parameter(parameter: Parameter, place: Place, of = this.#insideOf(parameter)): ValueId {
    if (parameter.at === undefined || parameter.records !== undefined) return this.#parameterOn(parameter, this.#parametersOn, place, of);
    const days = parameterDays(parameter);
    const values = ['0001-01-01', ...days].map((day) => this.#parameterOn(parameter, day, place, of));
    return this.#plan.value({ op: 'onDay', day: this.#read(parameter.at, place), days, values });
  }

  #insideOf({ type }: Parameter): (written: Literal | undefined) => FactValue {
    const { currency } = this.#compiled.program;
    return (written) => (written === undefined ? null : insideValue(written, type, currency));
  }

  #parameterOn(parameter: Parameter, date: string, place: Place, of: (written: Literal | undefined) => FactValue): ValueId {
    const question = { date, ...(place.tier === null ? {} : { tier: place.tier }) };
    const own = parameterAt(parameter, question);
    const inForce = (found: NonNullable<typeof own>, asked: ParameterQuestion): ValueId => {
      const name = this.#standIn(parameter, asked, found.from);
      return name === undefined ? this.#constant(of(found.value)) : this.#plan.value({ op: 'fact', fact: name, group: null });
    };
    const otherwise = own === undefined ? this.#constant(of(undefined)) : inForce(own, question);
    const cases = (parameter.variants ?? []).flatMap((variant, index) => {
      const asked = { ...question, variant: index };
      const found = parameterAt(parameter, asked);
      if (found === undefined) return [];
      return [{ when: this.#condition(variant.when, place), value: inForce(found, asked) }];
    });
    return cases.length === 0 ? otherwise : this.#plan.value({ op: 'choose', cases, otherwise });
  }

  #derived(id: string, derived: Derived, place: Place): ValueId {
    const plan = this.#plan;
    const { program, moneyScale } = this.#compiled;
    const read = (operand: string): ValueId => this.#read(operand, place);
    if ('count' in derived) return plan.value({ op: 'count', parts: derived.count.map((one) => this.#requirement(one, place)) });
    if ('score' in derived) {
      const parts = derived.score.map((part): ScorePartNode => {
        const points = this.#num(part.points, place);
        if ('when' in part) return { when: this.#condition(part.when, place), points };
        const full = typeof part.full === 'object' ? read(part.full.fact) : this.#constant(this.#full(part.full, part.per));
        return { per: read(part.per), full, points };
      });
      return plan.value({ op: 'score', parts });
    }
    if ('sum' in derived) return plan.value({ op: 'sum', plus: derived.sum.map(read), minus: (derived.minus ?? []).map(read) });
    if ('min' in derived) return plan.value({ op: 'min', of: derived.min.map(read) });
    if ('max' in derived) return plan.value({ op: 'max', of: derived.max.map(read) });
    if ('ratio' in derived) {
      const [a = '', b = ''] = derived.ratio;
      const isMoney = (operand: string): boolean => readType(program, operand).type === 'money';
      return plan.value({
        op: 'ratio',
        numerator: read(a),
        denominator: read(b),
        onZero: typeof derived.onZero === 'number' ? derived.onZero : null,
        per: derived.per ?? 100,
        numeratorScale: isMoney(a) && !isMoney(b) ? moneyScale : 1,
        denominatorScale: isMoney(b) && !isMoney(a) ? moneyScale : 1,
      });
    }
    if ('each' in derived) {
      const groups = this.#compiled.groupDomain(derived.each);
      if (groups === undefined) return this.#eachOccurring(id, derived, place);
      const inGroup = (group: string): Place => ({ ...place, groups: { ...place.groups, [derived.each]: group } });
      return plan.value({ op: 'count', parts: groups.map((group) => this.#condition(derived.where, inGroup(group))) });
    }
    return this.#held(id, derived, place);
  }

  /** ENG-D6. */
  #held(id: string, derived: HeldOf, place: Place): ValueId {
    const { trailing = null, calendar } = derived;
    const term = typeof trailing === 'object' && trailing !== null ? this.#read(trailing.fact, place) : this.#constant(trailing);
    const node = this.#plan.values[term];
    const isKnown = node?.op === 'constant';
    if (calendar === undefined && isKnown && node.value === null) return this.#constant(null);
    if (this.#heldColumn === undefined) throw new NotInColumns(id, 'held', 'it asks for other days');
    if (place.each !== undefined) throw new NotInColumns(id, 'held', 'it is asked of groups that occur');
    if (!isKnown) throw new NotInColumns(id, 'held', 'its period differs between partners');
    const column = this.#heldColumn(derived, place, node.value as string | null);
    return column === null ? this.#constant(null) : this.#plan.value({ op: 'fact', fact: column, group: null });
  }

  #eachOccurring(id: string, { each, where }: EachOf, place: Place): ValueId {
    const { program } = this.#compiled;
    if (place.each !== undefined) throw new NotInColumns(id, 'each', 'it stands inside another one over groups that occur');
    const facts = readable(program, [where]).facts.filter((fact) => program.facts?.[fact]?.by === each);
    return this.#plan.value({ op: 'each', by: each, facts: facts.map(this.#columnOf), where: this.#condition(where, { ...place, each }) });
  }

  #num(num: Num, place: Place): ValueId {
    return typeof num === 'number' ? this.#constant(num) : this.#read(num.fact, place);
  }

  /** `full` of a money fact is money: a literal is in major units. */
  #full(full: number, per: string): number {
    const { program, moneyScale } = this.#compiled;
    return readType(program, per).type === 'money' ? Math.round(full * moneyScale) : full;
  }
}
