/** An exact fraction; the denominator is positive. */
export interface Rational {
  top: bigint;
  bottom: bigint;
}
export const rational = (value: number): Rational => {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return shift >= 0 ? { top: digits * 10n ** BigInt(shift), bottom: 1n } : { top: digits, bottom: 10n ** BigInt(-shift) };
};
export const times = (a: Rational, b: Rational): Rational => ({ top: a.top * b.top, bottom: a.bottom * b.bottom });
export const over = (a: Rational, b: Rational): Rational =>
  b.top < 0n ? { top: -a.top * b.bottom, bottom: a.bottom * -b.top } : { top: a.top * b.bottom, bottom: a.bottom * b.top };
export const plus = (a: Rational, b: Rational): Rational => ({ top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom });
export const toNumber = ({ top, bottom }: Rational) => {
  const sign = top < 0n ? '-' : '';
  const size = top < 0n ? -top : top;
  return Number(`${sign}${(size * 10n ** 60n) / bottom}e-60`) + 0;
};
export const halfAway = ({ top, bottom }: Rational) =>
  Number(((top < 0n ? -top : top) * 2n + bottom) / (2n * bottom)) * (top < 0n ? -1 : 1) + 0;
