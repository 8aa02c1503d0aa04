import { canonicalize } from '@tierwright/program';

type Branch = Readonly<Record<string, unknown>>;

/** May hold half of a character, which no canonical text has. */
const MAY_BE_HALF = /[\ud800-\udfff]/;

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype && !('toJSON' in value);

/** Whether two values are the same without a doubt: where they hold what JSON does not, only writing them tells. */
function areSurelySame(one: unknown, other: unknown): boolean {
  if (typeof one === 'string') return one === other && !MAY_BE_HALF.test(one);
  if (typeof one === 'number') return one === other && Number.isFinite(one);
  if (typeof one === 'boolean' || one === null) return one === other;
  if (typeof one !== 'object' || typeof other !== 'object' || other === null) return false;
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((value, index) => areSurelySame(value, other[index]));
  }
  if (!isPlain(one) || !isPlain(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every(
    (key) => Object.hasOwn(other, key) && !MAY_BE_HALF.test(key) && areSurelySame((one as Branch)[key], (other as Branch)[key]),
  );
}

/** Whether the canonical texts of two values are equal, which are written only where it takes that to know. */
export const haveSameBytes = (one: unknown, other: unknown): boolean =>
  areSurelySame(one, other) || canonicalize(one) === canonicalize(other);
