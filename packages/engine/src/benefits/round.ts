interface Decimal {
  digits: bigint;
  scale: number;
}

/** A decimal number as written, as an integer and the power of ten it is divided by. */
function decimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** percent × minor units ÷ 100, exact, rounded half away from zero to minor units. */
export const percentOf = (percent: number, minor: number): number => product(percent, minor, 100n);

/** A number × minor units, exact, rounded half away from zero to minor units. */
export const timesMoney = (factor: number, minor: number): number => product(factor, minor, 1n);

function product(factor: number, minor: number, divisor: bigint): number {
  const rate = decimal(factor);
  const numerator = rate.digits * BigInt(minor);
  const denominator = divisor * 10n ** BigInt(rate.scale);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return Number(numerator < 0n ? -rounded : rounded);
}

/** Whole numbers up to here are divided exactly enough to be rounded as their decimals are. */
const EXACT = 2 ** 51;

/** A percentage, or a number, by which many amounts are multiplied: as `percentOf` and `timesMoney`, its decimals read once. */
export class Multiplier {
  readonly #factor: number;
  readonly #of: 'percent' | 'number';
  readonly #digits: number;
  readonly #divisor: number;

  constructor(factor: number, of: 'percent' | 'number') {
    const { digits, scale } = decimal(factor);
    this.#factor = factor;
    this.#of = of;
    this.#digits = Number(digits);
    this.#divisor = (of === 'percent' ? 100 : 1) * 10 ** scale;
  }

  /** Minor units of so many, rounded half away from zero. */
  times(minor: number): number {
    const product = this.#digits * minor;
    const twice = Math.abs(product) * 2 + this.#divisor;
    if (!(twice < EXACT)) return this.#of === 'percent' ? percentOf(this.#factor, minor) : timesMoney(this.#factor, minor);
    const rounded = Math.floor(twice / (2 * this.#divisor));
    return product < 0 ? 0 - rounded : rounded;
  }
}

const scaled = (value: Decimal, scale: number): bigint => value.digits * 10n ** BigInt(scale - value.scale);

function toSix({ digits, scale }: Decimal): number {
  if (scale <= 6) return Number(`${digits}e-${scale}`);
  const divisor = 10n ** BigInt(scale - 6);
  const magnitude = digits < 0n ? -digits : digits;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return Number(`${digits < 0n ? '-' : ''}${rounded}e-6`);
}

/** Sum of percentages as decimals, rounded half away from zero to 6 decimals (ENG-B9). */
export function addPercents(values: readonly number[]): number {
  const parts = values.map(decimal);
  const scale = Math.max(0, ...parts.map((part) => part.scale));
  return toSix({ digits: parts.reduce((total, part) => total + scaled(part, scale), 0n), scale });
}

/** One after the other: 100 − 100·Π(1 − v ÷ 100), as decimals, rounded to 6 decimals (ENG-B9). */
export function compoundPercents(values: readonly number[]): number {
  let rest: Decimal = { digits: 100n, scale: 0 };
  for (const value of values) {
    const part = decimal(value);
    const left = scaled({ digits: 100n, scale: 0 }, part.scale) - part.digits;
    rest = { digits: rest.digits * left, scale: rest.scale + part.scale + 2 };
  }
  return toSix({ digits: scaled({ digits: 100n, scale: 0 }, rest.scale) - rest.digits, scale: rest.scale });
}

/** percent × percent ÷ 100, as decimals, rounded to 6 decimals (ENG-R8). */
export function percentOfPercent(percent: number, share: number): number {
  const a = decimal(percent);
  const b = decimal(share);
  return toSix({ digits: a.digits * b.digits, scale: a.scale + b.scale + 2 });
}
