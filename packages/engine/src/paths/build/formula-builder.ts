import type { FactValue, Status } from '@tierwright/facts';
import type { Condition, HeldOf, Leaf, Literal } from '@tierwright/program';
import { enter } from '../../compile/frame.ts';
import { reader } from '../../compile/operand.ts';
import { refOf } from '../../model/fact-ref.ts';
import { inside } from '../../model/inside.ts';
import { readable } from '../../model/readable.ts';
import { isNumeric, readType } from '../../model/value-type.ts';
import { comparison, type NumberOperator } from '../formula/comparison.ts';
import { type Formula, MET, MISSED, Settled, UNKNOWN } from '../formula/formula.ts';
import { allOf, anyOf, notOf } from '../formula/group.ts';
import { replayed } from '../formula/replayed.ts';
import { setTest, type WordSet } from '../formula/set-test.ts';
import { wordTest } from '../formula/word-test.ts';
import { changedFacts } from '../movable/changed-facts.ts';
import type { Choice } from '../quantity/choice.ts';
import { constant, type Quantity } from '../quantity/quantity.ts';
import { NO_BOX } from '../search/box.ts';
import { movablesOfFact } from './fact-movables.ts';
import { heldFormula } from './held-formula.ts';
import { settledChoice } from './parameter-choice.ts';
import { type Conditions, movablesIn, NotTaken, type Place } from './place.ts';
import { numberOf, QuantityBuilder } from './quantity-builder.ts';
import { memberSet, setOfWords } from './word-sets.ts';

const BIT = { met: MET, missed: MISSED, unknown: UNKNOWN } as const satisfies Record<Status, number>;

/** Makes a formula of a condition in a place: what cannot be moved becomes constant (ENG-H3). */
export class FormulaBuilder implements Conditions {
  readonly #place: Place;
  readonly #quantities: QuantityBuilder;

  constructor(place: Place) {
    this.#place = place;
    this.#quantities = new QuantityBuilder(place, this);
  }

  condition(condition: Condition): Formula {
    if ('all' in condition) return allOf(condition.all.map((part) => this.condition(part)));
    if ('any' in condition) return anyOf(condition.any.map((part) => this.condition(part)));
    if ('not' in condition) return notOf(this.condition(condition.not));
    if ('condition' in condition) return this.requirement(condition.condition);
    return this.#leaf(condition);
  }

  requirement(id: string): Formula {
    const { context, frame } = this.#place;
    if (frame.hasWaivers && frame.waived[id] !== undefined) return new Settled(MET);
    const requirement = context.at.compiled.program.requirements?.[id];
    if (!requirement) throw new Error(`requirement ${id} is not in the document`);
    return this.condition(requirement.when);
  }

