import { type FactValue, fromDay, toDay } from '@tierwright/facts';
import { type Parameter, parameterAt } from '@tierwright/program';
import { inside } from '../../model/inside.ts';
import type { Formula } from '../formula/formula.ts';
import { type Choice, choiceOf } from '../quantity/choice.ts';
import { movablesOf, type Quantity } from '../quantity/quantity.ts';
import { NO_BOX } from '../search/box.ts';
import { movablesIn, type Place } from './place.ts';

export const settledChoice = <T>(value: T): Choice<T> => ({
  movables: [],
  inside: [],
  options: () => ({ values: [value], mayBeUnknown: false }),
});

/** What a parameter is made of in a place. */
interface Parts {
  /** The condition of a variant. */
  variant: (index: number) => Formula;
  /** The date that its values are looked up at. */
  date: (id: string) => Quantity;
}

/** The values of a parameter on a date, between which its variants choose (ENG-P2). */
function choiceOn({ context, movables }: Place, parameter: Parameter, date: string, { variant }: Parts): Choice<FactValue> {
  const { currency } = context.at.compiled.program;
  const { tier, band } = context;
  const question = { date, ...(tier === null ? {} : { tier }), ...(band === null ? {} : { band }) };
  const written = (index?: number): FactValue | undefined => {
    const entry = parameterAt(parameter, index === undefined ? question : { ...question, variant: index });
    return entry === undefined ? undefined : inside(entry.value, parameter.type, currency);
  };
  const variants = (parameter.variants ?? []).flatMap((_, index) => {
    const value = written(index);
    return value === undefined ? [] : [{ when: variant(index), value }];
  });
  const conditions = variants.map(({ when }) => when);
  return choiceOf(variants, written() ?? null, movablesIn(conditions, movables));
}

/** Looked up at a date that can be moved: the values of every period that the date may lie in. */
function choiceByDate(date: Quantity, periods: readonly { from: number; choice: Choice<FactValue> }[]): Choice<FactValue> {
  const choices = periods.map(({ choice }) => choice);
  return {
    movables: movablesOf([date, ...choices]),
    inside: [...date.inside, ...choices.flatMap((choice) => choice.inside)],
    options: (box) => {
      const { low, high, mayBeKnown, mayBeUnknown } = date.range(box);
      if (!mayBeKnown) return { values: [], mayBeUnknown: true };
      const reached = periods.filter(({ from }, index) => from <= high && low < (periods[index + 1]?.from ?? Number.POSITIVE_INFINITY));
      const options = reached.map(({ choice }) => choice.options(box));
      return {
        values: options.flatMap(({ values }) => values),
        mayBeUnknown: mayBeUnknown || options.some((option) => option.mayBeUnknown),
      };
    },
  };
}

/** A parameter in a place (ENG-P2, ENG-P3): a constant, or the values between which variants, or a date that moves, choose. */
export function parameterChoice(place: Place, id: string, parts: Parts): Choice<FactValue> {
  const { compiled, date } = place.context.at;
  const parameter = compiled.program.parameters?.[id];
  if (!parameter) throw new Error(`parameter ${id} is not in the document`);
  const { constant } = place.context.parameter(id);
  if (constant !== undefined) return settledChoice(constant);
  if (parameter.at === undefined || parameter.records !== undefined) return choiceOn(place, parameter, date, parts);
  const at = parts.date(parameter.at);
  if (at.movables.length === 0) {
    const { low, mayBeKnown } = at.range(NO_BOX);
    return mayBeKnown ? choiceOn(place, parameter, fromDay(low), parts) : settledChoice(null);
  }
  const first = { from: Number.NEGATIVE_INFINITY, choice: choiceOn(place, parameter, '0001-01-01', parts) };
  const later = compiled.changes.map((change) => ({ from: toDay(change), choice: choiceOn(place, parameter, change, parts) }));
  return choiceByDate(at, [first, ...later]);
}
