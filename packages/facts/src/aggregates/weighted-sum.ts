import { currencyExponent } from '@tierwright/program';
import { decimalsOf, scaleUp } from '../arithmetic/decimals.ts';
import { add, multiply, powerOfTen } from '../arithmetic/exact-sum.ts';
import type { FactContext } from '../facts/context.ts';
import type { RecordPlan, Weight } from '../facts/fact-plan.ts';
import { readParameter } from '../parameters/parameter-model.ts';
import type { RecordRow } from '../records/record-row.ts';
import { ratioOf, scaled } from './numbers.ts';

/**
 * Σ value × weights ÷ per, exact until one division at the end. Money without `per` stays money and is rounded once;
 * with `per` it is counted in major units and the result is a number. Null where a weight is unknown.
 */
export function weightedSum(
  plan: RecordPlan,
  rows: readonly RecordRow[],
  values: readonly number[],
  currency: string,
  context: FactContext,
): number | null {
  const { values: integers, decimals } = scaled(values);
  let sum: number | bigint = 0;
  for (const [index, row] of rows.entries()) {
    context.row = row;
    const product = weigh(integers[index] ?? 0, plan.weights, context);
    if (product === null) return null;
    sum = add(sum, product);
  }
  const money = plan.of?.type === 'money';
  const scale = plan.weights.reduce((all, weight) => all + weight.decimals, decimals);
  if (plan.per === null) return ratioOf(sum, 1, scale, money);
  const perDecimals = decimalsOf(plan.per);
  const minorDigits = money ? (currencyExponent(currency) ?? 2) : 0;
  return ratioOf(multiply(sum, powerOfTen(perDecimals)), scaleUp(plan.per, perDecimals), scale + minorDigits, false);
}

function weigh(value: number | bigint, weights: readonly Weight[], context: FactContext): number | bigint | null {
  let product = value;
  for (const weight of weights) {
    if ('scaled' in weight) {
      product = multiply(product, weight.scaled);
      continue;
    }
    const factor = weight.parameter && readParameter(weight.parameter, context);
    if (typeof factor !== 'number') return null;
    product = multiply(product, scaleUp(factor, weight.decimals));
  }
  return product;
}
