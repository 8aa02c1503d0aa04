import { newBits } from '../columns/bits.ts';
import type { Line } from '../outcome/version-outcome.ts';

/** A line of the bill that nobody has yet. */
export const emptyLine = (line: string, count: number): Line => ({
  line,
  granted: newBits(count),
  priced: newBits(count),
  known: newBits(count),
  value: new Float64Array(count),
});
