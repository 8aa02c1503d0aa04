import { type Bits, hasBit, setBit, wordsFor } from '../../columns/bits.ts';
import { compareNumbers } from '../../run/number-tests.ts';
import { type Vector, vectorAt } from '../../run/vector.ts';

/** The ends of what is within 10 % of a threshold. */
function around(threshold: number): readonly [least: number, most: number] {
  const [one, other] = [(9 * threshold) / 10, (11 * threshold) / 10];
  return threshold < 0 ? [other, one] : [one, other];
}

type NumberVector = Extract<Vector, { kind: 'number' }>;

/** Numbers near a threshold that is the same for all, several at a time. */
function nearConstant(left: NumberVector, threshold: number, count: number, out: Bits, spare: Bits): void {
  const [least, most] = around(threshold);
  compareNumbers(left.values, count, 'atLeast', least, out);
  compareNumbers(left.values, count, 'above', most, spare);
  const words = wordsFor(count);
  for (let word = 0; word < words; word += 1) out[word] = (out[word] as number) & ~(spare[word] as number) & (left.known?.[word] ?? -1);
  // Flags behind the last partner are of no meaning.
  const rest = count & 31;
  if (rest !== 0) out[words - 1] = (out[words - 1] as number) & ((1 << rest) - 1);
  if (left.most === null) return;
  for (let index = 0; index < count; index += 1)
    if (hasBit(out, index) && left.most[index] !== left.values[index])
      out[index >>> 5] = (out[index >>> 5] as number) & ~(1 << (index & 31));
}

/** Numbers near thresholds of their own. */
function nearOwn(left: NumberVector, right: NumberVector, count: number, out: Bits): void {
  const values = left.values;
  const thresholds = right.values;
  for (let index = 0; index < count; index += 1) {
    const value = values[index] as number;
    const threshold = thresholds[index] as number;
    // Most are far away: whether they are known is asked of the others.
    if (Math.abs(value - threshold) > Math.abs(threshold) || threshold === 0) continue;
    const tenth = (9 * threshold) / 10;
    const most = (11 * threshold) / 10;
    const isNear = threshold < 0 ? value >= most && value <= tenth : value >= tenth && value <= most;
    if (isNear && vectorAt(left, index) !== null && vectorAt(right, index) !== null) setBit(out, index);
  }
}

/** SIM-Q9: writes whose number is known and within 10 % of a known threshold other than 0; whether there is anybody. */
export function findNear(left: Vector, right: Vector, count: number, out: Bits, spare: Bits): boolean {
  const words = wordsFor(count);
  if (left.kind === 'number' && right.kind === 'constant') {
    if (typeof right.value !== 'number' || right.value === 0) return false;
    nearConstant(left, right.value, count, out, spare);
  } else if (left.kind === 'number' && right.kind === 'number') {
    out.fill(0);
    nearOwn(left, right, count, out);
  } else {
    out.fill(0);
    for (let index = 0; index < count; index += 1) {
      const value = vectorAt(left, index);
      const threshold = vectorAt(right, index);
      if (typeof value !== 'number' || typeof threshold !== 'number' || threshold === 0) continue;
      const [least, most] = around(threshold);
      if (value >= least && value <= most) setBit(out, index);
    }
  }
  for (let word = 0; word < words; word += 1) if (out[word] !== 0) return true;
  return false;
}
