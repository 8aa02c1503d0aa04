/** A number as it is written: digits · 10^−scale. */
function decimalOf(value: number): { digits: bigint; scale: number } {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** numerator ÷ denominator (positive), halves away from zero. */
function dividedAndRounded(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** a · b ÷ divisor as an integer, halves away from zero, computed with the numbers as they are written (ENG-B6). */
export function roundedProduct(a: number, b: number, divisor: number): number {
  const left = decimalOf(a);
  const right = decimalOf(b);
  return Number(dividedAndRounded(left.digits * right.digits, 10n ** BigInt(left.scale + right.scale) * BigInt(divisor)));
}

/** The sum of the numbers as they are written, rounded once to a number (ENG-D4). */
export function exactSum(numbers: readonly number[]): number {
  const decimals = numbers.map(decimalOf);
  const scale = Math.max(0, ...decimals.map((decimal) => decimal.scale));
  const sum = decimals.reduce((total, decimal) => total + decimal.digits * 10n ** BigInt(scale - decimal.scale), 0n);
  return Number(`${sum}e-${scale}`);
}

const DECIMALS = 6;

/** Rounded half away from zero to six decimals (ENG-B9, ENG-R8). */
export function sixDecimals(value: number): number {
  const { digits, scale } = decimalOf(value);
  if (scale <= DECIMALS) return value;
  return Number(`${dividedAndRounded(digits, 10n ** BigInt(scale - DECIMALS))}e-${DECIMALS}`);
}
