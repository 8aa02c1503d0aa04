/** The number of decimals with which a number is written: 2 for 1.25, 7 for 1e-7, 0 for integers. */
export function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const point = mantissa.indexOf('.');
  return Math.max(0, (point < 0 ? 0 : mantissa.length - point - 1) - Number(exponent));
}

const SAFE_FOR_ROUNDING = 2 ** 51;
/** Powers of ten up to 10^22 are exact doubles. */
const EXACT_POWERS = 22;

/** value · 10^decimals, exactly, for a value with at most that many decimals. */
export function scaleUp(value: number, decimals: number): number | bigint {
  if (decimals <= EXACT_POWERS) {
    const scaled = value * 10 ** decimals;
    if (Math.abs(scaled) < SAFE_FOR_ROUNDING) return Math.round(scaled);
  }
  return scaleByText(value, decimals);
}

function scaleByText(value: number, decimals: number): bigint {
  const [mantissa = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const zeros = decimals + Number(exponent) - fraction.length;
  const magnitude = BigInt(whole + fraction) * 10n ** BigInt(zeros);
  return value < 0 ? -magnitude : magnitude;
}
