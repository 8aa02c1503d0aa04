import { type FactValue, toDay } from '@tierwright/facts';
import type { Derived, Num, RatioOf, ScorePart } from '@tierwright/program';
import { reader } from '../../compile/operand.ts';
import { readType } from '../../model/value-type.ts';
import { type Choice, chosen } from '../quantity/choice.ts';
import { extremeOf } from '../quantity/extreme.ts';
import { moved } from '../quantity/moved.ts';
import { constant, type Quantity } from '../quantity/quantity.ts';
import { ratioOf } from '../quantity/ratio.ts';
import { addedUp, type Part, pointsPer, pointsWhen } from '../quantity/score.ts';
import { sumOf } from '../quantity/sum.ts';
import { eachGroup } from './each-group.ts';
import { movablesOfFact } from './fact-movables.ts';
import { parameterChoice } from './parameter-choice.ts';
import { type Conditions, movablesIn, NotTaken, type Place } from './place.ts';

/** Numbers and dates as one: a date is a number of days. */
export const numberOf = (value: FactValue): number | null =>
  typeof value === 'number' ? value : typeof value === 'string' ? toDay(value) : null;

/** Makes quantities of numbers and dates. */
export class QuantityBuilder {
  readonly #place: Place;
  readonly #conditions: Conditions;

  constructor(place: Place, conditions: Conditions) {
    this.#place = place;
    this.#conditions = conditions;
  }

  #read(id: string): FactValue {
    return reader(this.#place.context.operand(id))(this.#place.frame);
  }

  /** The value of a fact, parameter or derived value in the place. */
  quantity(id: string): Quantity {
    const { program } = this.#place.context.at.compiled;
    if (id !== 'today' || program.facts?.today) {
      if (program.facts?.[id]) {
        const [movable] = movablesOfFact(this.#place, id);
        return movable ? moved(movable) : constant(numberOf(this.#read(id)));
      }
      const parameter = program.parameters?.[id];
      if (parameter) return this.#parameter(id);
      const derived = program.derived?.[id];
      if (derived && !this.#place.frame.facts.given.has(id)) return this.#derived(derived);
    }
    return constant(numberOf(this.#read(id)));
  }

  /** A parameter, as the values between which a choice is made. */
  choice(id: string): Choice<FactValue> {
    const variants = this.#place.context.at.compiled.program.parameters?.[id]?.variants ?? [];
    return parameterChoice(this.#place, id, {
      variant: (index) => {
        const when = variants[index]?.when;
        if (!when) throw new Error(`parameter ${id} has no variant ${index}`);
        return this.#conditions.condition(when);
      },
      date: (date) => this.quantity(date),
    });
  }

  #parameter(id: string): Quantity {
    const choice = this.choice(id);
    return chosen({
      ...choice,
      options: (box) => {
        const { values, mayBeUnknown } = choice.options(box);
        return { values: values.map(numberOf), mayBeUnknown };
      },
    });
  }

  #derived(derived: Derived): Quantity {
    const all = (ids: readonly string[]) => ids.map((id) => this.quantity(id));
    if ('count' in derived) return this.#counted(derived.count.map((id) => this.#conditions.requirement(id)));
    if ('score' in derived) return addedUp(derived.score.map((part) => this.#part(part)));
    if ('sum' in derived) return sumOf(all(derived.sum), all(derived.minus ?? []));
    if ('min' in derived) return extremeOf('min', all(derived.min));
    if ('max' in derived) return extremeOf('max', all(derived.max));
    if ('ratio' in derived) return this.#ratio(derived);
    if ('each' in derived) return this.#counted(eachGroup(this.#place, derived, () => this.#conditions.condition(derived.where)));
    throw new NotTaken('held');
  }

  #counted(formulas: ReturnType<Conditions['requirement']>[]): Quantity {
    const one = constant(1);
    return addedUp(formulas.map((formula) => pointsWhen(formula, movablesIn([formula], this.#place.movables), one)));
  }

  #ratio(derived: RatioOf): Quantity {
    const { program, moneyScale } = this.#place.context.at.compiled;
    const [a = '', b = ''] = derived.ratio;
    const isMoney = (id: string) => readType(program, id).type === 'money';
    return ratioOf({
      numerator: this.quantity(a),
      denominator: this.quantity(b),
      onZero: typeof derived.onZero === 'number' ? derived.onZero : null,
      per: derived.per ?? 100,
      numeratorScale: isMoney(a) && !isMoney(b) ? moneyScale : 1,
      denominatorScale: isMoney(b) && !isMoney(a) ? moneyScale : 1,
    });
  }

  #num(num: Num): Quantity {
    return typeof num === 'number' ? constant(num) : this.quantity(num.fact);
  }

  #part(part: ScorePart): Part {
    const points = this.#num(part.points);
    if ('when' in part) {
      const when = this.#conditions.condition(part.when);
      return pointsWhen(when, movablesIn([when], this.#place.movables), points);
    }
    const { program, moneyScale } = this.#place.context.at.compiled;
    const isMoney = readType(program, part.per).type === 'money';
    // A literal beside money is in major units (ENG-D2).
    const full = typeof part.full === 'number' && isMoney ? constant(Math.round(part.full * moneyScale)) : this.#num(part.full);
    return pointsPer(this.quantity(part.per), full, points);
  }
}
