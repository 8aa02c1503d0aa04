import { type Bits, newBits, setBit } from '../columns/bits.ts';
import type { Numbers } from '../columns/lanes.ts';
import { type Vector, vectorAt } from '../run/vector.ts';

/** The numbers of a block, and which of them are known; null where all are. */
export interface KnownNumbers {
  readonly values: Numbers;
  readonly known: Bits | null;
}

/** A value as numbers: whatever is none, or is not exact, is unknown. */
export function numbersIn(vector: Vector, count: number): KnownNumbers {
  if (vector.kind === 'number' && vector.most === null) return vector;
  const values = new Float64Array(count);
  if (vector.kind === 'constant' && typeof vector.value === 'number') return { values: values.fill(vector.value), known: null };
  const known = newBits(count);
  if (vector.kind === 'constant') return { values, known };
  for (let index = 0; index < count; index += 1) {
    const value = vectorAt(vector, index);
    if (typeof value !== 'number') continue;
    values[index] = value;
    setBit(known, index);
  }
  return { values, known };
}

/** The sum of several for each partner; unknown where one of them is. */
export function summed(parts: readonly KnownNumbers[], count: number): KnownNumbers {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const values = new Float64Array(count);
  for (const part of parts)
    for (let index = 0; index < count; index += 1) values[index] = (values[index] as number) + (part.values[index] as number);
  const masks = parts.flatMap(({ known }) => (known === null ? [] : [known]));
  if (masks.length === 0) return { values, known: null };
  const known = newBits(count).fill(-1);
  for (const mask of masks)
    for (let word = 0; word < known.length; word += 1) known[word] = (known[word] as number) & (mask[word] as number);
  return { values, known };
}

/** Which values are known, whatever they are; null where all are. */
export function knownIn(vector: Vector, count: number): Bits | null {
  if (vector.kind === 'number' && vector.most === null) return vector.known;
  const known = newBits(count);
  for (let index = 0; index < count; index += 1) if (vectorAt(vector, index) !== null) setBit(known, index);
  return known;
}
