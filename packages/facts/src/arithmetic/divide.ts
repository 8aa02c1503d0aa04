const isSafe = (value: number | bigint): value is number => typeof value === 'number';
const magnitude = (value: bigint) => (value < 0n ? -value : value);

/**
 * The double nearest to numerator ÷ denominator (ties to even, as IEEE 754 divides): integers beyond 2^53 are not
 * rounded first. The denominator is not 0.
 */
export function quotient(numerator: number | bigint, denominator: number | bigint): number {
  if (isSafe(numerator) && isSafe(denominator)) return numerator / denominator;
  const top = BigInt(numerator);
  const bottom = BigInt(denominator);
  const negative = top < 0n !== bottom < 0n;
  const size = nearest(magnitude(top), magnitude(bottom));
  return negative ? -size : size;
}

const bits = (value: bigint) => value.toString(2).length;

function nearest(top: bigint, bottom: bigint): number {
  if (top === 0n) return 0;
  // 55 or 56 quotient bits: the 53 of a double, and enough to tell below, at and above the half; any rest counts as more.
  const shift = 55 - (bits(top) - bits(bottom));
  const scaledTop = shift > 0 ? top << BigInt(shift) : top;
  const scaledBottom = shift > 0 ? bottom : bottom << BigInt(-shift);
  const whole = scaledTop / scaledBottom;
  const sticky = whole * scaledBottom === scaledTop ? 0n : 1n;
  return Number((whole << 1n) | sticky) * 2 ** -(shift + 1);
}

/** numerator ÷ denominator as an integer, halves away from zero: how money is rounded. The denominator is positive. */
export function roundedQuotient(numerator: number | bigint, denominator: number | bigint): number {
  if (isSafe(numerator) && isSafe(denominator)) {
    const rest = numerator % denominator;
    const whole = (numerator - rest) / denominator;
    if (Math.abs(rest) * 2 < denominator) return whole;
    return numerator < 0 ? whole - 1 : whole + 1;
  }
  const top = BigInt(numerator);
  const bottom = BigInt(denominator);
  const whole = (magnitude(top) * 2n + bottom) / (bottom * 2n);
  return Number(top < 0n ? -whole : whole);
}
