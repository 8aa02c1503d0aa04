const isSafe = (value: number) => value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER;

/** The exact product of integers: a number while it is a safe one, else a bigint. */
export function multiply(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (isSafe(product)) return product;
  }
  return BigInt(a) * BigInt(b);
}

/** The exact sum of integers: a number while it is a safe one, else a bigint. */
export function add(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (isSafe(sum)) return sum;
  }
  return BigInt(a) + BigInt(b);
}

/** A power of ten as an integer. */
export const powerOfTen = (exponent: number): number | bigint => (exponent <= 15 ? 10 ** exponent : 10n ** BigInt(exponent));
