// RFC 3492, "Punycode: A Bootstring encoding of Unicode for IDNA", section 6.2; the names are the standard's.
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;
const LAST_CODE_POINT = 0x10ffff;

function adapt(delta: number, points: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

/** A digit of base 36: a to z are 0 to 25, 0 to 9 are 26 to 35. */
function digitOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 22 : BASE;
}

/** The label that a lower-case `xn--` label stands for, without that prefix; nothing where it stands for none. */
export function decodePunycode(label: string): string | undefined {
  const cut = label.lastIndexOf('-');
  const points = [...label.slice(0, Math.max(cut, 0))].map((letter) => letter.charCodeAt(0));
  let n = INITIAL_N;
  let bias = INITIAL_BIAS;
  let i = 0;
  for (let at = cut + 1; at < label.length; ) {
    const before = i;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(label.charCodeAt(at));
      at += 1;
      if (at > label.length || digit >= BASE) return undefined;
      i += digit * weight;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
      if (weight > LAST_CODE_POINT * BASE) return undefined;
    }
    const length = points.length + 1;
    bias = adapt(i - before, length, before === 0);
    n += Math.floor(i / length);
    if (n > LAST_CODE_POINT) return undefined;
    i %= length;
    points.splice(i, 0, n);
    i += 1;
  }
  // A label of ASCII alone is never written so.
  return points.every((point) => point < INITIAL_N) ? undefined : String.fromCodePoint(...points);
}
