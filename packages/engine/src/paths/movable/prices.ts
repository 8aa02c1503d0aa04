import { decimalsOf, multiply, scaleUp } from '@tierwright/facts';

/** A number as whole · 10^-decimals. */
interface Decimal {
  whole: number | bigint;
  decimals: number;
}

/** What one step costs: cost of a unit times units, exactly. */
export function stepCost(costPerUnit: number, units: number): Decimal {
  const [a, b] = [decimalsOf(costPerUnit), decimalsOf(units)];
  return { whole: multiply(scaleUp(costPerUnit, a), scaleUp(units, b)), decimals: a + b };
}

/** Costs as whole numbers of one smallest part, so that sums of them are exact and equal ones are equal. */
export class Prices {
  readonly #decimals: number;

  constructor(costs: readonly Decimal[]) {
    this.#decimals = costs.reduce((most, { decimals }) => Math.max(most, decimals), 0);
  }

  of({ whole, decimals }: Decimal): number {
    return Number(multiply(whole, 10 ** (this.#decimals - decimals)));
  }

  /** A price in the units in which the document counts costs. */
  shown(price: number): number {
    return price / 10 ** this.#decimals;
  }
}
