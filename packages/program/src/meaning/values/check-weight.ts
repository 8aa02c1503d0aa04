import type { Examination } from '../examination.ts';
import { datedValuesOf, literalsOf } from './parameter-literals.ts';

/** Weights multiply as scaled integers: with more decimals than this their products would not be exact. */
const MOST_DECIMALS = 6;

/** A literal weight, or all values of a parameter that is used as one. */
export function checkWeightDecimals(x: Examination, weight: number | string, pointer = ''): void {
  if (typeof weight === 'number') {
    const scaled = weight * 10 ** MOST_DECIMALS;
    if (Math.round(scaled) / 10 ** MOST_DECIMALS === weight) return;
    x.report.add('PDL211', pointer, `${weight} has too many decimals to be multiplied exactly.`, {
      value: weight,
      expected: `at most ${MOST_DECIMALS} decimals`,
    });
    return;
  }
  const parameter = x.program.parameters?.[weight];
  if (!parameter) return;
  for (const dated of datedValuesOf(parameter, `/parameters/${weight}`))
    for (const { literal, pointer: at } of literalsOf(dated)) if (typeof literal === 'number') checkWeightDecimals(x, literal, at);
}
