import type { FactRef } from '@tierwright/program';
import { decimalsOf, scaleUp } from '../arithmetic/decimals.ts';
import type { ParameterModel } from '../parameters/parameter-model.ts';
import type { KindModel } from '../records/record-kind.ts';
import type { Weight } from './fact-plan.ts';
import type { ProgramModel } from './program-model.ts';

/** A factor of `times`, ready to multiply as an integer. */
export function weightOf(times: number | FactRef, kind: KindModel, model: ProgramModel): Weight {
  if (typeof times === 'number') {
    const decimals = decimalsOf(times);
    return { scaled: scaleUp(times, decimals), decimals };
  }
  const parameter = model.parameter(times.fact, kind) ?? null;
  return { parameter, decimals: parameter === null ? 0 : mostDecimals(parameter) };
}

/** The most decimals of any value of a parameter, so that each of them scales to an integer. */
const mostDecimals = ({ steps, variants }: ParameterModel): number =>
  [steps, ...variants.map((variant) => variant.steps)]
    .flatMap(({ values }) => values)
    .reduce<number>((most, value) => (typeof value === 'number' ? Math.max(most, decimalsOf(value)) : most), 0);
