import type { FactValue } from '@tierwright/facts';
import { type Band, toMinor, type ValueType } from '@tierwright/program';
import type { Reading } from '../reading.ts';

type Bands = readonly Band[];

/** A bound of a band inside: money in minor units. */
const inside = (bound: number, type: ValueType, currency: string): number =>
  type === 'money' ? (toMinor(bound, currency) ?? Number.NaN) : bound;

/** ENG-R7: the band that holds a value; `null` in a gap or where the value is unknown. */
export function bandOf(bands: Bands, { type, value }: Reading, currency: string): string | null {
  if (typeof value !== 'number') return null;
  const found = bands.find(({ from, to }, index) => {
    const end = to ?? bands[index + 1]?.from;
    return inside(from, type, currency) <= value && (end === undefined || value < inside(end, type, currency));
  });
  return found?.id ?? null;
}

/** ENG-R7: the set of the lines' bands; unknown without lines or with a line in none. */
export function bandsOfLines(bands: Bands, lines: readonly FactValue[], type: ValueType, currency: string): readonly string[] | null {
  const found = lines.map((value) => bandOf(bands, { type, value }, currency));
  if (found.length === 0 || found.includes(null)) return null;
  return [...new Set(found as string[])].sort();
}