  #leaf(leaf: Leaf): Formula {
    let formula: Formula;
    try {
      formula = this.#test(leaf);
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      formula = this.#replayed(leaf);
    }
    if (formula.reads !== 0n || formula instanceof Settled) return formula;
    const { context, frame, orders } = this.#place;
    // An order that is tried may stand behind it: then it is not what the facts of today say.
    if (orders.isTried) return new Settled(formula.statuses(NO_BOX));
    enter(frame);
    return new Settled(BIT[context.condition(leaf).status(frame)]);
  }

  #replayed(leaf: Leaf): Formula {
    const { context, frame, frameWith } = this.#place;
    const { facts } = readable(context.at.compiled.program, [leaf]);
    const movables = this.#place.movables.filter(({ fact }) => facts.includes(fact));
    const groups = { ...frame.groups };
    const { waived, hasWaivers } = frame;
    return replayed(movables, (box) => {
      const other = frameWith(changedFacts(frame.facts, movables, box.low));
      Object.assign(other.groups, groups);
      return context.condition(leaf).status(Object.assign(other, { waived, hasWaivers }));
    });
  }

  #test(leaf: Leaf): Formula {
    const { program } = this.#place.context.at.compiled;
    const { type } = readType(program, leaf.fact);
    const right = refOf(leaf.value);
    const literal = leaf.value as Literal;
    if (leaf.operator === 'in' || leaf.operator === 'notIn') return this.#listed(leaf, right);
    if (type === 'set') {
      const words = right === undefined ? setOfWords(settledChoice(inside(literal, 'set', program.currency))) : this.#wordsOrSet(right);
      return setTest(leaf.operator, this.#set(leaf.fact), words);
    }
    if (isNumeric(type) || type === 'date') {
      const limit = right === undefined ? constant(numberOf(inside(literal, type, program.currency))) : this.#quantities.quantity(right);
      return this.#compared(leaf.operator as NumberOperator, this.#quantities.quantity(leaf.fact), limit);
    }
    const value = right === undefined ? settledChoice(inside(literal, type, program.currency)) : this.#words(right);
    return wordTest(leaf.operator, this.#words(leaf.fact), value);
  }

  #compared(operator: NumberOperator, left: Quantity, right: Quantity): Formula {
    const [one, other] = [left.isMovable, right.isMovable];
    const isMet = one && other && one !== other ? this.#place.orders.isMet(operator, one, other) : undefined;
    if (isMet === undefined) return comparison(operator, left, right);
    return new Settled(isMet ? MET : MISSED);
  }

  /** A word or date in a list: a list that can be moved is a set. */
  #listed(leaf: Leaf, right: string | undefined): Formula {
    const { program } = this.#place.context.at.compiled;
    const { type } = readType(program, leaf.fact);
    if (type === 'date') {
      const literal = leaf.value as Literal;
      if (right !== undefined || !Array.isArray(literal) || literal.length === 0) throw new NotTaken(leaf.fact);
      const date = this.#quantities.quantity(leaf.fact);
      const among = anyOf(literal.map((day) => comparison('equal', date, constant(numberOf(day)))));
      return leaf.operator === 'in' ? among : notOf(among);
    }
    const list = right === undefined ? setOfWords(settledChoice(inside(leaf.value as Literal, 'set', program.currency))) : this.#set(right);
    return setTest(leaf.operator, setOfWords(this.#words(leaf.fact)), list);
  }

  #wordsOrSet(id: string): WordSet {
    return readType(this.#place.context.at.compiled.program, id).type === 'set' ? this.#set(id) : setOfWords(this.#words(id));
  }

  #set(id: string): WordSet {
    const { context, frame } = this.#place;
    const members = movablesOfFact(this.#place, id);
    if (members.length > 0) return memberSet(members);
    if (context.at.compiled.program.parameters?.[id]) return setOfWords(this.#quantities.choice(id));
    return setOfWords(settledChoice(reader(context.operand(id))(frame)));
  }

  /** A flag, word or term. */
  #words(id: string): Choice<FactValue> {
    const { context, frame, movables } = this.#place;
    const { program } = context.at.compiled;
    const [movable] = movablesOfFact(this.#place, id);
    if (movable && program.facts?.[id]) {
      return {
        movables: [movable],
        inside: [],
        options: (box) => {
          const values: FactValue[] = [];
          for (let step = box.low[movable.index] as number; step <= (box.high[movable.index] as number); step += 1)
            values.push(movable.at(step));
          return { values, mayBeUnknown: false };
        },
      };
    }
    if (program.parameters?.[id]) return this.#quantities.choice(id);
    const derived = program.derived?.[id];
    if (derived && 'held' in derived && !frame.facts.given.has(id)) {
      const formula = heldFormula(this.#place, derived as HeldOf, () => this.requirement((derived as HeldOf).held));
      return flagOf(formula, movablesIn([formula], movables));
    }
    return settledChoice(reader(context.operand(id))(frame));
  }
}

/** Whether a condition is met, as a value. */
const flagOf = (formula: Formula, movables: Choice<FactValue>['movables']): Choice<FactValue> => ({
  movables,
  inside: [formula],
  options: (box) => {
    const statuses = formula.statuses(box);
    const values: FactValue[] = [...(statuses & MET ? [true] : []), ...(statuses & MISSED ? [false] : [])];
    return { values, mayBeUnknown: (statuses & UNKNOWN) !== 0 };
  },
});
