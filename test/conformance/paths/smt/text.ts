/** SMT-LIB text of a truth; what is known is a boolean, so that a formula stays as small as what can be moved. */
export type Bool = boolean | string;
/** A whole number, or SMT-LIB text of one. */
type Term = bigint | string;
/** A fraction of whole numbers: the solver is at home there. A bottom that is a number is above 0. */
export interface Fraction {
  top: Term;
  bottom: Term;
}

export const not = (part: Bool): Bool => (typeof part === 'boolean' ? !part : `(not ${part})`);

export function and(...parts: Bool[]): Bool {
  if (parts.includes(false)) return false;
  const open = [...new Set(parts.filter((part) => part !== true))];
  return open.length === 0 ? true : open.length === 1 ? (open[0] as Bool) : `(and ${open.join(' ')})`;
}
export const or = (...parts: Bool[]): Bool => {
  if (parts.includes(true)) return true;
  const open = [...new Set(parts.filter((part) => part !== false))];
  return open.length === 0 ? false : open.length === 1 ? (open[0] as Bool) : `(or ${open.join(' ')})`;
};
export const chooseTruth = (when: Bool, then: Bool, otherwise: Bool): Bool =>
  then === otherwise ? then : or(and(when, then), and(not(when), otherwise));

const text = (term: Term): string => (typeof term === 'string' ? term : term < 0n ? `(- ${-term})` : String(term));
const product = (one: Term, other: Term): Term => {
  if (typeof one === 'bigint' && typeof other === 'bigint') return one * other;
  if (one === 0n || other === 0n) return 0n;
  return one === 1n ? other : other === 1n ? one : `(* ${text(one)} ${text(other)})`;
};
const sum = (one: Term, other: Term): Term => {
  if (typeof one === 'bigint' && typeof other === 'bigint') return one + other;
  return one === 0n ? other : other === 0n ? one : `(+ ${text(one)} ${text(other)})`;
};
const chooseTerm = (when: string, then: Term, otherwise: Term): Term =>
  then === otherwise ? then : `(ite ${when} ${text(then)} ${text(otherwise)})`;

/** A number as it is written, as a fraction. */
export function fraction(value: number): Fraction {
  const [mantissa = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '0', part = ''] = mantissa.split('.');
  const shift = Number(exponent) - part.length;
  const digits = BigInt(whole + part) * (value < 0 ? -1n : 1n);
  return shift >= 0 ? { top: digits * 10n ** BigInt(shift), bottom: 1n } : reduced({ top: digits, bottom: 10n ** BigInt(-shift) });
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b));
function reduced({ top, bottom }: Fraction): Fraction {
  if (typeof top !== 'bigint' || typeof bottom !== 'bigint') return { top, bottom };
  const common = divisor(top, bottom) || 1n;
  return { top: top / common, bottom: bottom / common };
}

/** A constant of the solver, times a number, beside another number. */
export function moving(name: string, step: number, start: number): Fraction {
  const [a, b] = [fraction(step), fraction(start)];
  return add(multiply({ top: name, bottom: 1n }, a), b);
}

export const ZERO = fraction(0);
const isZero = ({ top }: Fraction): boolean => top === 0n;

/** Both with one bottom. */
function alike(one: Fraction, other: Fraction): { tops: [Term, Term]; bottom: Term } {
  if (one.bottom === other.bottom) return { tops: [one.top, other.top], bottom: one.bottom };
  return { tops: [product(one.top, other.bottom), product(other.top, one.bottom)], bottom: product(one.bottom, other.bottom) };
}

export function add(...parts: Fraction[]): Fraction {
  return parts.reduce((left, right) => {
    if (isZero(left)) return right;
    if (isZero(right)) return left;
    const { tops, bottom } = alike(left, right);
    return reduced({ top: sum(...tops), bottom });
  }, ZERO);
}
export const negated = ({ top, bottom }: Fraction): Fraction => ({ top: product(-1n, top), bottom });
export const multiply = (one: Fraction, other: Fraction): Fraction =>
  isZero(one) || isZero(other) ? ZERO : reduced({ top: product(one.top, other.top), bottom: product(one.bottom, other.bottom) });
/** The divisor is not 0, wherever the result is used. */
export function divide(one: Fraction, other: Fraction): Fraction {
  const negative = typeof other.top === 'bigint' && other.top < 0n ? -1n : 1n;
  return reduced({ top: product(product(one.top, other.bottom), negative), bottom: product(product(one.bottom, other.top), negative) });
}

export function choose(when: Bool, then: Fraction, otherwise: Fraction): Fraction {
  if (typeof when === 'boolean') return when ? then : otherwise;
  if (then.top === otherwise.top && then.bottom === otherwise.bottom) return then;
  if (typeof then.bottom === 'string' || typeof otherwise.bottom === 'string')
    return { top: chooseTerm(when, then.top, otherwise.top), bottom: chooseTerm(when, then.bottom, otherwise.bottom) };
  const { tops, bottom } = alike(then, otherwise);
  return { top: chooseTerm(when, ...tops), bottom };
}

export type Comparison = '>=' | '>' | '<=' | '<' | '=';
const HOLDS: Record<Comparison, (a: bigint, b: bigint) => boolean> = {
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '<': (a, b) => a < b,
  '=': (a, b) => a === b,
};
const TURNED: Record<Comparison, Comparison> = { '>=': '<=', '>': '<', '<=': '>=', '<': '>', '=': '=' };

function comparedTerms(comparison: Comparison, left: Term, right: Term): Bool {
  if (typeof left === 'bigint' && typeof right === 'bigint') return HOLDS[comparison](left, right);
  return left === right ? HOLDS[comparison](0n, 0n) : `(${comparison} ${text(left)} ${text(right)})`;
}

/** Over bottoms of either sign. */
export function compared(comparison: Comparison, left: Fraction, right: Fraction): Bool {
  const { tops, bottom } = alike(left, right);
  if (left.bottom === right.bottom && typeof left.bottom === 'bigint') return comparedTerms(comparison, ...tops);
  const upright = comparedTerms(comparison, ...tops);
  if (typeof bottom === 'bigint') return upright;
  const turned = comparedTerms(TURNED[comparison], ...tops);
  return chooseTruth(`(> ${text(bottom)} 0)`, upright, turned);
}

export const least = (left: Fraction, right: Fraction): Fraction => choose(compared('<=', left, right), left, right);
export const most = (left: Fraction, right: Fraction): Fraction => choose(compared('>=', left, right), left, right);
