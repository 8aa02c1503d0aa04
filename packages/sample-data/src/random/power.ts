/**
 * `base` to a power, the power rounded to 1/64, by square roots and products alone. Those are rounded exactly by every
 * engine, `Math.pow` is not. `base` ≥ 0, `exponent` in [0, 8).
 */
export function dyadicPower(base: number, exponent: number): number {
  let whole = Math.floor(exponent);
  let sixtyFourths = Math.round((exponent - whole) * 64);
  if (sixtyFourths === 64) {
    whole += 1;
    sixtyFourths = 0;
  }
  let result = 1;
  for (let step = 0; step < whole; step++) result *= base;
  let root = base;
  for (let bit = 32; bit >= 1 && sixtyFourths > 0; bit = bit / 2) {
    root = Math.sqrt(root);
    if (sixtyFourths >= bit) {
      result *= root;
      sixtyFourths -= bit;
    }
  }
  return result;
}

/** A Pareto quantile, at least 1: the share `u` of the population lies below it. `atMost` cuts the tail. */
export function paretoQuantile(u: number, exponent: number, atMost: number): number {
  return Math.min(dyadicPower(1 / (1 - u), exponent), atMost);
}
